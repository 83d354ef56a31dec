import { dueAtMs } from '../calendar/index.ts';
import { draft } from '../event/event.ts';
import { evolve } from '../event/evolve.ts';
import { numberDraft, type Recorded } from '../event/record.ts';
import { opens } from '../owed/ledger.ts';
import type { LedgerEntry, Obligation } from '../owed/obligation.ts';
import { triageOwner } from '../people/parties.ts';
import type { CountyAtRegistration } from '../policy/policy.ts';
import { levelIn, limitsOf, wholeLimitOf, withUrgency } from '../policy/urgency.ts';
import type { Actor, Participant, Registration, Urgency } from '../state/index.ts';
import { currentRules, initialState, type RegisteredData } from './registered.ts';

/** The data with which every appeal begins. No case is less urgent than its category. */
export const registeredData = (
  id: string,
  registration: Registration,
  county: CountyAtRegistration,
  sinceMs: number,
  participants: readonly Participant[],
  given: Urgency = 'ordinary',
): RegisteredData => {
  const urgency = withUrgency(levelIn(county.category, given));
  const limit = wholeLimitOf({ ...county, ...urgency }, sinceMs);
  return {
    id,
    rules: currentRules,
    registration,
    county,
    ...urgency,
    overallDueAtMs: Math.min(
      dueAtMs(county.calendar, limit, sinceMs),
      registration.instruction?.dueAtMs ?? Number.POSITIVE_INFINITY,
    ),
    participants,
    links: [],
  };
};

/**
 * Records the first event. Where triage acts, the centre owes a dispatch from now. `owed` holds the
 * obligations that a part of a split keeps, with their dates.
 */
export function beginAppeal(
  data: RegisteredData,
  actor: Actor,
  nowMs: number,
  triage: boolean,
  owed: readonly Obligation[] = [],
): Recorded {
  const bare = initialState({ seq: 0, atMs: nowMs, type: 'registered', actor, data, ledger: [] });
  const carried = owed.map((o): LedgerEntry => {
    const owner = o.kind === 'dispatch' ? triageOwner(bare) : o.owner;
    return { op: 'opened', obligation: { ...o, id: '', owner } };
  });
  const dispatch = opens(bare, nowMs, {
    kind: 'dispatch',
    owner: triageOwner(bare),
    limit: limitsOf(bare).dispatch,
  });
  const opensNew = triage && !owed.some(({ kind }) => kind === 'dispatch');
  const ledger = [...(opensNew ? [dispatch] : []), ...carried];
  const event = numberDraft(null, draft('registered', data, ledger), { nowMs, actor });
  return { state: evolve(null, event), events: [event] };
}
