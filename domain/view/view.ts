import { audienceOf } from '../access/audience.ts';
import { fields, shownField } from '../access/fields.ts';
import type { Reader } from '../access/reader.ts';
import { offeredCommands } from '../possible.ts';
import type { Actor, AppealState } from '../state/index.ts';
import { type AppealView, type WholeView, wholeView } from './whole-view.ts';

/** Returns the appeal as this actor may read it at `nowMs`. Returns null where the actor may not know of it. */
export function viewFor(
  state: AppealState,
  actor: Actor,
  nowMs: number,
  earlier?: Reader['earlier'],
): AppealView | null {
  const audience = audienceOf(state, actor);
  if (audience === null) return null;
  const reader: Reader = { actor, audience, ...(earlier ? { earlier } : {}) };
  const whole = wholeView(state, nowMs);
  const names = Object.keys(fields) as (keyof WholeView)[];
  const shown = names.map((name) => [name, shownField<unknown>(fields[name], whole[name], reader, state)]);
  return {
    ...(Object.fromEntries(shown) as WholeView),
    allowedCommands: offeredCommands(state, actor, nowMs),
  };
}
