import { dueAtMs } from '../calendar/index.ts';
import { type DraftContext, draft } from '../event/event.ts';
import { ends, isPassedOn, openObligations, opens, opensAgain, owesContaining } from '../owed/ledger.ts';
import type { LedgerEntry } from '../owed/obligation.ts';
import { answersFor } from '../people/duty.ts';
import type { UnitFact } from '../policy/policy.ts';
import { limitsOf } from '../policy/urgency.ts';
import {
  type AppealState,
  type Helper,
  type LiabilityReason,
  liableOf,
  type WrongDispatch,
} from '../state/index.ts';
import { isRefusal, type Refusal, refuse } from '../wording/refusal.ts';
import { keepUnits, knownUnits, onHold } from './checks.ts';
import { opensParts } from './dispatching.ts';

/** Undoes a wrong dispatch: the case goes to another first receiver, and the mistake stays with who made it. */
export interface RedispatchEvents {
  redispatched: RedispatchData;
}
export interface RedispatchData {
  readonly from: string;
  readonly lead: string;
  readonly person: string;
  readonly helpers: readonly string[];
  /** Former helpers whose part ends. */
  readonly excused: readonly string[];
  readonly units: readonly UnitFact[];
  readonly reason: string;
  readonly mistakeOf: WrongDispatch['mistakeOf'];
  /** Colours that the wrong unit was charged with since then stay in the log, and in no figure of that unit. */
  readonly misdispatched: { readonly unit: string; readonly sinceMs: number };
}

const mostRedispatches = 2;

/** A unit is first receiver by dispatch as long as nothing but its own acceptance and naming of people followed. */
const byDispatch: readonly LiabilityReason[] = [
  'dispatch',
  'redispatched',
  'accept',
  'deemed-acceptance',
  'reassign',
];

/** Only a dispatch that nothing was built upon can be undone. */
export function notRedispatchable(state: AppealState): Refusal | null {
  const { rules, round, promise, escalation, spans, firstReceiver, redispatches = [] } = state;
  const unit = liableOf(state)?.unit ?? '';
  if (rules < 4) return refuse('older-rules');
  if (redispatches.length >= mostRedispatches)
    return refuse('redispatched-already', { most: mostRedispatches });
  if (promise) return refuse('promised-already', { unit: promise.unit });
  const dispatched = unit === firstReceiver && spans.every(({ why }) => byDispatch.includes(why));
  if (round > 1 || !dispatched) return refuse('not-by-dispatch', { unit });
  if (escalation.state !== 'none') return refuse('awaits-leader', { leader: escalation.leader ?? '' });
  return onHold(state);
}

/** Checks the units that are to have the case, and drafts the redispatch. */
export function redispatchTo(
  state: AppealState,
  { lead, helpers = [], reason }: { lead: string; helpers?: readonly string[] | undefined; reason: string },
  { facts, nowMs }: DraftContext,
) {
  const units = knownUnits(facts, [lead, ...helpers]);
  if (isRefusal(units)) return units;
  if (liableOf(state)?.unit === lead) return refuse('same-unit', { unit: lead });
  return [redispatchDraft(state, nowMs, units, reason)];
}

