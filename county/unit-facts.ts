import type { CountyAtRegistration, LeaderFact, UnitFact } from '../domain/index.ts';
import { type Directory, isAway, isOnLeave } from './directory.ts';
import type { Leader, Unit } from './types.ts';

/**
 * Describes a unit for a command: its head, and its people at work. While the head is on leave, the next person at
 * work stands in. If everybody is on leave the head stays, because somebody is always liable.
 */
export function unitFact(directory: Directory, unit: Unit, nowMs: number): UnitFact {
  const staff = directory.staff.get(unit.id) ?? [];
  // A village has nobody but its clerks, who handle what they settle.
  const byClerks = staff.length === 0 && unit.centre === null;
  const acting = byClerks ? (directory.clerks.get(unit.id) ?? []) : staff;
  const people = acting.filter((p) => !isOnLeave(directory, p, nowMs)).map(({ account }) => account);
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
export function leadersFor(
  directory: Directory,
  category: string,
  nowMs: number,
  instructing?: string,
): CountyAtRegistration['leaders'] {
  const holder = directory.leaderOfCategory.get(category);
  const given = instructing === undefined ? null : instructingFact(directory, instructing, nowMs);
  return {
    ...(given ? { instructing: given } : {}),
    category: holder ? leaderFact(directory, holder, nowMs) : null,
    default: defaultLeaderFact(directory, nowMs),
  };
}

/** Any leader of the county may give an instruction, with a portfolio or without. */
function instructingFact(directory: Directory, account: string, nowMs: number): LeaderFact | null {
  if (directory.people.get(account)?.role !== 'leader') return null;
  const known = directory.leaders.get(account);
  return leaderFact(directory, known ?? { account, deputy: null, units: [], categories: [] }, nowMs);
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
