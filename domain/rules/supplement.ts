import { citizenOrFiler } from '../access/who.ts';
import { lostByMerging } from '../acts/checks.ts';
import { personal } from '../body/shape.ts';
import { defineRule } from '../define-rule.ts';
import { draft } from '../event/event.ts';
import { isFull } from '../joining/parts.ts';
import { refuse } from '../wording/refusal.ts';

interface Events {
  supplemented: { text: string };
}

const body = { text: personal(8000) } as const;

/** The citizen adds to the filing. No limit starts anew. */
export const supplement = defineRule<typeof body, Events>({
  name: 'supplement',
  zh: '补充材料',
  en: 'supplement',
  does: 'Add to what was filed; no limit starts anew',
  body,
  by: citizenOrFiler,
  byCode: true,
  from: ['registered', 'pooled', 'assigned', 'handling', 'reviewing', 'rating'],
  bars: (state) => lostByMerging(state) ?? (isFull(state) ? refuse('supplements-full') : null),
  decide: (_, { text }) => [draft('supplemented', { text })],
  evolve: { supplemented: (state) => state },
});
