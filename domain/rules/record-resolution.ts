import { supervision } from '../access/who.ts';
import { flag, optional, text } from '../body/shape.ts';
import { defineRule } from '../define-rule.ts';
import { draft } from '../event/event.ts';
import { refuse } from '../wording/refusal.ts';

interface Events {
  'resolution-recorded': { text: string; approved: boolean; ruling: string | null };
}

const body = { text: text(8000), approved: optional(flag), ruling: optional(text(8000)) } as const;

/** The conference records its resolution. `approved` allows the leader a final ruling. */
export const recordResolution = defineRule<typeof body, Events>({
  name: 'record-resolution',
  zh: '记录议定事项',
  en: 'record a resolution',
  does: 'Record the conference’s resolution; approval allows a final ruling',
  body,
  by: supervision,
  from: ['registered', 'pooled', 'assigned', 'handling', 'reviewing', 'rating'],
  bars: ({ conference }) => (conference && !conference.resolution ? null : refuse('not-on-conference')),
  decide: (_, { text, approved = false, ruling }) => [
    draft('resolution-recorded', { text, approved, ruling: ruling ?? null }),
  ],
  evolve: {
    'resolution-recorded': (state, { text, approved }, { atMs }) => ({
      ...state,
      conference: state.conference && { ...state.conference, resolution: { text, approved, atMs } },
    }),
  },
});
