import { standsAlone, whileMerging } from '../acts/checks.ts';
import { appeal, flag, optional } from '../body/shape.ts';
import { defineRule } from '../define-rule.ts';
import { draft } from '../event/event.ts';
import { broughtAlong, leaderMerges, merger, mergeWarnings } from '../joining/merging.ts';
import { type Marked, meantPerson, underOtherName } from '../people/same-person.ts';
import { isGroup, voters } from '../people/voting.ts';
import { factOf } from '../policy/policy.ts';
import type { AppealState, Newcomer } from '../state/index.ts';
import { refuse } from '../wording/refusal.ts';
import { warn } from '../wording/warning.ts';

interface Events {
  'merge-asked': { into: string; samePerson?: boolean };
}

/** `samePerson` is the centre's word that the one person here is somebody of the master. */
const body = { into: appeal, samePerson: optional(flag) } as const;

/**
 * A duplicate goes into a master and closes only after the master's acknowledgement. While it waits, it takes
 * no other merge and is no master. Two cases therefore cannot disappear into each other.
 */
export const merge = defineRule<typeof body, Events>({
  name: 'merge',
  zh: '并案',
  en: 'merge',
  does: 'Merge this duplicate into a master; it closes once the master acknowledges',
  body,
  by: merger,
  from: ['registered', 'pooled', 'assigned', 'handling'],
  leavesConfidence: true,
  asks: ['people'],
  bars: (state, actor) => standsAlone(state) ?? leaderMerges(state, actor) ?? whileMerging(state),
  decide: (state, { into, samePerson }, { facts }) => {
    if (into === state.id) return refuse('merge-into-itself');
    const master = factOf(facts.appeals, into);
    if (!master) return refuse('unknown-appeal', { appeal: into });
    if (master.status === 'closed') return refuse('master-closed', { appeal: into });
    const there = master.people ?? [];
    const apart = mergeWarnings(state, master);
    if (samePerson === undefined) {
      const warned = otherNames(state, there) ? [warn('same-phone-other-name', { appeals: into })] : [];
      return [draft('merge-asked', { into }, [], { warnings: [...warned, ...apart] })];
    }
    const [only, another] = voters(state);
    if (!only || another || isGroup(state)) return refuse('same-person-of-several');
    if (samePerson && master.people && !meantPerson(there, only))
      return refuse('same-person-unclear', { appeal: into });
    return [draft('merge-asked', { into, samePerson }, [], { warnings: apart })];
  },
  evolve: {
    'merge-asked': (state, { into, ...said }, { seq }) => ({
      ...state,
      merging: { into },
      effects: [
        ...state.effects,
        {
          id: `${state.id}:${seq}:1`,
          kind: 'merge',
          into,
          newcomers: newcomers(state),
          ...broughtAlong(state),
          ...said,
        },
      ],
    }),
  },
});

/** Everybody of this case goes to the master, which finds out who is known there. */
const newcomers = (state: AppealState): readonly Newcomer[] =>
  voters(state).map((p) => ({ ...p, from: p.from ?? state.id, ...knownBefore(state, p.serial) }));

function knownBefore({ rules, id, joined = [] }: AppealState, serial: number): Pick<Newcomer, 'was'> {
  const was = joined
    .filter(({ from, becomes }) => from !== id && becomes === serial)
    .map(({ from, serial }) => ({ from, serial }));
  return rules >= 3 && was.length > 0 ? { was } : {};
}

const otherNames = (state: AppealState, there: readonly Marked[]): boolean =>
  voters(state).some((person) => underOtherName(there, person));
