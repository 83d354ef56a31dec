import { system } from '../access/who.ts';
import { keepUnits } from '../acts/checks.ts';
import { type Draft, draft } from '../event/event.ts';
import { absentNow, changedUnits, same } from '../people/absence.ts';
import type { CountyAtRegistration, Facts, UnitFact } from '../policy/policy.ts';
import { rule } from '../rule.ts';
import type { AbsentPerson, AppealState } from '../state/index.ts';
import { refuse } from '../wording/refusal.ts';

interface Events {
  'people-noted': {
    absent: readonly AbsentPerson[];
    /** Kept for the clock, which has no facts: only what the county has otherwise now. */
    units: readonly UnitFact[];
    leaders: CountyAtRegistration['leaders'] | null;
  };
}
type Noted = Draft<'people-noted', Events['people-noted']>;

/**
 * The county's people changed, or a day began on which somebody is away or back. The case takes over who is away,
 * and whom its clock may choose from now.
 */
export const notePeople = rule<Record<string, never>, Events>({
  name: 'note-people',
  zh: '更新人员在岗情况',
  en: 'Take over who is away and who is at work (given by the worker, not by a person)',
  body: {},
  by: system,
  from: ['registered', 'pooled', 'assigned', 'handling', 'reviewing', 'rating'],
  decide: (state, _, { facts }) => {
    const noted = changedPeople(state, facts);
    return noted === null ? refuse('nobody-changed') : [noted];
  },
  evolve: {
    'people-noted': (state, { absent, units, leaders }) => ({
      ...state,
      ...(absent.length > 0 || state.absent ? { absent } : {}),
      units: keepUnits(state, units),
      leaders: leaders ?? state.leaders,
    }),
  },
});

/** All that the county has otherwise now than the case keeps it; null where that is nothing. */
export function changedPeople(state: AppealState, facts: Facts): Noted | null {
  const noted = notedDraft(state, facts);
  const others = noted !== null && (noted.data.units.length > 0 || noted.data.leaders !== null);
  return others || isNews(state, noted) ? noted : null;
}

/** What any command tells beside its own: that somebody whom the case is with is away, or back. */
export function absenceNews(state: AppealState, facts: Facts): Noted | null {
  const noted = facts.people ? notedDraft(state, facts) : null;
  return isNews(state, noted) ? noted : null;
}

const isNews = (state: AppealState, noted: Noted | null): boolean =>
  noted !== null && !same(noted.data.absent, state.absent ?? []);

function notedDraft(state: AppealState, facts: Facts): Noted | null {
  if (state.rules < 3 || state.stage.status === 'closed') return null;
  const { leaders } = facts;
  return draft('people-noted', {
    absent: absentNow(state, facts),
    units: changedUnits(state, facts),
    leaders: leaders && !same(leaders, state.leaders) ? leaders : null,
  });
}
