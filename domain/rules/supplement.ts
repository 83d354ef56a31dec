import { draft } from '../event.ts';
import { isFull } from '../parts.ts';
import { refuse } from '../refusal.ts';
import { rule } from '../rule.ts';
import { personal } from '../shape.ts';
import { citizenOrFiler } from '../who.ts';
import { lostByMerging } from './checks.ts';

interface Events {
  supplemented: { text: string };
}

const body = { text: personal(8000) } as const;

/** The citizen adds to what was filed; no limit starts anew by it. */
export const supplement = rule<typeof body, Events>({
  name: 'supplement',
  zh: '补充材料',
  en: 'Add to what was filed; no limit starts anew',
  body,
  by: citizenOrFiler,
  from: ['registered', 'pooled', 'assigned', 'handling', 'reviewing', 'rating'],
  bars: (state) => lostByMerging(state) ?? (isFull(state) ? refuse('supplements-full') : null),
  decide: (_, { text }) => [draft('supplemented', { text })],
  evolve: { supplemented: (state) => state },
});
