import { endsAll } from './ledger.ts';
import type { LedgerEntry } from './obligation.ts';
import type { AppealState, Outcome } from './state.ts';

/** Closing ends every obligation; what was met by the very act is said so, the rest is void. */
export const closingLedger = (state: AppealState): LedgerEntry[] => endsAll(state, 'void');

export const closed = (state: AppealState, outcome: Outcome, atMs: number): AppealState => ({
  ...state,
  stage: { status: 'closed', outcome, closedAtMs: atMs },
  requests: [],
});
