import { helperOfficer } from '../access/who.ts';
import { withHelper } from '../acts/helping.ts';
import { text } from '../body/shape.ts';
import { defineRule } from '../define-rule.ts';
import { draft } from '../event/event.ts';
import { ends } from '../owed/ledger.ts';
import { refuse } from '../wording/refusal.ts';

interface Events {
  'part-finished': { unit: string; person: string; statement: string };
}

const body = { statement: text(8000) } as const;

/** A helper finishes its part, which implies its acceptance. */
export const finishPart = defineRule<typeof body, Events>({
  name: 'finish-part',
  zh: '完成协办',
  en: 'finish its part',
  does: 'State that the helper’s part is done',
  body,
  by: helperOfficer,
  from: ['assigned', 'handling'],
  bars: (state, { unit }) => {
    const helper = state.helpers.find((h) => h.unit === unit);
    const active = helper?.state === 'waiting' || helper?.state === 'accepted';
    return active ? null : refuse('helper-not-active', { unit: unit ?? '' });
  },
  decide: (state, { statement }, { actor }) => {
    const unit = actor.unit ?? '';
    const before = state.helpers.find((h) => h.unit === unit)?.person;
    return [
      draft(
        'part-finished',
        { unit, person: before ?? actor.account, statement },
        ends(state, (o) => o.kind === 'finish-part' && o.about === unit),
      ),
    ];
  },
  evolve: {
    'part-finished': (state, { unit, person, statement }) =>
      withHelper(state, unit, { state: 'done', person, statement }),
  },
});
