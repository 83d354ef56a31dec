import { reviewer } from '../access/who.ts';
import { asksCitizen, callsAtOnce } from '../acts/asking.ts';
import { noEscalation } from '../beginning/registered.ts';
import { defineRule } from '../define-rule.ts';
import { draft } from '../event/event.ts';
import { ends } from '../owed/ledger.ts';
import { liableOf } from '../state/index.ts';

interface Events {
  approved: { by: string };
}

const body = {} as const;

/**
 * The reviewer approves the completion, and the citizen is asked. A leader's approval ends the leader's
 * obligations. By channel the centre calls at once.
 */
export const approve = defineRule<typeof body, Events>({
  name: 'approve',
  zh: '审核通过',
  en: 'approve',
  does: 'Approve the completion and ask the citizen for a rating',
  body,
  by: reviewer,
  from: ['reviewing'],
  decide: (state, _, { actor, nowMs }) => [
    draft('approved', { by: actor.account }, [
      ...ends(
        state,
        (o) => o.kind === 'review' || o.kind === 'leader-takeover' || o.kind === 'leader-ruling',
      ),
      asksCitizen(state, nowMs),
      ...callsAtOnce(state, nowMs),
    ]),
  ],
  evolve: {
    approved: (state) => ({
      ...state,
      stage: { status: 'rating', subject: 'completion', liable: liableOf(state) },
      escalation:
        state.escalation.ruling === null ? noEscalation : { ...state.escalation, state: 'ruled' as const },
    }),
  },
});
