import fc from 'fast-check';
import { describe, it } from 'vitest';
import { beginnings } from '../support/beginnings.ts';
import { seed, sequences } from '../support/depth.ts';
import { file, type Step } from '../support/domain-kit.ts';
import { type Moment, walk } from '../support/random-walk.ts';
import { checkSatisfied, checkStanding } from '../support/standing.ts';
import { approved } from '../support/usual-way.ts';

const numRuns = Math.ceil(sequences / 2);
console.info(`who decides: ${numRuns} sequences, HUIYIN_SEED=${seed}`);

/** Beside the usual beginnings, groups of every sort before their rating. */
const group = (participants: object, ...more: readonly Step[]) =>
  file({ body: { participants } }).after(...approved, ...more);
const four = { people: [{ name: 'Li' }, { name: 'Wu' }, { name: 'Xu' }, { name: 'He' }] };
const groups = {
  'four people': () => group(four),
  'five of whom two are listed': () => group({ declared: 5, people: four.people.slice(0, 2) }),
  'thirty-four by number': () => group({ declared: 34 }),
};
const all = { ...beginnings, ...groups };

const inEveryLife = (check: (moment: Moment) => void) =>
  fc.assert(
    fc.property(
      fc.constantFrom(...(Object.keys(all) as (keyof typeof all)[]), ...(Object.keys(groups) as never[])),
      fc.array(fc.nat(2 ** 31 - 1), { minLength: 1, maxLength: 40, size: 'max' }),
      (begun, seeds) => {
        walk(all[begun]!().state, seeds, check);
      },
    ),
    { numRuns, seed },
  );

describe('who decides', () => {
  it('is nobody who has left, or was never there', { timeout: 1_800_000 }, () => {
    inEveryLife(checkStanding);
  });

  it('with satisfaction: a living person, or a quorum of a group', { timeout: 1_800_000 }, () => {
    inEveryLife(checkSatisfied);
  });
});
