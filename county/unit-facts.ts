import type { LeaderFact, UnitFact } from '../domain/index.ts';
import { type Directory, isAway, isOnLeave } from './directory.ts';
import type { Leader, Unit } from './types.ts';

/**
 * A unit as a command needs it: its head or, while that one is on leave, the next of its people at work; and all
 * of its people who are at work. Where everybody is away the head stands: somebody is always liable.
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

/** Another of the centre's people who is at work, else the one in charge all the same. */
function standIn(directory: Directory, { id, centre }: Unit, nowMs: number): string {
  const at = directory.centreStaff.get(id) ?? [];
  return at.find((person) => !isOnLeave(directory, person, nowMs))?.account ?? centre ?? '';
}

/** A leader with the deputy who acts: the leader's own while at work, else the county's default. */
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

/** The leaders that a case of this category may go to. */
export function leadersFor(directory: Directory, category: string, nowMs: number) {
  const holder = directory.leaderOfCategory.get(category);
  return {
    category: holder ? leaderFact(directory, holder, nowMs) : null,
    default: defaultLeaderFact(directory, nowMs),
  };
}

/** The county's default leader, who takes what is in nobody's portfolio. */
function defaultLeaderFact(directory: Directory, nowMs: number): LeaderFact {
  const { defaultLeader } = directory.data;
  const known = directory.leaders.get(defaultLeader);
  return leaderFact(
    directory,
    known ?? { account: defaultLeader, deputy: null, units: [], categories: [] },
    nowMs,
  );
}
