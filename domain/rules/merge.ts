import { draft } from '../event.ts';
import { broughtAlong, leaderMerges, merger, mergeWarnings } from '../merging.ts';
import { factOf } from '../policy.ts';
import { refuse } from '../refusal.ts';
import { rule } from '../rule.ts';
import { appeal } from '../shape.ts';
import type { AppealState, Participant } from '../state.ts';
import { whileMerging } from './checks.ts';

interface Events {
  'merge-asked': { into: string };
}

const body = { into: appeal } as const;

/**
 * A duplicate goes into a master, which must acknowledge: only then this one closes. While it waits it takes no
 * other merge and is no master itself, so that two cases cannot disappear into each other.
 */
export const merge = rule<typeof body, Events>({
  name: 'merge',
  zh: '并案',
  en: 'Merge this duplicate into a master; it closes once the master acknowledges',
  body,
  by: merger,
  from: ['registered', 'pooled', 'assigned', 'handling'],
  bars: (state, actor) => leaderMerges(state, actor) ?? whileMerging(state),
  decide: (state, { into }, { facts }) => {
    if (into === state.id) return refuse('merge-into-itself');
    const master = factOf(facts.appeals, into);
    if (!master) return refuse('unknown-appeal', { appeal: into });
    if (master.status === 'closed') return refuse('master-closed', { appeal: into });
    return [draft('merge-asked', { into }, [], { warnings: mergeWarnings(state, master) })];
  },
  evolve: {
    'merge-asked': (state, { into }, { seq }) => ({
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
        },
      ],
    }),
  },
});

/** Everybody of this case becomes a participant of the master, with a vote of their own. */
const newcomers = (state: AppealState): readonly Participant[] =>
  state.participants.filter((p) => !p.withdrawn).map((p) => ({ ...p, from: p.from ?? state.id }));
