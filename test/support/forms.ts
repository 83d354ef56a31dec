import { writeFormsIfOld } from '../../console/build/generate.ts';

/** Tests of the console draw the forms of the API as it stands. */
export default (): Promise<void> => writeFormsIfOld();
