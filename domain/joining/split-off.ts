import type { Obligation } from '../owed/obligation.ts';
import { returnsOf } from '../owed/returns.ts';
import { handlersOf } from '../people/handlers.ts';
import {
  type AppealState,
  type Counters,
  type Link,
  liableOf,
  type Opening,
  type Part,
} from '../state/index.ts';
import { isDateSet } from './earlier-filing.ts';
import { partsOf } from './parts.ts';

/**
 * A part of a split continues with these data. A split loses no words, and nobody escapes an obligation by
 * it.
 */

type Whole = Pick<Opening, 'lead' | 'dueAtMs' | 'occurredAt' | 'declared' | 'links'> & {
  readonly kept: NonNullable<Opening['kept']>;
};

/** The whole as it stands after its hold ends. */
export function wholeOf(state: AppealState): Whole {
  const { registration, escalation, rulings, escalations, conference } = state;
  const { extensions, denials, holds, earliestFiledAtMs, overallDueAtMs } = state;
  const handlers = handlersOf(state);
  const completion = state.obligations.find((o) => o.kind === 'complete');
  return {
    lead: liableOf(state) ? (escalation.ruling?.lead ?? state.firstReceiver) : null,
    dueAtMs: completion?.dueAtMs ?? null,
    occurredAt: registration.occurredAt,
    declared: registration.declared,
    links: state.links.filter(goesAlong),
    kept: {
      state: {
        parts: partsOf(state),
        registeredBy: state.registeredBy,
        holds,
        escalation,
        rulings,
        escalations,
        counters: ofFirstRound(state),
        conference,
        extensions,
        denials,
        ...(handlers.length > 0 ? { alsoHandled: handlers } : {}),
        ...(earliestFiledAtMs === undefined ? {} : { earliestFiledAtMs }),
        ...(state.settledBy === undefined ? {} : { settledBy: state.settledBy }),
        ...(state.containedAtMs === undefined ? {} : { containedAtMs: state.containedAtMs }),
      },
      overallDueAtMs,
      dateSet: isDateSet(state),
      ...(state.urgency ? { urgency: state.urgency } : {}),
      ...(completion ? { completion: datedBy(completion) } : {}),
      owed: state.obligations.filter(({ kind }) => ofTheCase.includes(kind)),
    },
  };
}

const datedBy = ({ limit, charged, set }: Obligation): NonNullable<Opening['kept']>['completion'] => ({
  limit,
  charged,
  ...(set ? { set } : {}),
});

/** A part begins its rounds anew, but the round that it begins in is the whole's present one. */
function ofFirstRound(state: AppealState): Counters {
  const { counters } = state;
  return counters.returns ? { ...counters, returns: { ...returnsOf(state), round: 1 } } : counters;
}

/** The first measures on a critical case keep their date in each part. */
const ofTheCase: readonly string[] = ['dispatch', 'leader-takeover', 'leader-ruling', 'contain'];
const goesAlong = ({ kind }: Link): boolean =>
  kind === 'split-from' ||
  kind === 'moved-from' ||
  kind === 'merged-from' ||
  kind === 'repeats' ||
  kind === 'swept-by';

/** All files that people of the whole have shown, including its own filing. */
export const filesOf = (state: AppealState): readonly string[] =>
  partsOf(state).flatMap(({ attachments }) => attachments);
export const ownFilesOf = (state: AppealState): readonly string[] => partsOf(state)[0]?.attachments ?? [];

/** Assigns the words of the whole's own people to this part. */
export const wholeFor = (part: string, { id }: AppealState, whole: Whole): Whole => {
  const { kept } = whole;
  const parts = kept.state.parts.map((p): Part => (p.whose === id ? { ...p, whose: part } : p));
  return { ...whole, kept: { ...kept, state: { ...kept.state, parts } } };
};
