import { leader } from '../access/who.ts';
import { beyondLongest, knownUnits } from '../acts/checks.ts';
import { instant, line, list, unit } from '../body/shape.ts';
import { defineRule } from '../define-rule.ts';
import { draft } from '../event/event.ts';
import { numbersOf } from '../policy/defaults.ts';
import { isRefusal, refuse } from '../wording/refusal.ts';

interface Events {
  convened: { atMs: number; place: string; units: readonly string[] };
}

const body = { at: instant, place: line(400), units: list(unit, 1, 20) } as const;

/** The leader convenes the units on site to settle their tasks. */
export const convene = defineRule<typeof body, Events>({
  name: 'convene',
  zh: '现场协调',
  en: 'convene a site meeting',
  does: 'Call the units together on site',
  body,
  by: leader,
  from: ['registered', 'pooled', 'assigned', 'handling', 'reviewing', 'rating'],
  bars: ({ escalation }) => (escalation.state === 'taken-over' ? null : refuse('take-over-first')),
  decide: (state, { at, place, units }, { facts, nowMs }) => {
    const known = knownUnits(facts, units);
    if (isRefusal(known)) return known;
    const atMs = Date.parse(at);
    const beyond = beyondLongest(state, atMs, numbersOf(state).longestRuling, nowMs);
    return beyond ?? [draft('convened', { atMs, place, units })];
  },
  evolve: {
    convened: (state, meeting) => ({
      ...state,
      escalation: { ...state.escalation, meetings: [...state.escalation.meetings, meeting] },
    }),
  },
});
