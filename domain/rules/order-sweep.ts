import { leader } from '../access/who.ts';
import { boundedInstant, knownUnits } from '../acts/checks.ts';
import { category, instant, line, list, optional, unit } from '../body/shape.ts';
import { defineRule } from '../define-rule.ts';
import { draft } from '../event/event.ts';
import { numbersOf } from '../policy/defaults.ts';
import { type Facts, factOf } from '../policy/policy.ts';
import type { AppealState, Effect, Link, Opening } from '../state/index.ts';
import { isRefusal, refuse } from '../wording/refusal.ts';
import { type Warning, warn } from '../wording/warning.ts';

interface Events {
  'sweep-ordered': {
    query: string | null;
    place?: string;
    category: string;
    units: readonly string[];
    dueAtMs: number;
    opened: readonly string[];
    similar: readonly string[];
    /** Absent where nothing was left out. */
    leftOut?: number;
  };
}

const body = {
  /** A similar case contains `query` in its title and `place` in its place. */
  query: optional(line(400)),
  place: optional(line(400)),
  category: optional(category),
  units: list(unit, 1, 30),
  dueAt: instant,
} as const;

/**
 * The county is searched for similar cases. Each named unit gets a proactive appeal, and similar cases are
 * linked.
 */
export const orderSweep = defineRule<typeof body, Events>({
  name: 'order-sweep',
  zh: '部署举一反三',
  en: 'order a sweep',
  does: 'Order a sweep: a proactive appeal for each unit named, similar cases linked',
  body,
  by: leader,
  from: ['assigned', 'handling', 'reviewing', 'rating'],
  asks: ['similar'],
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
    const dueAtMs = boundedInstant(state, 'dueAt', given.dueAt, numbersOf(state).longestRuling, nowMs);
    if (isRefusal(dueAtMs)) return dueAtMs;
    const { similar, leftOut, warnings } = likeThis(state, facts);
    const data = {
      query: given.query ?? null,
      ...(given.place === undefined ? {} : { place: given.place }),
      category: chosen,
      units: given.units,
      dueAtMs,
      opened: given.units.map((_, i) => `${state.id}-S${i + 1}`),
      similar,
      ...(leftOut > 0 ? { leftOut } : {}),
    };
    return [draft('sweep-ordered', data, [], { warnings })];
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

interface Found {
  readonly similar: readonly string[];
  readonly leftOut: number;
  readonly warnings?: readonly Warning[];
}

/** The cases found, without this case and its links, and the number left out. */
function likeThis(state: AppealState, { similar, search }: Facts): Found {
  const found = similar === 'unknown' ? [] : similar.map(({ id }) => id).filter((id) => id !== state.id);
  if (state.rules < 3) return { similar: found, leftOut: 0 };
  if (similar === 'unknown') return { similar: [], leftOut: 0, warnings: [warn('sweep-not-searched')] };
  const fresh = found.filter((id) => !state.links.some(({ appeal }) => appeal === id));
  const leftOut = search?.leftOut ?? 0;
  return leftOut === 0
    ? { similar: fresh, leftOut }
    : { similar: fresh, leftOut, warnings: [warn('sweep-left-out', { count: leftOut })] };
}

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
