import type { LeaderFact, UnitFact } from '../domain/index.ts';
import { type Directory, isAway, isOnLeave } from './directory.ts';
import type { Leader, Unit } from './types.ts';

/**
 * Describes a unit for a command: its head, and its people at work. While the head is on leave, the next person at
 * work stands in. If everybody is on leave the head stays, because somebody is always liable.
 */
export function unitFact(directory: Directory, unit: Unit, nowMs: number): UnitFact {
  const staff = directory.staff.get(unit.id) ?? [];
  const people = staff.filter((p) => !isOnLeave(directory, p, nowMs)).map(({ account }) => account);
  const head = isAway(directory, unit.head, nowMs) ? (people[0] ?? unit.head) : unit.head;
  const leader = directory.leaderOfUnit.get(unit.id);
  return {
    id: unit.id,
    head,
    people,
    leader: leader ? leaderFact(directory, leader, nowMs) : null,
    handles: staff.length > 0,
    ...(unit.centre === null ? {} : { centre: centreHead(directory, unit, nowMs) }),
  };
}

const centreHead = (directory: Directory, unit: Unit, nowMs: number): string =>
  unit.centre !== null && !isAway(directory, unit.centre, nowMs)
    ? unit.centre
    : standIn(directory, unit, nowMs);

/** Another person of the centre who is at work, or otherwise the one in charge. */
function standIn(directory: Directory, { id, centre }: Unit, nowMs: number): string {
  const at = directory.centreStaff.get(id) ?? [];
  return at.find((person) => !isOnLeave(directory, person, nowMs))?.account ?? centre ?? '';
}

/** A leader with the acting deputy: the leader's own if at work, or otherwise the county's default leader. */
export function leaderFact(directory: Directory, { account, deputy }: Leader, nowMs: number): LeaderFact {
  const { defaultLeader } = directory.data;
  const acting = [deputy, defaultLeader === account ? null : defaultLeader].find(
    (other) => other !== null && !isAway(directory, other, nowMs),
  );
  return {
    account,
    deputy: acting ?? deputy,
    onLeave: isAway(directory, account, nowMs),
    ...(acting === undefined && deputy !== null ? { deputyOnLeave: true as const } : {}),
  };
}

/** The leaders to whom a case of this category may go. */
export function leadersFor(directory: Directory, category: string, nowMs: number) {
  const holder = directory.leaderOfCategory.get(category);
  return {
    category: holder ? leaderFact(directory, holder, nowMs) : null,
    default: defaultLeaderFact(directory, nowMs),
  };
}

/** The county's default leader, who takes cases outside of all portfolios. */
function defaultLeaderFact(directory: Directory, nowMs: number): LeaderFact {
  const { defaultLeader } = directory.data;
  const known = directory.leaders.get(defaultLeader);
  return leaderFact(
    directory,
    known ?? { account: defaultLeader, deputy: null, units: [], categories: [] },
    nowMs,
  );
}
