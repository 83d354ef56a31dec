import { discipline } from '../access/who.ts';
import { confidentialOnly } from '../acts/checks.ts';
import { text } from '../body/shape.ts';
import { defineRule } from '../define-rule.ts';
import { draft } from '../event/event.ts';

interface Events {
  replied: { text: string };
}

const body = { text: text(8000) } as const;

/** The discipline office writes to the reporter, who reads it under the code. */
export const reply = defineRule<typeof body, Events>({
  name: 'reply',
  zh: '答复举报人',
  en: 'answer the reporter',
  does: 'Write to the reporter of misconduct, who reads it under the code',
  body,
  by: discipline,
  from: ['handling', 'rating'],
  bars: confidentialOnly,
  decide: (_, { text }) => [draft('replied', { text })],
  evolve: {
    replied: (state, { text }, { atMs, actor }) => ({
      ...state,
      replies: [...state.replies, { text, atMs, by: actor.account }],
    }),
  },
});
