import { isDeepStrictEqual } from 'node:util';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { type AppealEvent, type AppealState, evolveAll, tick } from '../../domain/index.ts';
import { beginnings } from '../support/beginnings.ts';
import { seed, sequences } from '../support/depth.ts';
import { checkEvents, checkLiability, checkWhole, must } from '../support/invariants.ts';
import { checkOwed } from '../support/owed.ts';
import { type Moment, walk } from '../support/random-walk.ts';

const numRuns = sequences;
console.info(`invariants: ${numRuns} sequences, HUIYIN_SEED=${seed}`);

const lives = fc.tuple(
  fc.constantFrom(...Object.keys(beginnings)),
  fc.array(fc.nat(2 ** 31 - 1), { minLength: 1, maxLength: 60, size: 'max' }),
);
const commands = new Map<string, number>();
const outcomes = new Map<string, number>();
const count = (where: Map<string, number>, key: string) => where.set(key, (where.get(key) ?? 0) + 1);

describe('what must hold, always', () => {
  it('holds in every life of an appeal', { timeout: 1_800_000 }, () => {
    fc.assert(
      fc.property(lives, ([begun, seeds]) => {
        const first = beginnings[begun]!();
        const events: AppealEvent[] = [...first.events];
        const charged = new Set<string>();
        const last = walk(first.state, seeds, (moment) => {
          count(commands, `${moment.command?.name ?? 'time'} ${moment.refusal ? 'refused' : 'done'}`);
          checkMoment(moment, charged);
          events.push(...moment.events);
        });
        const plain = JSON.parse(JSON.stringify(events)) as AppealEvent[];
        must(isDeepStrictEqual(plain, events), 'events are plain JSON');
        must(isDeepStrictEqual(evolveAll(null, plain), last), 'replaying the events gives the state');
        count(outcomes, last.stage.status === 'closed' ? last.stage.outcome : last.stage.status);
      }),
      { numRuns, seed },
    );
    if (process.env.HUIYIN_PRINT_COUNTS)
      console.info(Object.fromEntries(outcomes), Object.fromEntries(commands));
  });

  it.runIf(numRuns >= 1000)('was tested on lives that reach every stage', () => {
    const reached = [
      'handling',
      'reviewing',
      'rating',
      'satisfied',
      'explained',
      'declined',
      'split',
      'merged',
    ];
    expect([...outcomes.keys()]).toEqual(expect.arrayContaining(reached));
  });
});

function checkMoment({ before, after, events, nowMs, command, refusal }: Moment, charged: Set<string>): void {
  const replayed = checkEvents(before, events, charged);
  must(isDeepStrictEqual(replayed, after), 'the events of a moment give its state');
  if (refusal)
    must(isDeepStrictEqual(after, keeps(before, nowMs, events)), 'a refusal keeps nothing', command);
  checkLiability(after);
  checkOwed(after);
  checkWhole(after, nowMs);
}

const keeps = (before: AppealState, nowMs: number, events: readonly AppealEvent[]): AppealState =>
  events.length > 0 ? tick(before, nowMs).state : before;
