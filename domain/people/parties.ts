import type { Owner } from '../owed/obligation.ts';
import { type AppealState, type LeaderChoice, liableOf } from '../state/index.ts';

/** The head of a unit is liable for it. The case keeps the head from when the unit was named. */
export const headOf = (state: Pick<AppealState, 'units'>, unit: string): string =>
  state.units[unit]?.head ?? `head:${unit}`;

/**
 * The person who answers for a unit's service centre. A triage unit without a centre answers through its
 * head.
 */
export const centreOf = (state: Pick<AppealState, 'units'>, unit: string): string =>
  state.units[unit]?.centre ?? headOf(state, unit);

export const triageOwner = (state: AppealState): Owner => ({
  role: 'centre',
  unit: state.triage.unit,
  person: centreOf(state, state.triage.unit),
});

export const officerOf = (state: AppealState, unit: string, person?: string | null): Owner => ({
  role: 'officer',
  unit,
  person: person ?? headOf(state, unit),
});

/**
 * The owner who must answer for the case now. Before the first dispatch that is the holder of triage, then
 * the liable unit.
 */
export function answerable(state: AppealState): Owner {
  const liable = liableOf(state);
  return liable ? officerOf(state, liable.unit, liable.person) : triageOwner(state);
}

/** While a leader is on leave, the deputy acts. Where both are away, the county's default leader acts. */
export function acting(state: Pick<AppealState, 'rules' | 'leaders'>, leader: LeaderChoice): string {
  if (!leader.onLeave) return leader.account;
  if (state.rules < 3) return leader.deputy ?? leader.account;
  return insteadOf(state, leader) ?? state.leaders.default.account;
}

/**
 * Finds somebody at work in a leader's place: the deputy, the default leader, or the default leader's deputy.
 */
export function insteadOf({ leaders }: Pick<AppealState, 'leaders'>, leader: LeaderChoice): string | null {
  const { default: last } = leaders;
  const inTurn = [deputyAtWork(leader), last.onLeave ? null : last.account, deputyAtWork(last)];
  return inTurn.find((account) => account !== null && account !== leader.account) ?? null;
}

const leadersOf = ({ leaders, units }: AppealState): LeaderChoice[] =>
  [
    ...(leaders.instructing ? [leaders.instructing] : []),
    ...[leaders.category, leaders.default, ...Object.values(units).map(({ leader }) => leader)],
  ].filter((leader) => leader !== null);

/** The leader whose instruction the case is. Null for every other kind. */
export function instructingLeader({ registration, leaders }: AppealState): LeaderChoice | null {
  const { instruction } = registration;
  if (!instruction) return null;
  return leaders.instructing ?? { account: instruction.leader, deputy: null, onLeave: false };
}

/** The citizen judges the result. An instruction is judged by its leader, or by the one who acts on leave. */
export function ratingOwner(state: AppealState): Owner {
  const leader = instructingLeader(state);
  return leader === null
    ? { role: 'citizen', unit: null, person: null }
    : { role: 'leader', unit: null, person: acting(state, leader) };
}

/** Nobody who is on leave: then the county's default leader, or it stays where it is. */
export function deputyOf(state: AppealState, account: string): string | null {
  const found = leadersOf(state).find((leader) => leader.account === account);
  if (state.rules < 3) return found?.deputy ?? null;
  // A leader whom an office named, or who came by a merge, may be none that this case knows.
  if (!found) return insteadOf(state, { account, deputy: null, onLeave: false });
  return found.deputy === null && !found.onLeave ? null : insteadOf(state, found);
}

/** Cases of rules 1 and 2 learn of no leave once they are raised. */
export const isOnLeave = (state: AppealState, account: string): boolean =>
  state.rules >= 3 &&
  leadersOf(state).some(
    (leader) =>
      (leader.account === account && leader.onLeave) ||
      (leader.deputy === account && leader.deputyOnLeave === true),
  );

const deputyAtWork = ({ deputy, deputyOnLeave }: LeaderChoice): string | null =>
  deputyOnLeave ? null : deputy;

/**
 * Finds the leader by category, then by liable unit, then by the county's default. The deputy replaces a
 * leader on leave.
 */
export function leaderFor(state: AppealState): LeaderChoice {
  const liable = liableOf(state);
  const byUnit = liable ? state.units[liable.unit]?.leader : null;
  return state.leaders.category ?? byUnit ?? state.leaders.default;
}

/** Centres that may triage: the holder and every centre above it. */
export const triageCentres = (state: AppealState): readonly string[] => [
  state.triage.unit,
  ...state.triage.above,
];

/** Units that handle or handled a part. None of them reviews the result. */
export function handlingUnits(state: AppealState): string[] {
  const liable = liableOf(state);
  const helping = state.helpers
    .filter((h) => h.state !== 'denied' && h.state !== 'excused')
    .map((h) => h.unit);
  return liable ? [liable.unit, ...helping] : helping;
}
