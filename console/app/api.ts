import { openClient, type Schemas } from '../../client/index.ts';

export { ApiProblem, answered, type FieldFault, isProblem, type Schemas } from '../../client/index.ts';
export type Appeal = Schemas['Appeal'];
export type Obligation = Schemas['Obligation'];
export type Me = Schemas['Me'];
export type TimelineEntry = Schemas['TimelineEntry'];

/** The client of the API. The browser sends the session's cookie. Pages repeat on their own. */
export const api = openClient({ baseUrl: '', credentials: 'same-origin', repeats: 0 });
