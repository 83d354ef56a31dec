import { type Draft, draft, type Evolvers } from '../event/event.ts';
import { closed } from '../owed/closing.ts';
import type { Light, Obligation, ObligationKind } from '../owed/obligation.ts';

/** Events that time alone brings. */
export interface ClockEvents {
  'light-turned': {
    obligation: string;
    kind: ObligationKind;
    light: Light;
    role: string;
    unit: string | null;
    person: string | null;
    /** False where this colour was charged before on the same obligation. */
    charged: boolean;
  };
  'acceptance-deemed': { unit: string; person: string; sinceMs: number };
  'takeover-passed': { from: string; to: string };
  'conference-listed': { reason: string };
  /** The people to call, where the group's votes decided nothing. */
  'rating-window-ended': { sample?: readonly number[] };
  'decline-unobjected': Record<string, never>;
  /** Nobody judged an answer that was given at once. Votes under the quorum decide nothing. */
  'answer-unjudged': { outcome: 'answered' | 'unrated' };
  /** The leader of an instruction has not rated it, and is reminded once. */
  'rating-reminded': { leader: string };
  /** The leader went on leave or is back, so somebody else is to rate. */
  'rating-passed': { from: string; to: string };
  'instruction-unrated': Record<string, never>;
  'pool-lapsed': { units: readonly string[]; fallback: string | null };
}

/** Charges the light to the owner at that instant. */
export const lightTurned = (
  o: Obligation,
  light: Light,
): Draft<'light-turned', ClockEvents['light-turned']> =>
  draft('light-turned', {
    obligation: o.id,
    kind: o.kind,
    light,
    ...o.owner,
    charged: !o.charged.includes(light),
  });

export const clockEvolvers: Evolvers<ClockEvents> = {
  'light-turned': (state, { obligation, light }) => ({
    ...state,
    obligations: state.obligations.map((o) =>
      o.id === obligation ? { ...o, light, charged: [...new Set([...o.charged, light])] } : o,
    ),
  }),
  'acceptance-deemed': (state, { unit, person, sinceMs }) => ({
    ...state,
    stage: { status: 'handling', liable: { unit, person, sinceMs, why: 'deemed-acceptance' } },
  }),
  'takeover-passed': (state, { from, to }) => ({
    ...state,
    escalation: { ...state.escalation, leader: to, passedFrom: from },
  }),
  'conference-listed': (state, { reason }, { atMs }) => ({
    ...state,
    conference: { reason, atMs, resolution: null },
  }),
  'rating-window-ended': (state, { sample }) =>
    sample ? { ...state, sample: { round: state.round, serials: sample } } : state,
  'answer-unjudged': (state, { outcome }, { atMs }) => closed(state, outcome, atMs),
  'decline-unobjected': (state, _, { atMs }) => closed(state, 'declined', atMs),
  'rating-reminded': (state) => state,
  'rating-passed': (state) => state,
  'instruction-unrated': (state, _, { atMs }) => closed(state, 'unrated', atMs),
  'pool-lapsed': (state, { fallback }) => ({ ...state, stage: { status: 'registered', fallback } }),
};
