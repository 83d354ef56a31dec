import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { type Likened, leastLikeness, likenessOf } from '../../domain/index.ts';
import { isSameTitle } from '../../domain/joining/same-matter.ts';
import { bandMarks } from '../../store/lists/near-marks.ts';
import { type Group, groups } from './labelled.ts';

const hundredMetres = 0.0009;

interface Filing extends Likened {
  readonly group: number;
}

/** Neighbours stand some tens of metres apart, and the phones of some have no position. */
const filings: readonly Filing[] = groups.flatMap(({ category, at, said }, group) =>
  said.map((title, index): Filing => {
    const [east, north] = at ?? [0, 0];
    const known = at !== null && (group + index) % 4 !== 3;
    const off = (index - 1) * 0.0004;
    const location = known
      ? { longitude: 109.7 + east * hundredMetres + off, latitude: 28.3 + north * hundredMetres - off }
      : null;
    // One in five chooses another category than the neighbours.
    return { group, title, words: '', category: (group + index) % 5 === 4 ? 'other' : category, location };
  }),
);
const heldOut = ({ group }: Filing): boolean => group % 2 === 0;

interface Found {
  /** The share of filings whose neighbour is among the first three. */
  readonly hits: number;
  /** The share of all that is shown which is another matter. */
  readonly false: number;
}

type Search = (sought: Filing, others: readonly Filing[]) => readonly Filing[];

function measured(search: Search, sought: readonly Filing[]): Found {
  let hit = 0;
  let shown = 0;
  let wrong = 0;
  for (const one of sought) {
    const found = search(
      one,
      filings.filter((other) => other !== one),
    ).slice(0, 3);
    if (found.some(({ group }) => group === one.group)) hit += 1;
    shown += found.length;
    wrong += found.filter(({ group }) => group !== one.group).length;
  }
  return { hits: hit / sought.length, false: shown === 0 ? 0 : wrong / shown };
}

const byLikeness =
  (least: number): Search =>
  (sought, others) =>
    others
      .map((other) => ({ other, likeness: likenessOf(sought, other) }))
      .filter(({ likeness }) => likeness >= least)
      .sort((a, b) => b.likeness - a.likeness)
      .map(({ other }) => other);
/** A list that searches by title words, the newest first. */
const plain: Search = (sought, others) => others.filter(({ title }) => isSameTitle(title, sought.title));

describe('the likeness of filings, on 200 labelled ones', () => {
  it('has 60 matters and as many filings', () => {
    expect([groups.length, filings.length >= 200]).toEqual([60, true]);
  });

  it('finds the neighbour’s filing among three, more often and with fewer false ones than a search by words', () => {
    const own = measured(byLikeness(leastLikeness), filings.filter(heldOut));
    const other = measured(plain, filings.filter(heldOut));
    const tuned = measured(
      byLikeness(leastLikeness),
      filings.filter((one) => !heldOut(one)),
    );
    console.info('held out', own, 'plain search', other, 'tuned on', tuned);
    expect(own.hits).toBeGreaterThan(0.9);
    expect(own.hits).toBeGreaterThan(other.hits);
    expect(own.false).toBeLessThan(0.1);
  });

  it('is the same both ways, never negative, and never more than one', () => {
    const one = fc.constantFrom(...filings);
    fc.assert(
      fc.property(one, one, (a, b) => {
        const likeness = likenessOf(a, b);
        expect(likeness).toBeCloseTo(likenessOf(b, a), 10);
        expect(likeness).toBeGreaterThanOrEqual(0);
        expect(likeness).toBeLessThanOrEqual(1);
      }),
    );
  });

  it('does not make one matter of two places three kilometres apart', () => {
    const [a] = filings;
    if (!a) throw new Error('no filing');
    const far = { ...a, location: { longitude: 109.74, latitude: 28.3 } };
    expect(likenessOf(a, far)).toBe(0);
    expect(likenessOf(a, a)).toBeGreaterThan(0.9);
  });
});

describe('the marks of titles', () => {
  const key = Buffer.alloc(32, 7);

  it('are shared by titles that share their words, and by hardly any others', () => {
    const shares = (one: string, other: string) => {
      const marks = new Set(bandMarks(key, one));
      return bandMarks(key, other).some((mark) => marks.has(mark));
    };
    const pairs = (same: boolean) =>
      groups.flatMap((group: Group, index) => {
        const next = groups[(index + 7) % groups.length];
        const other = same ? group.said[2] : next?.said[0];
        return group.said[1] && other ? [shares(group.said[1], other)] : [];
      });
    const rate = (all: readonly boolean[]) => all.filter(Boolean).length / all.length;
    console.info('bands shared', rate(pairs(true)), 'by others', rate(pairs(false)));
    expect(rate(pairs(true))).toBeGreaterThan(0.4);
    expect(rate(pairs(false))).toBeLessThan(0.1);
  });

  it('tell nothing without the key', () => {
    expect(bandMarks(key, '路灯不亮')).not.toEqual(bandMarks(Buffer.alloc(32, 8), '路灯不亮'));
    expect(bandMarks(key, '')).toEqual([]);
  });
});
