import { anyOf, helperOfficer, liableOfficer } from '../access/who.ts';
import { knownPerson, outOfTheCase } from '../acts/checks.ts';
import { withHelper } from '../acts/helping.ts';
import { renames } from '../acts/naming-people.ts';
import { person } from '../body/shape.ts';
import { defineRule } from '../define-rule.ts';
import { draft } from '../event/event.ts';
import { liableOf } from '../state/index.ts';
import { isRefusal, refuse } from '../wording/refusal.ts';

interface Events {
  reassigned: { unit: string; from: string; person: string; sinceMs: number };
  'helper-reassigned': { unit: string; person: string };
}

const body = { person } as const;

/** Another person of the same unit takes over, after leave or a shift. No limit starts anew. */
export const reassign = defineRule<typeof body, Events>({
  name: 'reassign',
  zh: '更换承办人',
  en: 'reassign',
  does: 'Name another person of the same unit; no limit starts anew',
  body,
  by: anyOf(liableOfficer, helperOfficer),
  from: ['assigned', 'handling', 'reviewing'],
  bars: (state, { unit }) => outOfTheCase(state, unit),
  decide: (state, { person }, { actor, facts, nowMs }) => {
    const unit = actor.unit ?? '';
    const named = knownPerson(facts, unit, person);
    if (isRefusal(named)) return named;
    const liable = liableOf(state);
    const ledger = renames(state, unit, named);
    if (liable?.unit !== unit) return [draft('helper-reassigned', { unit, person: named }, ledger)];
    if (named === liable.person) return refuse('same-person', { person: named });
    return [draft('reassigned', { unit, from: liable.person, person: named, sinceMs: nowMs }, ledger)];
  },
  evolve: {
    reassigned: (state, { person, sinceMs }) => {
      const { stage } = state;
      if (!('liable' in stage) || !stage.liable) return state;
      const liable = { ...stage.liable, person, sinceMs, why: 'reassign' as const };
      return { ...state, stage: { ...stage, liable } };
    },
    'helper-reassigned': (state, { unit, person }) => withHelper(state, unit, { person }),
  },
});
