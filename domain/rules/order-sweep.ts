import { draft } from '../event.ts';
import { factOf } from '../policy.ts';
import { numbersOf } from '../policy-defaults.ts';
import { isRefusal, refuse } from '../refusal.ts';
import { rule } from '../rule.ts';
import { category, instant, list, optional, text, unit } from '../shape.ts';
import type { AppealState, Effect, Link, Opening } from '../state.ts';
import { leader } from '../who.ts';
import { aheadWithin, knownUnits } from './checks.ts';

interface Events {
  'sweep-ordered': {
    query: string | null;
    category: string;
    units: readonly string[];
    dueAtMs: number;
    opened: readonly string[];
    similar: readonly string[];
  };
}

const body = {
  query: optional(text(400)),
  category: optional(category),
  units: list(unit, 1, 30),
  dueAt: instant,
} as const;

/** The like is looked for across the county: a proactive appeal for each unit named, similar cases linked. */
export const orderSweep = rule<typeof body, Events>({
  name: 'order-sweep',
  zh: '举一反三',
  en: 'Order a sweep: a proactive appeal for each unit named, similar cases linked',
  body,
  by: leader,
  from: ['assigned', 'handling', 'reviewing', 'rating'],
  bars: ({ sweep, escalation }) => {
    if (escalation.state !== 'taken-over' && escalation.state !== 'ruled') return refuse('take-over-first');
    return sweep ? refuse('swept-already') : null;
  },
  decide: (state, given, { facts, nowMs }) => {
    const units = knownUnits(facts, given.units);
    if (isRefusal(units)) return units;
    const chosen = given.category ?? state.category.id;
    if (given.category !== undefined && !factOf(facts.categories, chosen))
      return refuse('unknown-category', { category: chosen });
    const dueAtMs = aheadWithin(state, 'dueAt', given.dueAt, numbersOf(state).longestRuling, nowMs);
    if (isRefusal(dueAtMs)) return dueAtMs;
    const similar = facts.similar === 'unknown' ? [] : facts.similar.filter(({ id }) => id !== state.id);
    return [
      draft('sweep-ordered', {
        query: given.query ?? null,
        category: chosen,
        units: given.units,
        dueAtMs,
        opened: given.units.map((_, i) => `${state.id}-S${i + 1}`),
        similar: similar.map(({ id }) => id),
      }),
    ];
  },
  evolve: {
    'sweep-ordered': (state, { similar, ...sweep }, { atMs, seq }) => ({
      ...state,
      sweep: { ...sweep, orderedAtMs: atMs },
      links: [
        ...state.links,
        ...similar.map((id): Link => ({ kind: 'similar', appeal: id, registeredAtMs: null })),
      ],
      effects: [...state.effects, ...openings(state, sweep, atMs, seq)],
    }),
  },
});

const openings = (
  state: AppealState,
  sweep: Omit<Events['sweep-ordered'], 'similar'>,
  atMs: number,
  seq: number,
): Effect[] =>
  sweep.units.map((lead, i) => {
    const opening: Opening = {
      why: 'sweep',
      from: state.id,
      kind: 'proactive',
      title: state.registration.title,
      description: sweep.query ?? state.registration.title,
      category: sweep.category,
      area: null,
      location: null,
      citizen: null,
      anonymous: true,
      channel: 'sweep',
      registeredAtMs: atMs,
      participants: [],
      lead,
      dueAtMs: sweep.dueAtMs,
    };
    return { id: `${state.id}:${seq}:${i + 1}`, kind: 'open-appeal', appeal: sweep.opened[i] ?? '', opening };
  });
