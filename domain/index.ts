/** The rules of an appeal. Pure: time, actor and the county's facts come in as arguments, events go out. */

export { absenceOf, postsOf } from './absence.ts';
export { broughtIn } from './absorbing.ts';
export { attachmentsNamed, type NamedAttachment } from './attachments.ts';
export { awaited } from './awaited.ts';
export * from './calendar/index.ts';
export { nextDeadlineMs, tick } from './clock.ts';
export { type CountyAct, countyAccess, mayInCounty } from './county-access.ts';
export { metresBetween, type Place, placeIn } from './distance.ts';
export type { AppealEvent } from './event.ts';
export { evolve, evolveAll } from './evolve.ts';
export { type Command, type Given, handle, type Outcome as Handled } from './handle.ts';
export type { LedgerEntry, Light, Obligation, ObligationKind } from './obligation.ts';
export { worstLight } from './obligation.ts';
export { openAppeal, openReport } from './openings.ts';
export { textsOf } from './parts.ts';
export * from './policy.ts';
export { numbersOf } from './policy-defaults.ts';
export { allowedCommands, forbiddenNow, offeredCommands } from './possible.ts';
export { type Recorded, recordOne } from './record.ts';
export * from './refusal.ts';
export { type FiledMarks, type Filing, type RegisterBody, register, registerBody } from './register.ts';
export { currentRules, type RegisteredData } from './registered.ts';
export { type Relation, relationNames, relations, relationsOf } from './relation.ts';
export { countsAsRepeat, endedUnheard, isSoonAfter } from './repeats.ts';
export { type AnyRule, commonBody } from './rule.ts';
export { changedPeople } from './rules/note-people.ts';
export {
  type AnyCommandName,
  allRules,
  type CommandName,
  commandNames,
  rules,
  systemCommandNames,
  systemRules,
} from './rules.ts';
export { isSameMatter, type Matter } from './same-matter.ts';
export { filingWarnings } from './same-person.ts';
export { looksSealed, sealedMost, sealedParts, sealedText } from './sealed.ts';
export { type Infer, isOneLine, isRecord, type Kind, type Shape, valuesOf } from './shape.ts';
export { cancelRequested, signalRefused } from './signal-refused.ts';
export { asksForStanding, personalSerial, type Standing, serialInMaster, standingOf } from './standing.ts';
export { type CitizenPlace, citizenAccount, citizenPlace } from './state/citizen-account.ts';
export * from './state.ts';
export { marked } from './unverified.ts';
export { type Audience, audienceNames, audienceOf, audienceOfRelation, audiences } from './view/audience.ts';
export { readsAddition } from './view/fields.ts';
export { type LiabilityLine, liabilityOf } from './view/liability.ts';
export { type PublicView, publicFields, publicViewOf } from './view/public.ts';
export { type TimelineEntry, timelineFor } from './view/timeline.ts';
export { type AppealView, isOverdue, type ObligationView, viewFor } from './view/view.ts';
export { explainWarning, type Warning, type WarningCode, warn, warningsOf } from './warning.ts';
