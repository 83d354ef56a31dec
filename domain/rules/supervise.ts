import { supervision } from '../access/who.ts';
import { boundedInstant } from '../acts/checks.ts';
import { instant, line, text } from '../body/shape.ts';
import { defineRule } from '../define-rule.ts';
import { draft } from '../event/event.ts';
import { opens } from '../owed/ledger.ts';
import { answerable } from '../people/parties.ts';
import { numbersOf } from '../policy/defaults.ts';
import type { Order } from '../state/index.ts';
import { isRefusal, refuse } from '../wording/refusal.ts';

interface Events {
  ordered: { order: Omit<Order, 'atMs' | 'by' | 'reply'> };
}

const body = { colour: line(40), instruction: text(), replyBy: instant } as const;

/**
 * Supervision orders whoever must answer for the case, in one of the policy's colours. The order sets a date
 * for the reply.
 */
export const supervise = defineRule<typeof body, Events>({
  name: 'supervise',
  zh: '督办',
  en: 'issue an order',
  does: 'Issue an order in one of the policy’s colours, with a date for the reply',
  body,
  by: supervision,
  from: ['registered', 'pooled', 'assigned', 'handling', 'reviewing', 'rating'],
  decide: (state, { colour, instruction, replyBy }, { nowMs }) => {
    const { orderColours } = state.policy;
    if (!orderColours.includes(colour)) return refuse('unknown-colour', { colour, colours: orderColours });
    const replyByMs = boundedInstant(state, 'replyBy', replyBy, numbersOf(state).longestRuling, nowMs);
    if (isRefusal(replyByMs)) return replyByMs;
    const serial = state.orders.length + 1;
    return [
      draft('ordered', { order: { serial, colour, instruction, replyByMs } }, [
        opens(state, nowMs, {
          kind: 'order-reply',
          about: `order:${serial}`,
          owner: answerable(state),
          dueMs: replyByMs,
        }),
      ]),
    ];
  },
  evolve: {
    ordered: (state, { order }, { atMs, actor }) => ({
      ...state,
      orders: [...state.orders, { ...order, atMs, by: actor.account, reply: null }],
    }),
  },
});
