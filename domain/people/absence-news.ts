import { type Draft, draft } from '../event/event.ts';
import type { CountyAtRegistration, Facts, UnitFact } from '../policy/policy.ts';
import type { AbsentPerson, AppealState } from '../state/index.ts';
import { absentNow, changedUnits } from './absence.ts';
import { isSameData } from './same-data.ts';

export interface PeopleNoted {
  'people-noted': {
    absent: readonly AbsentPerson[];
    /** Kept for the clock, which has no facts. Only units that changed in the county are listed. */
    units: readonly UnitFact[];
    leaders: CountyAtRegistration['leaders'] | null;
  };
}
type Noted = Draft<'people-noted', PeopleNoted['people-noted']>;

/** Lists changes of the county against the case's copy, or returns null without any. */
export function changedPeople(state: AppealState, facts: Facts): Noted | null {
  const noted = notedDraft(state, facts);
  const others = noted !== null && (noted.data.units.length > 0 || noted.data.leaders !== null);
  return others || isNews(state, noted) ? noted : null;
}

/** Any command may also bring news that a person of the case is away or back. */
export function absenceNews(state: AppealState, facts: Facts): Noted | null {
  const noted = facts.people ? notedDraft(state, facts) : null;
  return isNews(state, noted) ? noted : null;
}

const isNews = (state: AppealState, noted: Noted | null): boolean =>
  noted !== null && !isSameData(noted.data.absent, state.absent ?? []);

function notedDraft(state: AppealState, facts: Facts): Noted | null {
  if (state.rules < 3 || state.stage.status === 'closed') return null;
  const { leaders } = facts;
  return draft('people-noted', {
    absent: absentNow(state, facts),
    units: changedUnits(state, facts),
    leaders: leaders && !isSameData(leaders, state.leaders) ? leaders : null,
  });
}
