/**
 * The rules of an appeal, as pure functions. Time, actor and county facts are arguments. Events are results.
 */

export {
  type Audience,
  audienceNames,
  audienceOf,
  audienceOfRelation,
  audiences,
} from './access/audience.ts';

export { type CountyAct, countyAccess, mayInCounty } from './access/county-access.ts';
export { readsAddition } from './access/fields.ts';
export { involvedUnits, type Relation, relationNames, relations, relationsOf } from './access/relation.ts';
export {
  asksForStanding,
  personalSerial,
  personOf,
  type Standing,
  serialInMaster,
  standingOf,
} from './access/standing.ts';

export { areaIdIn, areaNamed, type KnownPlaces, placeWarnings } from './acts/placing.ts';

export {
  type AnyCommandName,
  allRules,
  type CommandName,
  commandNames,
  rules,
  systemCommandNames,
  systemRules,
} from './all-rules.ts';

export { openAppeal, openReport } from './beginning/openings.ts';
export {
  type FiledMarks,
  type FilingFacts,
  type Followed,
  type RegisterBody,
  register,
  registerBody,
} from './beginning/register.ts';

export { currentRules, type RegisteredData } from './beginning/registered.ts';
export { attachmentsNamed, type NamedAttachment } from './body/attachments.ts';
export { looksSealed, sealedMost, sealedParts, sealedText } from './body/sealed.ts';
export {
  areaWordsOf,
  type Infer,
  isOneLine,
  isRecord,
  type Kind,
  placesOf,
  type Shape,
  valuesOf,
} from './body/shape.ts';
export { visible } from './body/visible.ts';
export * from './calendar/index.ts';
export { nextDeadlineMs, tick } from './clock/tick.ts';
export { type AnyRule, type CaseFacts, commonBody } from './define-rule.ts';
export { canonicalJson } from './event/canonical-json.ts';
export type { AppealEvent } from './event/event.ts';
export { evolve, evolveAll } from './event/evolve.ts';
export { type Recorded, recordOne } from './event/record.ts';
export { cancelRequested, signalRefused } from './event/signal-refused.ts';
export { markUnverified } from './event/unverified.ts';
export { type Command, decideAfterClose, type Handled, handle } from './handle.ts';
export { broughtIn } from './joining/absorbing.ts';
export { metresBetween, type Place, placeIn, placeKey } from './joining/distance.ts';
export { type Likened, leastLikeness, likenessOf, metresApart } from './joining/likeness.ts';
export { textsOf } from './joining/parts.ts';
export { countsAsRepeat, endedUnheard, isSoonAfter } from './joining/repeats.ts';
export { fieldOf } from './joining/rough-place.ts';
export { isSameMatter, type Matter } from './joining/same-matter.ts';
export {
  type DeliveryOutcome,
  type DeliveryProblem,
  type DeliveryVerdict,
  deliveryProblems,
  deliveryWaitsMs,
  holdAfter,
  longestHoldMs,
  unreachableMs,
  verdictOf,
  waitAfter,
} from './outbox/back-off.ts';
export { hookReceiver, messageId, type Receiver, testEvent, toldType } from './outbox/receiver.ts';
export { awaited } from './owed/awaited.ts';
export { isFrozen } from './owed/ledger.ts';
export type { LedgerEntry, Light, Obligation, ObligationKind } from './owed/obligation.ts';
export { worstLight } from './owed/obligation.ts';
export { absenceOf, postsOf } from './people/absence.ts';
export { changedPeople } from './people/absence-news.ts';
export { filingWarnings } from './people/same-person.ts';
export { numbersOf } from './policy/defaults.ts';
export * from './policy/policy.ts';
export { levelIn, limitsOf, urgencyOf, wholeLimitOf } from './policy/urgency.ts';
export { allowedCommands, forbiddenNow, offeredCommands } from './possible.ts';
export { type CitizenPlace, citizenAccount, citizenPlace } from './state/citizen-account.ts';
export * from './state/index.ts';
export { type Brief, briefOf } from './view/brief.ts';
export { type CallsMade, callsMade } from './view/calls-made.ts';
export { type KnownCommand, knownCommands } from './view/known-commands.ts';
export { type LiabilityLine, liabilityOf } from './view/liability.ts';
export { commandsFor } from './view/met-by.ts';
export { type NearbyView, nearbyView } from './view/nearby.ts';
export { type PublicView, publicFields, publicViewOf } from './view/public.ts';
export { mayLearnOf, type TimelineEntry, timelineFor } from './view/timeline.ts';
export { viewFor } from './view/view.ts';
export { type AppealView, isOverdue, type ObligationView, obligationView } from './view/whole-view.ts';
export { citizenReads } from './wording/citizen-reads.ts';
export { explainRefusal, explainWarning, fillSentence } from './wording/explain.ts';
export { fieldTerms, fieldWording } from './wording/field-terms.ts';
export * from './wording/input-faults.ts';
export { instantWording, type Named, type Naming, named, noNaming } from './wording/places.ts';
export * from './wording/refusal.ts';
export { words } from './wording/terms.ts';
export { type Warning, type WarningCode, warn, warningsOf } from './wording/warning.ts';
export type { Terms, Wording } from './wording/wording.ts';
