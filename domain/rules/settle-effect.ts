import { system } from '../access/who.ts';
import { flag, line, optional } from '../body/shape.ts';
import { defineRule } from '../define-rule.ts';
import { draft } from '../event/event.ts';
import { closed, closingLedger } from '../owed/closing.ts';
import { type AppealState, statuses } from '../state/index.ts';
import { refuse } from '../wording/refusal.ts';

interface Events {
  merged: { effect: string; into: string };
  'merge-refused': { effect: string; into: string; code: string };
  'effect-acknowledged': { effect: string };
}

const body = { effect: line(200), accepted: flag, code: optional(line(100)) } as const;

/** Another appeal answers an effect. Only its acknowledgement closes a merged case. */
export const settleEffect = defineRule<typeof body, Events>({
  name: 'settle-effect',
  zh: '跨案事项回执',
  en: 'acknowledge an effect',
  does: 'Another appeal has answered (given by the worker, not by a person)',
  body,
  by: system,
  from: statuses,
  decide: (state, given) => {
    const effect = state.effects.find(({ id }) => id === given.effect);
    if (!effect)
      return state.rules >= 3
        ? refuse('unknown-effect', { effect: given.effect })
        : refuse('nothing-requested', { kind: given.effect });
    if (effect.kind !== 'merge') return [draft('effect-acknowledged', { effect: effect.id })];
    const { id, into } = effect;
    if (state.stage.status === 'closed') return [draft('effect-acknowledged', { effect: id })];
    return given.accepted
      ? [draft('merged', { effect: id, into }, closingLedger(state))]
      : [draft('merge-refused', { effect: id, into, code: given.code ?? '' })];
  },
  evolve: {
    merged: (state, { effect, into }, { atMs }) => ({
      ...closed(withoutEffect(state, effect), 'merged', atMs),
      links: [...state.links, { kind: 'merged-into', appeal: into, registeredAtMs: null }],
    }),
    'merge-refused': (state, { effect }) => ({ ...withoutEffect(state, effect), merging: null }),
    'effect-acknowledged': (state, { effect }) => withoutEffect(state, effect),
  },
});

const withoutEffect = (state: AppealState, effect: string): AppealState => ({
  ...state,
  effects: state.effects.filter(({ id }) => id !== effect),
});
