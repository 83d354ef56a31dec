import type { Limit } from '../calendar/index.ts';
import { draft } from '../event/event.ts';
import { workDate } from '../joining/earlier-filing.ts';
import { ends, openObligations, opens, owesContaining } from '../owed/ledger.ts';
import type { LedgerEntry, Light, Owner } from '../owed/obligation.ts';
import { answersFor } from '../people/duty.ts';
import { acting, leaderFor } from '../people/parties.ts';
import type { UnitFact } from '../policy/policy.ts';
import { limitsOf } from '../policy/urgency.ts';
import type { AppealState } from '../state/index.ts';

export interface Events {
  dispatched: DispatchedData;
}
export interface DispatchedData {
  lead: string;
  person: string;
  helpers: readonly string[];
  instruction: string | null;
  /** Set where the category sends the leader a copy. */
  copiedTo: string | null;
  units: readonly UnitFact[];
  /** The tick's own instant. The lead is liable from then on. */
  sinceMs: number;
}

/** A date that the dispatch does not count from now: a sweep's, or that of the whole which a part was split from. */
export interface GivenDate {
  readonly dueMs: number;
  readonly limit: Limit | null;
  readonly set?: true;
  readonly charged?: readonly Light[];
}

/** A dispatch by whoever gives it: a centre, or the clock when a pool lapses. */
export function dispatchDraft(
  state: AppealState,
  nowMs: number,
  [lead, ...helpers]: readonly UnitFact[],
  instruction: string | null,
  given?: GivenDate,
) {
  if (!lead) throw new Error('a dispatch names a lead');
  const person = answersFor(state, lead.id, lead.head, nowMs);
  const owner = { role: 'officer', unit: lead.id, person } as const;
  const date: GivenDate = given ?? workDate(state, nowMs);
  const data: DispatchedData = {
    lead: lead.id,
    person,
    helpers: helpers.map((u) => u.id),
    instruction,
    copiedTo: state.category.copyToLeader ? acting(state, leaderFor(state)) : null,
    units: [lead, ...helpers],
    sinceMs: nowMs,
  };
  return draft('dispatched', data, [
    ...ends(state, (o) => o.kind === 'dispatch' || (o.kind === 'urge-reply' && o.owner.role === 'centre')),
    ...ends(state, 'claim', 'lapsed'),
    opens(state, nowMs, { kind: 'accept', owner, limit: limitsOf(state).accept }),
    opens(state, nowMs, { kind: 'complete', owner, ...date }),
    ...owesContaining(state, nowMs, owner),
    ...opensParts(state, nowMs, helpers, date.dueMs),
    ...passesOrders(state, nowMs, owner),
  ]);
}

/** Passes the orders that triage has not answered to the first liable unit, with their full time. */
export function passesOrders(state: AppealState, nowMs: number, owner: Owner): LedgerEntry[] {
  const orders = openObligations(state, (o) => o.kind === 'order-reply' && o.owner.role === 'centre');
  return orders.flatMap((o): LedgerEntry[] => [
    { op: 'ended', id: o.id, how: 'passed-on' },
    opens(state, nowMs, {
      kind: o.kind,
      owner,
      dueMs: nowMs + o.dueAtMs - o.sinceMs,
      about: o.about ?? undefined,
    }),
  ]);
}

/** Each helper owes its part by the due date of the whole. */
export const opensParts = (state: AppealState, nowMs: number, helpers: readonly UnitFact[], dueMs: number) =>
  helpers.map((helper) =>
    opens(state, nowMs, {
      kind: 'finish-part',
      about: helper.id,
      owner: { role: 'officer', unit: helper.id, person: helper.head },
      limit: null,
      dueMs,
    }),
  );

/** The act just done answers every open urge. */
export const answeredUrges = (state: AppealState, atMs: number): AppealState['urges'] =>
  state.urges.map((urge) => (urge.answeredAtMs === null ? { ...urge, answeredAtMs: atMs } : urge));
