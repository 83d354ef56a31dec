import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { similarCases } from '../../api/appeals/similar.ts';
import type { AppealState } from '../../domain/index.ts';
import { groups } from '../citizen/labelled.ts';
import { county, file, startMs } from '../store/appeals.ts';
import { testKeyring } from '../support/keyring.ts';
import { emptied, filled, minuteMs, type Sized, timed } from './many-cases.ts';

/** A citizen waits for similar cases while filing. They must come at once, however many cases there are. */
const sizes = [10_000, 300_000] as const;
const longestMs = 400;
const at: Sized[] = [];

/** Every labelled title at ten places, some kilometres apart. */
const templates = (): readonly AppealState[] =>
  Array.from({ length: 10 }, (_, quarter) => quarter).flatMap((quarter) =>
    groups.flatMap(({ category, said }, group) =>
      said.map((title, index) => {
        const location = {
          longitude: 109.6 + quarter * 0.02 + (group % 12) * 0.001,
          latitude: 28.2 + (group % 7) * 0.01 + index * 0.0004,
        };
        return file('20260302-AAAAAA', { title, category, location }).state;
      }),
    ),
  );

beforeAll(async () => {
  for (const size of sizes) at.push(await filled(size, templates()));
}, 1_800_000);
afterAll(() => Promise.all(at.map(emptied)));

describe('similar cases among 300,000, against 10,000', () => {
  const here = { longitude: 109.6405, latitude: 28.2005 };
  const [{ said: [title = ''] = [], category } = { category: 'other' }] = groups;
  const questions = {
    'title, place and category': { title, words: '', category, location: here },
    'title and place': { title, words: '', category: null, location: here },
    'title alone': { title, words: '', category: null, location: null },
    'place alone': { title: '', words: '一直没有人来处理', category: null, location: here },
    'nothing in common': { title: '完全不同的一句话', words: '', category: null, location: null },
  } as const;

  it.each(Object.entries(questions))(
    'come at once by %s',
    async (name, question) => {
      const costs: number[] = [];
      for (const [index, { store }] of at.entries()) {
        const size = sizes[index] ?? 0;
        const deps = { store, county, keyring: testKeyring, clock: () => startMs + size * minuteMs };
        costs.push(await timed(() => similarCases(deps, question, null)));
      }
      const [small = 0, large = 0] = costs;
      process.stdout.write(`${name}: ${small.toFixed(1)} ms, ${large.toFixed(1)} ms\n`);
      expect(large).toBeLessThan(longestMs);
    },
    600_000,
  );

  it('are found there', async () => {
    const size = sizes[1];
    const deps = {
      store: at[1]!.store,
      county,
      keyring: testKeyring,
      clock: () => startMs + size * minuteMs,
    };
    const found = await similarCases(deps, questions['title, place and category'], null);
    expect(found.length).toBeGreaterThan(0);
    expect(found[0]).toMatchObject({ category });
  });
});
