import type { Draft } from '../event/event.ts';
import type { AppealState } from '../state/index.ts';

/** An instant at which something takes effect without anybody's command. */
export interface Deadline {
  readonly atMs: number;
  /** What takes effect. `nowMs` is the tick's own instant, carried by whatever it opens. */
  readonly fire: (state: AppealState, nowMs: number) => Draft;
}
