import { opens } from '../owed/ledger.ts';
import type { LedgerEntry } from '../owed/obligation.ts';
import { ratingOwner, triageOwner } from '../people/parties.ts';
import { numbersOf } from '../policy/defaults.ts';
import { limitsOf } from '../policy/urgency.ts';
import type { AppealState } from '../state/index.ts';

/** Opens the rating window. It has no light, because nobody who judges owes the office anything. */
export const asksCitizen = (state: AppealState, nowMs: number, about?: string) =>
  opens(state, nowMs, {
    kind: 'citizen-rating',
    owner: ratingOwner(state),
    limit: limitsOf(state).rating,
    about,
  });

/** The centre owes a call to the citizen. */
export const owesCall = (state: AppealState, nowMs: number) =>
  opens(state, nowMs, { kind: 'call-back', owner: triageOwner(state), limit: limitsOf(state).callBack });

/** The policy has the filers of some channels called at once, beside their window. */
export function callsAtOnce(state: AppealState, nowMs: number): readonly LedgerEntry[] {
  const isWanted = numbersOf(state).callBackAtOnce.includes(state.registration.channel);
  return state.rules >= 4 && isWanted ? [owesCall(state, nowMs)] : [];
}
