import { leader } from '../access/who.ts';
import { finallyRuled, lostByMerging } from '../acts/checks.ts';
import { defineRule } from '../define-rule.ts';
import { draft } from '../event/event.ts';
import { isRaised, raisedState, raiseLedger } from '../leaders/escalation.ts';
import { ends, opens } from '../owed/ledger.ts';
import { limitsOf } from '../policy/urgency.ts';
import { refuse } from '../wording/refusal.ts';

interface Events {
  /** `own` marks a case of the leader's portfolio that nobody had raised. */
  'taken-over': { leader: string; own: boolean };
}

const body = {} as const;

/** The leader takes over a case that was raised, or a case of the portfolio that nobody raised. */
export const takeOver = defineRule<typeof body, Events>({
  name: 'take-over',
  zh: '领办',
  en: 'take over',
  does: 'Take the case over as its leader and owe a ruling from now',
  body,
  by: leader,
  from: ['registered', 'pooled', 'assigned', 'handling', 'reviewing', 'rating'],
  bars: (state) => {
    const { escalation, rules } = state;
    if (escalation.state !== 'taken-over' && !escalation.ruling?.final) return lostByMerging(state);
    if (rules >= 3 && escalation.ruling?.final) return finallyRuled(state);
    return refuse('taken-over-already', { leader: escalation.leader ?? '' });
  },
  decide: (state, _, { actor, nowMs }) => {
    const owner = { role: 'leader', unit: null, person: actor.account } as const;
    const own = !isRaised(state);
    return [
      draft('taken-over', { leader: actor.account, own }, [
        ...(own ? raiseLedger(state, nowMs, owner) : []),
        ...ends(state, 'leader-takeover'),
        opens(state, nowMs, { kind: 'leader-ruling', owner, limit: limitsOf(state).ruling }),
      ]),
    ];
  },
  evolve: {
    'taken-over': (state, { leader, own }, { atMs }) => {
      const before = own ? raisedState(state, 'by-leader', leader, atMs) : state;
      return {
        ...before,
        escalation: { ...before.escalation, state: 'taken-over', leader, takenOverAtMs: atMs },
      };
    },
  },
});
