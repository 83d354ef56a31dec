import { allRules } from '../all-rules.ts';
import { reportEvolvers } from '../beginning/report-events.ts';
import { clockEvolvers } from '../clock/clock-events.ts';
import { dutyEvolvers } from '../people/duty.ts';
import { shellEvolvers } from './signal-refused.ts';

/** Every event after registration, with its change of the state. Each rule brings its own events. */
type FromRules = UnionToIntersection<(typeof allRules)[keyof typeof allRules]['evolve']>;
type UnionToIntersection<U> = (U extends unknown ? (x: U) => void : never) extends (x: infer I) => void
  ? I
  : never;

const fromRules = Object.assign({}, ...Object.values(allRules).map((rule) => rule.evolve)) as FromRules;

export const evolvers = {
  ...fromRules,
  ...clockEvolvers,
  ...shellEvolvers,
  ...reportEvolvers,
  ...dutyEvolvers,
};
export type EventType = keyof typeof evolvers | 'registered';
