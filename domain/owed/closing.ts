import type { AppealState, Outcome } from '../state/index.ts';
import { endsAll } from './ledger.ts';
import type { LedgerEntry } from './obligation.ts';

/** Closing ends every obligation as `void`, including one that the closing act itself met. */
export const closingLedger = (state: AppealState): LedgerEntry[] => endsAll(state, 'void');

export const closed = (state: AppealState, outcome: Outcome, atMs: number): AppealState => ({
  ...state,
  ...holdEnded(state, atMs),
  stage: { status: 'closed', outcome, closedAtMs: atMs },
  requests: [],
});

/** Stores the span of the hold, instead of the time that remained. */
export const holdEnded = (state: AppealState, atMs: number): Pick<AppealState, 'hold' | 'holds'> =>
  state.hold === null
    ? { hold: null, holds: state.holds }
    : {
        hold: null,
        holds: [...state.holds, { fromMs: state.hold.fromMs, toMs: Math.max(atMs, state.hold.fromMs) }],
      };
