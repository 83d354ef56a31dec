/** MongoDB: the snapshots that people read and the events that are the audit log. */

export type { CodeGeneration, CodeShelf } from './codes.ts';
export type { StoreOptions } from './connection.ts';
export { notBegun } from './county-shelf.ts';
export { openStore } from './open.ts';
export { phoneKey } from './phone.ts';
export { BadCursor, DocumentProblem, EventConflict } from './problems.ts';
export type {
  CountyShelf,
  CountyVersion,
  EarlierAppeal,
  LaterSanction,
  ListFilter,
  OpenPage,
  Page,
  Progress,
  RepeatsOf,
  SimilarTo,
  Store,
  StoreLog,
  VisibleTo,
} from './types.ts';
export { visibilityOf } from './visible.ts';
