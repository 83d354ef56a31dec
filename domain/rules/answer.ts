import { centre } from '../access/who.ts';
import { asksCitizen } from '../acts/asking.ts';
import { whileMerging } from '../acts/checks.ts';
import { answeredUrges } from '../acts/dispatching.ts';
import { text } from '../body/shape.ts';
import { defineRule } from '../define-rule.ts';
import { draft } from '../event/event.ts';
import { ends } from '../owed/ledger.ts';
import { refuse } from '../wording/refusal.ts';

interface Events {
  answered: { text: string };
}

const body = { text: text(8000) } as const;

/** The centre can answer a question without a unit. The citizen still judges the answer. */
export const answer = defineRule<typeof body, Events>({
  name: 'answer',
  zh: '直接答复',
  en: 'answer at once',
  does: 'Answer a consultation at once and ask for a rating',
  body,
  by: centre,
  from: ['registered'],
  bars: (state) => {
    const { kind } = state.registration;
    return kind === 'consultation' ? whileMerging(state) : refuse('consultation-only', { kind });
  },
  decide: (state, { text }, { nowMs }) => [
    draft('answered', { text }, [
      ...ends(state, (o) => o.kind === 'dispatch' || o.kind === 'urge-reply'),
      asksCitizen(state, nowMs),
    ]),
  ],
  evolve: {
    answered: (state, { text }, { atMs }) => ({
      ...state,
      stage: { status: 'rating', subject: 'answer', liable: null },
      answer: { text, atMs },
      urges: answeredUrges(state, atMs),
    }),
  },
});
