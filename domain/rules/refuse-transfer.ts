import { askedUnit } from '../access/who.ts';
import { lostByMerging } from '../acts/checks.ts';
import { requestsWithout } from '../acts/requests.ts';
import { transferToSign } from '../acts/signing.ts';
import { text } from '../body/shape.ts';
import { defineRule } from '../define-rule.ts';
import { draft } from '../event/event.ts';
import { ends } from '../owed/ledger.ts';

interface Events {
  'transfer-refused': { unit: string; grounds: string; basis: string };
}

const body = { grounds: text(), basis: text() } as const;

/** A refusal needs grounds and basis. Liability stays, and the refusal counts. */
export const refuseTransfer = defineRule<typeof body, Events>({
  name: 'refuse-transfer',
  zh: '拒签移交',
  en: 'refuse the transfer',
  does: 'Refuse to sign, with grounds and basis; the asking unit stays liable',
  body,
  by: askedUnit,
  from: ['handling'],
  bars: (state, actor) => transferToSign(state, actor) ?? lostByMerging(state),
  decide: (state, { grounds, basis }, { actor }) => [
    draft(
      'transfer-refused',
      { unit: actor.unit ?? '', grounds, basis },
      ends(state, (o) => o.kind === 'decision' && o.about === 'transfer'),
    ),
  ],
  evolve: {
    'transfer-refused': (state, { unit }) => ({
      ...state,
      requests: requestsWithout(state, 'transfer'),
      counters: { ...state.counters, refusedBy: [...state.counters.refusedBy, unit] },
    }),
  },
});
