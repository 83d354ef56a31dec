import { writeForms, writeTypes } from './generate.ts';

/** `npm run types` writes the generated files that the console's sources import. */
await Promise.all([writeForms(), writeTypes()]);
