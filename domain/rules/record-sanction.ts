import { anyOf, discipline, supervision } from '../access/who.ts';
import { knownUnit } from '../acts/checks.ts';
import { oneOf, optional, person, text, unit } from '../body/shape.ts';
import { defineRule } from '../define-rule.ts';
import { draft } from '../event/event.ts';
import { factOf } from '../policy/policy.ts';
import { type Sanction, sanctionKinds } from '../state/index.ts';
import { isRefusal, refuse } from '../wording/refusal.ts';

interface Events {
  'sanction-recorded': { sanction: Omit<Sanction, 'atMs' | 'by'> };
}

const body = {
  kind: oneOf(...sanctionKinds),
  unit: optional(unit),
  person: optional(person),
  reason: text(),
} as const;

/** A unit or a person gets a notice, admonition, deduction, talk or reward. */
export const recordSanction = defineRule<typeof body, Events>({
  name: 'record-sanction',
  zh: '记录问责或奖励',
  en: 'record a sanction',
  does: 'Record a notice, admonition, deduction, talk or reward, to a unit or a person',
  body,
  by: anyOf(supervision, discipline),
  from: ['registered', 'pooled', 'assigned', 'handling', 'reviewing', 'rating'],
  afterClose: 'recorded',
  decide: (state, { kind, unit, person, reason }, { facts }) => {
    if ((unit === undefined) === (person === undefined)) return refuse('unit-or-person');
    const known = unit === undefined ? null : knownUnit(facts, unit);
    if (isRefusal(known)) return known;
    if (person !== undefined && !factOf(facts.persons, person))
      return state.rules >= 3
        ? refuse('unknown-account', { person })
        : refuse('unknown-person', { person, unit: '' });
    return [
      draft('sanction-recorded', { sanction: { kind, unit: unit ?? null, person: person ?? null, reason } }),
    ];
  },
  evolve: {
    'sanction-recorded': (state, { sanction }, { atMs, actor }) => ({
      ...state,
      sanctions: [...state.sanctions, { ...sanction, atMs, by: actor.account }],
    }),
  },
});
