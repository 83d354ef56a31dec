import { postsOf } from '../../domain/index.ts';
import { facts, leaderCountyFact, leaderUrbanFact } from './domain-kit.ts';
import { oneOf } from './random-bodies.ts';
import type { News } from './random-walk.ts';

/** Any of those whom the case is with may be at work, on leave, gone or moved; any unit may be nearly empty. */
export const anybodyAway: News = (state, chance) => {
  if (chance() < 0.3) return {};
  const people = postsOf(state).map(({ unit, person }) => [
    person,
    oneOf(chance, [
      null,
      ...['elsewhere', unit, unit].map((at) => ({ unit: at, role: 'officer', onLeave: chance() < 0.4 })),
    ]),
  ]);
  const units = Object.values(facts.units).map((unit) => [
    unit.id,
    chance() < 0.3 ? { ...unit, people: oneOf(chance, [[], [`${unit.id}.wang`]]) } : unit,
  ]);
  const urban = { ...leaderUrbanFact, onLeave: chance() < 0.5 };
  const category = chance() < 0.5 ? { ...urban, deputyOnLeave: true as const } : urban;
  return {
    people: Object.fromEntries(people),
    units: Object.fromEntries(units),
    leaders: { category, default: leaderCountyFact },
  };
};
