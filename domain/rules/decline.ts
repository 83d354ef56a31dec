import { centre } from '../access/who.ts';
import { standsAlone, whileMerging } from '../acts/checks.ts';
import { answeredUrges } from '../acts/dispatching.ts';
import { line, text } from '../body/shape.ts';
import { defineRule } from '../define-rule.ts';
import { draft } from '../event/event.ts';
import { ends, opens } from '../owed/ledger.ts';
import { triageOwner } from '../people/parties.ts';
import { limitsOf } from '../policy/urgency.ts';
import { refuse } from '../wording/refusal.ts';

interface Events {
  declined: { reason: string; explanation: string };
}

const body = { reason: line(100), explanation: text() } as const;

/**
 * A centre declines a matter that the county cannot settle, with a listed reason and an explanation. The
 * centre calls the citizen, who may object once within the window. A decline that supervision overturned
 * cannot be repeated.
 */
export const decline = defineRule<typeof body, Events>({
  name: 'decline',
  zh: '不予受理',
  en: 'decline',
  does: 'Decline with a listed reason and an explanation; the citizen may object',
  body,
  by: centre,
  from: ['registered'],
  bars: (state) =>
    standsAlone(state) ?? (state.objection === null ? whileMerging(state) : refuse('decline-overturned')),
  decide: (state, { reason, explanation }, { nowMs }) => {
    const { declineReasons } = state.policy;
    const limits = limitsOf(state);
    if (!declineReasons.includes(reason))
      return refuse('unknown-reason', { reason, reasons: declineReasons });
    const citizen = { role: 'citizen', unit: null, person: null } as const;
    return [
      draft('declined', { reason, explanation }, [
        ...ends(state, (o) => o.kind === 'dispatch' || o.kind === 'urge-reply'),
        opens(state, nowMs, { kind: 'citizen-rating', owner: citizen, limit: limits.objection }),
        opens(state, nowMs, { kind: 'call-back', owner: triageOwner(state), limit: limits.callBack }),
      ]),
    ];
  },
  evolve: {
    declined: (state, given, { atMs }) => ({
      ...state,
      stage: { status: 'rating', subject: 'decline', liable: null },
      decline: { ...given, atMs },
      urges: answeredUrges(state, atMs),
    }),
  },
});
