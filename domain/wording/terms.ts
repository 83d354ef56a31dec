import { allRules } from '../all-rules.ts';
import type { AnyRule } from '../define-rule.ts';
import * as ofCase from './case-terms.ts';
import { declineReasonTerms, orderColourTerms } from './county-terms.ts';
import { eventTerms } from './event-terms.ts';
import { fieldTerms } from './field-terms.ts';
import { endedTerms, lightTerms, obligationTerms, timeUnitTerms } from './owed-terms.ts';
import type { Terms } from './wording.ts';

/** Every command under its name, as its rule calls it. */
const commandTerms: Terms = Object.fromEntries(
  Object.entries<AnyRule>(allRules).map(([name, { zh, en }]) => [name, { zh, en }]),
);

/** One table of every term that people read, by subject and code. The API serves it; refusals are filled from it. */
export const words = {
  stages: ofCase.stageTerms,
  outcomes: ofCase.outcomeTerms,
  callOutcomes: ofCase.callOutcomeTerms,
  commands: commandTerms,
  events: eventTerms,
  obligations: obligationTerms,
  obligationEnds: endedTerms,
  lights: lightTerms,
  roles: ofCase.roleTerms,
  kinds: ofCase.appealKindTerms,
  urgencies: ofCase.urgencyTerms,
  requests: ofCase.requestTerms,
  helperStates: ofCase.helperStateTerms,
  escalationStates: ofCase.escalationStateTerms,
  escalationReasons: ofCase.escalationReasonTerms,
  liabilityReasons: ofCase.liabilityReasonTerms,
  links: ofCase.linkTerms,
  results: ofCase.resultTerms,
  satisfaction: ofCase.satisfactionTerms,
  sanctions: ofCase.sanctionTerms,
  declineReasons: declineReasonTerms,
  orderColours: orderColourTerms,
  fields: fieldTerms,
  timeUnits: timeUnitTerms,
} as const satisfies Readonly<Record<string, Terms>>;
