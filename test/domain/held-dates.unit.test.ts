import fc from 'fast-check';
import { describe, it } from 'vitest';
import { beginnings } from '../support/beginnings.ts';
import { seed, sequences } from '../support/depth.ts';
import { checkHeldDates } from '../support/held-dates.ts';
import { walk } from '../support/random-walk.ts';

const numRuns = Math.ceil(sequences / 4);
console.info(`dates after a hold: ${numRuns} sequences, HUIYIN_SEED=${seed}`);

/** Cases that are on hold, or soon may be. */
const begun = ['on hold', 'promised', 'promised before a holiday', 'at work', 'calendar days'] as const;

describe('a hold', () => {
  it('moves a limit in days by the days counted whose 24:00 lies in it, and by no more', {
    timeout: 1_800_000,
  }, () => {
    fc.assert(
      fc.property(
        fc.constantFrom(...begun, 'on hold' as const),
        fc.array(fc.nat(2 ** 31 - 1), { minLength: 1, maxLength: 30, size: 'max' }),
        (name, seeds) => {
          walk(beginnings[name]!().state, seeds, checkHeldDates);
        },
      ),
      { numRuns, seed },
    );
  });
});
