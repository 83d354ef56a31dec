import type { AppealState } from '../state/index.ts';

/** A completion in review whose obligation has another date, with which it goes on should it be returned. */
export function withCompletionDue(state: AppealState, dueAtMs: number): Partial<AppealState> {
  if (state.stage.status !== 'reviewing') return {};
  const { completion } = state.stage;
  const dated = { ...completion, obligation: { ...completion.obligation, dueAtMs } };
  return { stage: { ...state.stage, completion: dated }, completion: dated };
}
