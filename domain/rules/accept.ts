import { anyOf, helperOfficer, liableOfficer } from '../access/who.ts';
import { knownPerson } from '../acts/checks.ts';
import { withHelper } from '../acts/helping.ts';
import { renames, withoutAccept } from '../acts/naming-people.ts';
import { optional, person } from '../body/shape.ts';
import { defineRule } from '../define-rule.ts';
import { draft } from '../event/event.ts';
import { ends, opens } from '../owed/ledger.ts';
import { limitsOf } from '../policy/urgency.ts';
import { type AppealState, liableOf } from '../state/index.ts';
import { isRefusal, refuse } from '../wording/refusal.ts';

interface Events {
  accepted: { unit: string; person: string };
  'helper-accepted': { unit: string; person: string };
}

const body = { person: optional(person) } as const;

/** The first receiver accepts and names its person. A helper's acceptance names the helper's person. */
export const accept = defineRule<typeof body, Events>({
  name: 'accept',
  zh: '签收',
  en: 'accept',
  does: 'Accept the case as first receiver, or a part of it as helper, and name the person',
  body,
  by: anyOf(liableOfficer, helperOfficer),
  from: ['assigned', 'handling'],
  bars: (state, { unit }) => {
    if (liableOf(state)?.unit !== unit) return helperBar(state, unit);
    return state.stage.status === 'assigned' ? null : refuse('already-accepted', { unit: unit ?? '' });
  },
  decide: (state, given, { actor, facts, nowMs }) => {
    const unit = actor.unit ?? '';
    const named = given.person === undefined ? actor.account : knownPerson(facts, unit, given.person);
    if (isRefusal(named)) return named;
    if (liableOf(state)?.unit !== unit) {
      return [draft('helper-accepted', { unit, person: named }, renames(state, unit, named))];
    }
    const owner = { role: 'officer', unit, person: named } as const;
    return [
      draft('accepted', { unit, person: named }, [
        ...ends(state, 'accept'),
        opens(state, nowMs, { kind: 'promise', owner, limit: limitsOf(state).promise }),
        ...renames(withoutAccept(state), unit, named),
      ]),
    ];
  },
  evolve: {
    accepted: (state, { unit, person }, { atMs }) => ({
      ...state,
      stage: { status: 'handling', liable: { unit, person, sinceMs: atMs, why: 'accept' } },
    }),
    'helper-accepted': (state, { unit, person }) => withHelper(state, unit, { state: 'accepted', person }),
  },
});

const helperBar = (state: AppealState, unit: string | null) => {
  const helper = state.helpers.find((h) => h.unit === unit);
  return helper?.state === 'waiting' ? null : refuse('helper-not-waiting', { unit: unit ?? '' });
};
