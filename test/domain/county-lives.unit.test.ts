import fc from 'fast-check';
import { describe, it } from 'vitest';
import { checkMerged, checkOneVote, checkPart, checkReadable } from '../support/county-checks.ts';
import { liveTogether, type Watch } from '../support/county-walk.ts';
import { seed, sequences } from '../support/depth.ts';
import { checkOwed } from '../support/owed.ts';
import { checkSatisfied, checkStanding } from '../support/standing.ts';

const numRuns = Math.ceil(sequences / 10);
console.info(`cases of one county: ${numRuns} sequences, HUIYIN_SEED=${seed}`);

const inEveryCounty = (watch: Watch) =>
  fc.assert(
    fc.asyncProperty(fc.array(fc.nat(2 ** 31 - 1), { minLength: 2, maxLength: 60, size: 'max' }), (seeds) =>
      liveTogether(seeds, watch),
    ),
    { numRuns, seed },
  );

describe('cases that reach each other', { timeout: 1_800_000 }, () => {
  it('owe what each stage owes', () => inEveryCounty({ moment: ({ after }) => checkOwed(after) }));

  it('keep what a citizen said or showed where it must be acted on', () =>
    inEveryCounty({ step: (county, filed) => checkReadable(county, filed) }));

  it('give one person one vote', () =>
    inEveryCounty({ moment: ({ after }, county) => checkOneVote(after, county) }));

  it('are changed by their living people only', () => inEveryCounty({ moment: checkStanding }));

  it('close as satisfied by a living person or a quorum', () => inEveryCounty({ moment: checkSatisfied }));

  it('are due no later by a merge or a split', () => inEveryCounty({ moment: checkMerged, part: checkPart }));
});
