import type { AppealState, Outcome } from '../state/index.ts';
import { endsAll } from './ledger.ts';
import type { LedgerEntry } from './obligation.ts';

/** Closing ends every obligation; what was met by the very act is said so, the rest is void. */
export const closingLedger = (state: AppealState): LedgerEntry[] => endsAll(state, 'void');

export const closed = (state: AppealState, outcome: Outcome, atMs: number): AppealState => ({
  ...state,
  ...holdEnded(state, atMs),
  stage: { status: 'closed', outcome, closedAtMs: atMs },
  requests: [],
});

/** The hold's span is stored, not what remained; nothing where there was none. */
export const holdEnded = (state: AppealState, atMs: number): Pick<AppealState, 'hold' | 'holds'> =>
  state.hold === null
    ? { hold: null, holds: state.holds }
    : {
        hold: null,
        holds: [...state.holds, { fromMs: state.hold.fromMs, toMs: Math.max(atMs, state.hold.fromMs) }],
      };
