import type { Draft } from '../event/event.ts';
import type { AppealState } from '../state/index.ts';

/** An instant at which something takes effect without a command. */
export interface Deadline {
  readonly atMs: number;
  /** Drafts the effect. `nowMs` is the tick's own instant, from which new obligations run. */
  readonly fire: (state: AppealState, nowMs: number) => Draft;
}
