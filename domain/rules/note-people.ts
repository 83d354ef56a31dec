import { absentNow, changedUnits, reassignLedger, same } from '../absence.ts';
import { type Draft, draft, type Evolvers } from '../event.ts';
import type { CountyAtRegistration, Facts, UnitFact } from '../policy.ts';
import { refuse } from '../refusal.ts';
import { rule } from '../rule.ts';
import type { AbsentPerson, AppealState } from '../state.ts';
import { system } from '../who.ts';
import { keepUnits } from './checks.ts';

interface Events {
  'people-noted': {
    absent: readonly AbsentPerson[];
    /** Kept for the clock, which has no facts: only what the county has otherwise now. */
    units: readonly UnitFact[];
    leaders: CountyAtRegistration['leaders'] | null;
  };
}
type Noted = Draft<'people-noted', Events['people-noted']>;

const evolve: Evolvers<Events> = {
  'people-noted': (state, { absent, units, leaders }) => ({
    ...state,
    ...(absent.length > 0 || state.absent ? { absent } : {}),
    units: keepUnits(state, units),
    leaders: leaders ?? state.leaders,
  }),
};

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
  decide: (state, _, { facts, nowMs }) => {
    const noted = changedPeople(state, facts, nowMs);
    return noted === null ? refuse('nothing-requested', { kind: 'note-people' }) : [noted];
  },
  evolve,
});

/** All that the county has otherwise now than the case keeps it; null where that is nothing. */
export function changedPeople(state: AppealState, facts: Facts, nowMs: number): Noted | null {
  if (!asks(state)) return null;
  const noted = notedDraft(state, facts, nowMs);
  const { absent, units, leaders } = noted.data;
  const isNews = noted.ledger.length > 0 || units.length > 0 || leaders !== null;
  return isNews || !same(absent, state.absent ?? []) ? noted : null;
}

/** What any command tells beside its own: that somebody whom the case is with is away, or back. */
export function absenceNews(state: AppealState, facts: Facts, nowMs: number): Noted | null {
  if (!asks(state) || !facts.people) return null;
  const noted = notedDraft(state, facts, nowMs);
  return noted.ledger.length > 0 || !same(noted.data.absent, state.absent ?? []) ? noted : null;
}

const asks = ({ rules, stage }: AppealState): boolean => rules >= 3 && stage.status !== 'closed';

function notedDraft(state: AppealState, facts: Facts, nowMs: number): Noted {
  const absent = absentNow(state, facts);
  const units = changedUnits(state, facts);
  const leaders = facts.leaders && !same(facts.leaders, state.leaders) ? facts.leaders : null;
  const after = evolve['people-noted'](state, { absent, units, leaders }, undefined as never);
  return draft('people-noted', { absent, units, leaders }, reassignLedger(after, nowMs));
}
