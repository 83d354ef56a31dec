import { anyOf, centre, liableOfficer, supervision } from '../access/who.ts';
import { type HoldEvents, holdEvolvers, resumedDraft } from '../acts/hold.ts';
import { defineRule } from '../define-rule.ts';
import { refuse } from '../wording/refusal.ts';

const body = {} as const;

/** The pause ends because the awaited condition is met. */
export const resume = defineRule<typeof body, HoldEvents>({
  name: 'resume',
  zh: '恢复办理',
  en: 'resume',
  does: 'End the pause; what stood still is due later by the days that it took',
  body,
  by: anyOf(liableOfficer, centre, supervision),
  from: ['handling'],
  bars: (state) => (state.hold ? null : refuse('not-on-hold')),
  decide: (state, _, { nowMs }) => [resumedDraft(state, nowMs, nowMs)],
  evolve: holdEvolvers,
});
