/** Schemas of HTTP. Each serves the check, the types and the OpenAPI document. */

export * as accountSchemas from './accounts.ts';
export { type AttachmentView, announcedUpload, attachmentPage, attachmentView } from './attachment.ts';
export * as auditSchemas from './audit.ts';
export { type BodyOf, type BodySchema, bodySchema, type ParsedBody, parseBody } from './body.ts';
export * as countySchemas from './county.ts';
export * as deskSchemas from './desk.ts';
export { type FieldProblem, problemsOf, type Sentence } from './field-problem.ts';
export {
  type CountQuery,
  contactsQuery,
  countQuery,
  type InboxQuery,
  inboxQuery,
  type ListQuery,
  listQuery,
} from './filters.ts';
export * as foresightSchemas from './foresight.ts';
export * as hookSchemas from './hooks.ts';
export { instantSchema, shownInstant } from './instant.ts';
export { type ProblemBody, problem, problemMediaType } from './problem.ts';
export * as similarSchemas from './similar.ts';
export * as summarySchemas from './summary.ts';
export {
  appealPage,
  appealView,
  commandAnswer,
  filedView,
  liabilityLine,
  registeredView,
  timelineEntry,
  timelinePage,
} from './view.ts';
