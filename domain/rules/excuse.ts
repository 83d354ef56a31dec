import { anyOf, centre, leader } from '../access/who.ts';
import { withHelper } from '../acts/helping.ts';
import { text, unit } from '../body/shape.ts';
import { defineRule } from '../define-rule.ts';
import { draft } from '../event/event.ts';
import { ends } from '../owed/ledger.ts';
import { refuse } from '../wording/refusal.ts';

interface Events {
  'helper-excused': { unit: string; reason: string };
}

const body = { unit, reason: text() } as const;

/** A centre or the leader releases a helper, which then no longer blocks completion. */
export const excuse = defineRule<typeof body, Events>({
  name: 'excuse',
  zh: '解除协办',
  en: 'excuse a helper',
  does: 'Release a helping unit from its part',
  body,
  by: anyOf(centre, leader),
  from: ['assigned', 'handling'],
  decide: (state, { unit, reason }) => {
    const helper = state.helpers.find((h) => h.unit === unit);
    if (!helper) return refuse('not-a-helper', { unit });
    if (helper.state === 'done' || helper.state === 'excused') return refuse('helper-not-active', { unit });
    const part = ends(state, (o) => o.kind === 'finish-part' && o.about === unit, 'void');
    return [draft('helper-excused', { unit, reason }, part)];
  },
  evolve: { 'helper-excused': (state, { unit }) => withHelper(state, unit, { state: 'excused' }) },
});
