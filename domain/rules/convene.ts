import { draft } from '../event.ts';
import { isRefusal, refuse } from '../refusal.ts';
import { rule } from '../rule.ts';
import { instant, line, list, unit } from '../shape.ts';
import { leader } from '../who.ts';
import { knownUnits } from './checks.ts';

interface Events {
  convened: { atMs: number; place: string; units: readonly string[] };
}

const body = { at: instant, place: line(400), units: list(unit, 1, 20) } as const;

/** The leader calls the units to the place to clear up who does what. */
export const convene = rule<typeof body, Events>({
  name: 'convene',
  zh: '现场协调',
  en: 'Call the units together on site',
  body,
  by: leader,
  from: ['registered', 'pooled', 'assigned', 'handling', 'reviewing', 'rating'],
  bars: ({ escalation }) => (escalation.state === 'taken-over' ? null : refuse('take-over-first')),
  decide: (_, { at, place, units }, { facts }) => {
    const known = knownUnits(facts, units);
    return isRefusal(known) ? known : [draft('convened', { atMs: Date.parse(at), place, units })];
  },
  evolve: {
    convened: (state, meeting) => ({
      ...state,
      escalation: { ...state.escalation, meetings: [...state.escalation.meetings, meeting] },
    }),
  },
});
