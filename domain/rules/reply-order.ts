import { anyOf, centre, liableOfficer } from '../access/who.ts';
import { text } from '../body/shape.ts';
import { defineRule } from '../define-rule.ts';
import { draft } from '../event/event.ts';
import { ends } from '../owed/ledger.ts';
import { refuse } from '../wording/refusal.ts';

interface Events {
  'order-replied': { serial: number; text: string; unit: string | null };
}

const body = { text: text(8000) } as const;

/** The present owner answers the oldest open order. */
export const replyOrder = defineRule<typeof body, Events>({
  name: 'reply-order',
  zh: '回复督办',
  en: 'reply to an order',
  does: 'Reply to the oldest open order',
  body,
  by: anyOf(liableOfficer, centre),
  from: ['registered', 'pooled', 'assigned', 'handling', 'reviewing', 'rating'],
  bars: (state, { unit }) => {
    const lies = state.obligations.some((o) => o.kind === 'order-reply' && o.owner.unit === unit);
    return lies ? null : refuse('no-order-open', { unit: unit ?? '' });
  },
  decide: (state, { text }, { actor }) => {
    const serial = state.orders.find((o) => o.reply === null)?.serial ?? 0;
    return [
      draft(
        'order-replied',
        { serial, text, unit: actor.unit },
        ends(state, (o) => o.about === `order:${serial}`),
      ),
    ];
  },
  evolve: {
    'order-replied': (state, { serial, text, unit }, { atMs }) => ({
      ...state,
      orders: state.orders.map((o) => (o.serial === serial ? { ...o, reply: { text, atMs, unit } } : o)),
    }),
  },
});
