import type { Actor, Vote } from '../../domain/index.ts';
import { approved, centre, type Filed, file, iso, neighbour, rated, type Step } from './domain-kit.ts';

/** A group that votes, a meeting, and calls to its people, in the words of the rules' tests. */

export const person = (serial: number): Actor => ({ ...neighbour, account: `citizen:A1:${serial}` });
export const vote = (serial: number, satisfaction: Vote['satisfaction']): Step => [
  'vote',
  rated(satisfaction),
  person(serial),
];
export const votes = (serials: readonly number[], satisfaction: Vote['satisfaction']): Step[] =>
  serials.map((serial) => vote(serial, satisfaction));
export const upTo = (count: number): number[] => Array.from({ length: count }, (_, n) => n + 1);

/** So many people by name, of so many declared; approved, so that its window runs until 8 March. */
export const groupOf = (count: number, declared?: number, filed: Filed = {}) =>
  file({
    ...filed,
    body: {
      participants: {
        ...(count > 0 ? { people: upTo(count).map((n) => ({ name: `P${n}` })) } : {}),
        ...(declared === undefined ? {} : { declared }),
      },
    },
  }).after(...approved);
export const windowEnds = '2026-03-08 00:00';

export const ballot = (cast: number, dissatisfied: number, when = '2026-03-04 10:00'): Step => [
  'record-ballot',
  { at: iso(when), place: 'The school', cast, dissatisfied, evidence: 'list 7' },
  centre,
  when,
];

/** A call on a day of March; without a mark nobody was reached. */
export const call = (day: number, who: number | null, mark?: Vote['satisfaction']): Step => {
  const when = `2026-03-${String(day).padStart(2, '0')} 09:00`;
  const said = mark
    ? { reached: true, said: 'They said so.', rating: rated(mark) }
    : { reached: false, said: '-' };
  const to = who === null ? {} : { person: who };
  return ['record-call-back', { at: iso(when), means: 'phone', ...said, ...to }, centre, when];
};
