import { system } from '../access/who.ts';
import { keepUnits } from '../acts/checks.ts';
import { defineRule } from '../define-rule.ts';
import { changedPeople, type PeopleNoted } from '../people/absence-news.ts';
import { refuse } from '../wording/refusal.ts';

/**
 * The county's people changed, or somebody is away or back from this day. The case takes over absences, and
 * the people its clock may choose.
 */
export const notePeople = defineRule<Record<string, never>, PeopleNoted>({
  name: 'note-people',
  zh: '更新人员在岗情况',
  en: 'note absences',
  does: 'Take over who is away and who is at work (given by the worker, not by a person)',
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
