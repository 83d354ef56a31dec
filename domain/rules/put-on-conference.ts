import { supervision } from '../access/who.ts';
import { text } from '../body/shape.ts';
import { defineRule } from '../define-rule.ts';
import { draft } from '../event/event.ts';
import { refuse } from '../wording/refusal.ts';

interface Events {
  'put-on-conference': { reason: string };
}

const body = { reason: text() } as const;

/** A difficult case goes on the standing conference's list. */
export const putOnConference = defineRule<typeof body, Events>({
  name: 'put-on-conference',
  zh: '提交联席会议',
  en: 'put on the conference',
  does: 'Put the case on the conference’s list',
  body,
  by: supervision,
  from: ['registered', 'pooled', 'assigned', 'handling', 'reviewing', 'rating'],
  bars: ({ conference }) => (conference && !conference.resolution ? refuse('on-conference-already') : null),
  decide: (_, { reason }) => [draft('put-on-conference', { reason })],
  evolve: {
    'put-on-conference': (state, { reason }, { atMs }) => ({
      ...state,
      conference: { reason, atMs, resolution: null },
    }),
  },
});
