import { describe, expect, it } from 'vitest';
import { allRules } from '../../domain/index.ts';
import { beginnings } from '../support/beginnings.ts';
import { anybodyAway } from '../support/people-news.ts';
import { chanceFrom } from '../support/random-bodies.ts';
import { type Moment, walk } from '../support/random-walk.ts';

/** The same lives in every run, as many as it takes to carry each command out once, and no more than this. */
const atMost = 4000;
const longest = 12;

/** Lives until each command has been carried out; what was never carried out in all of them. */
function neverDone(): string[] {
  const missing = new Set<string>(Object.keys(allRules));
  const begun = Object.values(beginnings);
  for (let life = 0; life < atMost && missing.size > 0; life += 1) {
    const chance = chanceFrom(life);
    const seeds = Array.from({ length: longest }, () => Math.floor(chance() * 2 ** 31));
    const seen = ({ command, refusal }: Moment) => {
      if (command && !refusal) missing.delete(command.name);
    };
    walk(begun[life % begun.length]!().state, seeds, seen, anybodyAway);
  }
  return [...missing];
}

describe('the random lives', () => {
  it('carry out every command of the table; a new one needs its body in random-bodies.ts, or a beginning', {
    timeout: 120_000,
  }, () => {
    expect(neverDone()).toEqual([]);
  });
});
