import { draft } from '../event.ts';
import { ends } from '../ledger.ts';
import { rule } from '../rule.ts';
import { text } from '../shape.ts';
import { askedUnit } from '../who.ts';
import { transferToSign } from './accept-transfer.ts';
import { lostByMerging } from './checks.ts';
import { without } from './requests.ts';

interface Events {
  'transfer-refused': { unit: string; grounds: string; basis: string };
}

const body = { grounds: text(), basis: text() } as const;

/** Refusing needs grounds and basis; liability stays where it is, and the refusal counts. */
export const refuseTransfer = rule<typeof body, Events>({
  name: 'refuse-transfer',
  zh: '拒绝移送',
  en: 'Refuse to sign, with grounds and basis; the asking unit stays liable',
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
      requests: without(state, 'transfer'),
      counters: { ...state.counters, refusedBy: [...state.counters.refusedBy, unit] },
    }),
  },
});
