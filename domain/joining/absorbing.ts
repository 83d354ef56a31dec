import { withLedger } from '../acts/classifying.ts';
import { raises, type UrgencyChange, withLevel } from '../acts/raising-urgency.ts';
import { placeWith } from '../body/matter.ts';
import {
  appeal,
  attachment,
  group,
  type Infer,
  instant,
  list,
  oneOf,
  optional,
  person,
  personal,
  text,
} from '../body/shape.ts';
import { mayEscalate } from '../leaders/escalation.ts';
import { withCompletionDue } from '../owed/in-review.ts';
import type { LedgerEntry } from '../owed/obligation.ts';
import { type AppealState, type Effect, type MergedEscalation, type Part, sayings } from '../state/index.ts';
import { type Refusal, refuse } from '../wording/refusal.ts';
import { afterEarlierFiling, dueBy, type EarlierDates, isDateSet } from './earlier-filing.ts';
import { fitIn, joinedParts } from './parts.ts';

/** A master takes these data over from a duplicate, beside its people. */

const said = { kind: oneOf(...sayings), text: personal(8000), at: instant } as const;
const part = {
  id: appeal,
  whose: appeal,
  title: personal(200),
  description: personal(8000),
  location: optional(placeWith(personal(400))),
  attachments: list(attachment, 0, 1000),
  said: list(group(said), 0, 1000),
} as const;

/** A duplicate of older rules leaves these fields out. */
export const broughtBody = {
  parts: optional(list(group(part), 0, 1000)),
  earliestFiledAt: optional(instant),
  escalation: optional(group({ leader: person, reason: text(60) })),
  urgency: optional(oneOf('urgent', 'critical')),
  overallDueAt: optional(instant),
  containDueAt: optional(instant),
} as const;
type BroughtBody = Infer<typeof broughtBody>;
type Merge = Extract<Effect, { kind: 'merge' }>;

const isoOf = (ms: number): string => new Date(ms).toISOString();

/**
 * Writes the data of a merge as the command to its master. A body has no nulls, so empty fields are left out.
 */
export function broughtIn(effect: Merge): BroughtBody {
  const { parts, earliestFiledAtMs, escalation, urgency, overallDueAtMs, containDueAtMs } = effect;
  return {
    ...(parts === undefined ? {} : { parts: parts.map(partBody) }),
    ...(earliestFiledAtMs === undefined ? {} : { earliestFiledAt: isoOf(earliestFiledAtMs) }),
    ...(escalation ? { escalation } : {}),
    ...(urgency ? { urgency } : {}),
    ...(overallDueAtMs === undefined ? {} : { overallDueAt: isoOf(overallDueAtMs) }),
    ...(containDueAtMs === undefined ? {} : { containDueAt: isoOf(containDueAtMs) }),
  };
}

const partBody = ({ location, said, ...rest }: Part): Infer<typeof part> => ({
  ...rest,
  ...(location === null ? {} : { location }),
  said: said.map(({ kind, text, atMs }) => ({ kind, text, at: isoOf(atMs) })),
});

/** Copies field by field, because other fields of a body are nobody's words. */
const partFrom = (given: Infer<typeof part>): Part => ({
  id: given.id,
  whose: given.whose,
  title: given.title,
  description: given.description,
  location: given.location ?? null,
  attachments: given.attachments,
  said: given.said.map(({ kind, text, at }) => ({ kind, text, atMs: Date.parse(at) })),
});

/** The master's event records these data of a merge. */
export interface Brought extends EarlierDates {
  readonly parts?: readonly Part[];
  /** The leader who had the duplicate, and the reason. */
  readonly escalation?: MergedEscalation;
  /** The duplicate was more urgent. */
  readonly urgency?: UrgencyChange;
}

/** Returns the master's changes, or a refusal where it is full. */
export function masterChanges(
  state: AppealState,
  { parts, earliestFiledAt, escalation, ...urgent }: BroughtBody,
  registeredAt: string,
  nowMs: number,
): { readonly brought: Brought; readonly ledger: readonly LedgerEntry[] } | Refusal {
  const come = parts?.map(partFrom);
  if (come && !fitIn(state, come)) return refuse('master-full');
  const { dates, ledger } = afterEarlierFiling(state, Date.parse(earliestFiledAt ?? registeredAt), nowMs);
  const more =
    state.rules >= 4 ? urgentChanges(withLedger(dated(state, dates), ledger), urgent, nowMs) : null;
  return {
    brought: {
      ...dates,
      ...(come ? { parts: come } : {}),
      ...(escalation ? { escalation: withWhom(escalation) } : {}),
      ...more?.changes,
    },
    ledger: [...ledger, ...(more?.ledger ?? [])],
  };
}

/** The level is raised on top of the dates that the earlier filing brings. */
const dated = (state: AppealState, { overallDueAtMs, completionDueMs }: EarlierDates): AppealState => ({
  ...state,
  ...(overallDueAtMs === undefined ? {} : { overallDueAtMs }),
  ...(completionDueMs === undefined ? {} : withCompletionDue(state, completionDueMs)),
});

/** A master is as urgent as its duplicate, and due no later. A date that somebody set stays. */
function urgentChanges(
  state: AppealState,
  { urgency, overallDueAt, containDueAt }: Pick<BroughtBody, 'urgency' | 'overallDueAt' | 'containDueAt'>,
  nowMs: number,
): { readonly changes: Brought; readonly ledger: readonly LedgerEntry[] } {
  const containDueMs = containDueAt === undefined ? undefined : Date.parse(containDueAt);
  const raised = urgency ? raises(state, urgency, nowMs, containDueMs) : null;
  const levelled = raised ? withLedger(withLevel(state, raised.change, nowMs), raised.ledger) : state;
  const dueMs = overallDueAt === undefined ? Number.POSITIVE_INFINITY : Date.parse(overallDueAt);
  const isSooner = dueMs < levelled.overallDueAtMs && !isDateSet(levelled);
  const sooner = isSooner ? dueBy(levelled, dueMs, nowMs) : { dates: {}, ledger: [] };
  return {
    changes: raised ? { urgency: { ...raised.change, ...sooner.dates } } : sooner.dates,
    ledger: [...(raised?.ledger ?? []), ...sooner.ledger],
  };
}

const withWhom = ({ leader, reason }: MergedEscalation): MergedEscalation => ({ leader, reason });

/**
 * A master without a leader goes to the leader who merged a case into it. A master with a leader keeps that
 * leader.
 */
export function withBrought(state: AppealState, brought: Brought, atMs: number): AppealState {
  const { parts, escalation, earliestFiledAtMs, overallDueAtMs, completionDueMs, urgency } = brought;
  const toLeader = escalation && state.rules >= 3 && state.escalation.state === 'none' && mayEscalate(state);
  const dated = {
    ...state,
    ...(parts === undefined ? {} : { parts: joinedParts(state.parts, parts) }),
    ...(earliestFiledAtMs === undefined ? {} : { earliestFiledAtMs }),
    ...(overallDueAtMs === undefined ? {} : { overallDueAtMs }),
    ...(completionDueMs === undefined ? {} : withCompletionDue(state, completionDueMs)),
    ...(toLeader ? { comesWithLeader: escalation.leader } : {}),
  };
  return urgency ? withLevel(dated, urgency, atMs) : dated;
}
