import { expect, it } from 'vitest';
import { noFacts } from '../../domain/index.ts';
import { openBench, toRating } from './kit.ts';

it('sends a command with the facts that say something, and no others', async () => {
  const bench = await openBench();
  const view = await bench.filed(...toRating);
  const given = bench.engine.given.filter(({ appeal }) => appeal === view.id);
  expect(given.map(({ name }) => name)).toEqual(['dispatch', 'accept', 'complete', 'approve']);
  for (const { input } of given) {
    for (const [name, fact] of Object.entries(input.facts)) {
      expect(fact).not.toEqual(noFacts[name as keyof typeof noFacts]);
    }
  }
});
