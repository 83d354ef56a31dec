import { anyOf, centre, supervision } from '../access/who.ts';
import { finallyRuled, lostByMerging } from '../acts/checks.ts';
import { optional, person, text } from '../body/shape.ts';
import { defineRule } from '../define-rule.ts';
import { type EscalationEvents, escalationEvolvers, mayEscalate, raiseDraft } from '../leaders/escalation.ts';
import { factOf } from '../policy/policy.ts';
import { refuse } from '../wording/refusal.ts';

const body = { leader: optional(person), reason: text() } as const;

/** An office raises the case to its leader, or to a leader it names. */
export const escalate = defineRule<typeof body, EscalationEvents>({
  name: 'escalate',
  zh: '提请领导领办',
  en: 'raise to a leader',
  does: 'Raise the case to its leader, or to the one named',
  body,
  by: anyOf(centre, supervision),
  from: ['registered', 'pooled', 'assigned', 'handling', 'reviewing', 'rating'],
  bars: (state) => {
    const { category, escalation, rules } = state;
    const merging = lostByMerging(state);
    if (merging || mayEscalate(state)) return merging;
    if (rules >= 3 && category.confidential) return refuse('in-confidence');
    if (rules >= 3 && escalation.state === 'ruled') return finallyRuled(state);
    return refuse('escalated-already', { leader: escalation.leader ?? '' });
  },
  decide: (state, { leader, reason }, { facts, nowMs }) => {
    if (leader !== undefined && factOf(facts.persons, leader)?.role !== 'leader')
      return refuse('unknown-leader', { person: leader });
    return [raiseDraft(state, nowMs, { reason: 'by-office', leader, note: reason })];
  },
  evolve: escalationEvolvers,
});
