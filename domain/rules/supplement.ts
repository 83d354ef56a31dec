import { draft } from '../event.ts';
import { rule } from '../rule.ts';
import { personal } from '../shape.ts';
import { citizenOrFiler } from '../who.ts';

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
  decide: (_, { text }) => [draft('supplemented', { text })],
  evolve: { supplemented: (state) => state },
});
