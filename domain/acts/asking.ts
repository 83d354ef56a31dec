import { opens } from '../owed/ledger.ts';
import type { AppealState } from '../state/index.ts';

/** Opens the citizen's rating window. It has no light, because a citizen owes the office nothing. */
export const asksCitizen = (state: AppealState, nowMs: number) =>
  opens(state, nowMs, {
    kind: 'citizen-rating',
    owner: { role: 'citizen', unit: null, person: null },
    limit: state.policy.limits.rating,
  });
