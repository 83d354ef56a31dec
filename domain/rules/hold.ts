import type { AppealState } from '../state.ts';

/** The hold's span is stored, not what remained; nothing where there was none. */
export const holdEnded = (state: AppealState, atMs: number): Pick<AppealState, 'hold' | 'holds'> =>
  state.hold === null
    ? { hold: null, holds: state.holds }
    : { hold: null, holds: [...state.holds, { fromMs: state.hold.fromMs, toMs: atMs }] };
