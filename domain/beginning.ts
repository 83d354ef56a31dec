import { dueAtMs } from './calendar/index.ts';
import { draft } from './event.ts';
import { evolve } from './evolve.ts';
import { opens } from './ledger.ts';
import { triageOwner } from './parties.ts';
import type { CountyAtRegistration } from './policy.ts';
import { numbered, type Recorded } from './record.ts';
import { currentRules, initialState, type RegisteredData } from './registered.ts';
import type { Actor, Participant, Registration } from './state.ts';

/** What every appeal begins with, whoever opens it. */
export const registeredData = (
  id: string,
  registration: Registration,
  county: CountyAtRegistration,
  sinceMs: number,
  participants: readonly Participant[],
): RegisteredData => ({
  id,
  rules: currentRules,
  registration,
  county,
  overallDueAtMs: dueAtMs(county.calendar, county.category.limit, sinceMs),
  participants,
  links: [],
});

/** The first event; where triage is to act, the centre owes a dispatch from now. */
export function begin(data: RegisteredData, actor: Actor, nowMs: number, triage: boolean): Recorded {
  const bare = initialState({ seq: 0, atMs: nowMs, type: 'registered', actor, data, ledger: [] });
  const owed = triage
    ? [
        opens(bare, nowMs, {
          kind: 'dispatch',
          owner: triageOwner(bare),
          limit: data.county.policy.limits.dispatch,
        }),
      ]
    : [];
  const event = numbered(null, draft('registered', data, owed), { nowMs, actor });
  return { state: evolve(null, event), events: [event] };
}