/** The new lead has the full time to accept. The date of the whole counts from the first dispatch on. */
function redispatchDraft(
  state: AppealState,
  nowMs: number,
  [lead, ...helpers]: readonly UnitFact[],
  reason: string,
) {
  if (!lead) throw new Error('a dispatch names a lead');
  const person = answersFor(state, lead.id, lead.head, nowMs);
  const owner = { role: 'officer', unit: lead.id, person } as const;
  const from = liableOf(state)?.unit ?? '';
  const whole = openObligations(state, 'complete')[0];
  const least = dueAtMs(state.calendar, limitsOf(state).leastAfterMove, nowMs);
  const dueMs = Math.max(whole?.dueAtMs ?? nowMs, least);
  const owed = openObligations(
    state,
    (o) => o.owner.role === 'officer' && o.owner.unit === from && o.kind !== 'contain',
  );
  const named = helpers.map(({ id }) => id);
  const atWork = state.helpers.filter((h) => h.state === 'waiting' || h.state === 'accepted');
  const excused = atWork.map(({ unit }) => unit).filter((unit) => unit !== lead.id && !named.includes(unit));
  const hasPart = (unit: string) =>
    state.helpers.some((h) => h.unit === unit && h.state !== 'denied' && h.state !== 'excused');
  const isNew = ({ id }: UnitFact) => !hasPart(id);
  const data: RedispatchData = {
    from,
    lead: lead.id,
    person,
    helpers: named,
    excused,
    units: [lead, ...helpers],
    reason,
    mistakeOf: mistakeOf(state),
    misdispatched: { unit: from, sinceMs: state.redispatches?.at(-1)?.atMs ?? state.dispatchedAtMs ?? nowMs },
  };
  return draft('redispatched', data, [
    ...ends(state, (o) => o.kind === 'decision' && o.about !== 'withdrawal', 'void'),
    ...ends(state, (o) => o.kind === 'finish-part' && [lead.id, ...excused].includes(o.about ?? ''), 'void'),
    ...owed.map(
      ({ id, kind }): LedgerEntry => ({ op: 'ended', id, how: isPassedOn(kind) ? 'passed-on' : 'void' }),
    ),
    opens(state, nowMs, { kind: 'accept', owner, limit: limitsOf(state).accept }),
    opens(state, nowMs, { kind: 'complete', owner, limit: whole?.limit ?? null, dueMs }),
    ...owesContaining(state, nowMs, owner),
    ...opensParts(state, nowMs, helpers.filter(isNew), dueMs),
    ...owed.filter(({ kind }) => isPassedOn(kind)).map((o) => opensAgain(state, nowMs, o, owner)),
  ]);
}

/** A rule of the county and a pool's fall-back are the county centre's. A person's dispatch is that person's. */
function mistakeOf({ dispatchedBy, triage }: AppealState): WrongDispatch['mistakeOf'] {
  const centre = { unit: triage.above.at(-1) ?? triage.unit, account: null };
  if (!dispatchedBy || dispatchedBy.role === 'system' || dispatchedBy.role === 'clock') return centre;
  return { unit: dispatchedBy.unit ?? centre.unit, account: dispatchedBy.account };
}

export const redispatchEvolvers = {
  redispatched: (
    state: AppealState,
    { from, lead, person, helpers, excused, units, reason, mistakeOf }: RedispatchData,
    { atMs, actor }: { readonly atMs: number; readonly actor: AppealState['registeredBy'] },
  ): AppealState => ({
    ...state,
    stage: { status: 'assigned', liable: { unit: lead, person, sinceMs: atMs, why: 'redispatched' } },
    firstReceiver: lead,
    dispatchedBy: actor,
    helpers: helpersAfter(state, { lead, helpers, excused }),
    requests: state.requests.filter(({ kind }) => kind === 'withdrawal'),
    denials: state.denials.filter(({ unit }) => unit !== from),
    units: keepUnits(state, units),
    redispatches: [
      ...(state.redispatches ?? []),
      { from, to: lead, reason, by: actor.account, atMs, mistakeOf },
    ],
  }),
};

function helpersAfter(
  { helpers: before }: AppealState,
  { lead, helpers, excused }: Pick<RedispatchData, 'lead' | 'helpers' | 'excused'>,
): Helper[] {
  const fresh = (unit: string): Helper => ({ unit, state: 'waiting', person: null, statement: null });
  const kept = before
    .filter(({ unit }) => unit !== lead)
    .map((h): Helper => {
      if (excused.includes(h.unit)) return { ...h, state: 'excused' };
      const isOut = h.state === 'denied' || h.state === 'excused';
      return isOut && helpers.includes(h.unit) ? fresh(h.unit) : h;
    });
  return [...kept, ...helpers.filter((unit) => !kept.some((h) => h.unit === unit)).map(fresh)];
}
