import { isOfficeTime } from '../calendar/index.ts';
import type { Evolvers } from '../event/event.ts';
import type { Owner } from '../owed/obligation.ts';
import type { DutyLine, Facts } from '../policy/policy.ts';
import { type AppealState, liableOf } from '../state/index.ts';
import { acting, centreOf, headOf, leaderFor } from './parties.ts';
import { isSameData } from './same-data.ts';

/** Outside office hours, who is on duty owes what an urgent or critical case asks for. */

type Post = 'officer' | 'centre' | 'leader';

/** People of these roles stand the duty of a post. */
const standing: Readonly<Record<Post, readonly string[]>> = {
  officer: ['officer', 'clerk'],
  centre: ['centre'],
  leader: ['leader'],
};

const roleOf = (account: string): string => account.split(':')[0] ?? '';

function onDuty(
  { urgency, calendar, duty = [] }: AppealState,
  post: Post,
  unit: string | null,
  nowMs: number,
): string | null {
  if (!urgency || isOfficeTime(calendar, nowMs)) return null;
  const line = duty.find(
    (one) =>
      one.unit === unit &&
      standing[post].includes(roleOf(one.person)) &&
      one.fromMs <= nowMs &&
      nowMs < one.toMs,
  );
  return line?.person ?? null;
}

/** The person who answers for a unit now: who is on duty, otherwise its head. */
export const answersFor = (state: AppealState, unit: string, head: string, nowMs: number): string =>
  onDuty(state, 'officer', unit, nowMs) ?? head;

/** The leader to whom a case goes now: who is on duty, otherwise the one found for it. */
export const leaderNow = (state: AppealState, nowMs: number): string =>
  onDuty(state, 'leader', null, nowMs) ?? acting(state, leaderFor(state));

/** The owner of an obligation that opens now. A leader in charge stays in charge. */
export function ownerNow(state: AppealState, owner: Owner, nowMs: number): Owner {
  if (owner.role !== 'officer' && owner.role !== 'centre') return owner;
  const person = onDuty(state, owner.role, owner.unit, nowMs);
  return person === null ? owner : { ...owner, person };
}

/** People who are told next where nobody moves: the head, the duty chief of the centre, and the leader. */
export function nextInLine(state: AppealState, nowMs: number): readonly Owner[] {
  if (!state.urgency || state.stage.status === 'closed') return [];
  const liable = liableOf(state);
  const { unit } = state.triage;
  const chief = onDuty(state, 'centre', unit, nowMs) ?? centreOf(state, unit);
  const line: Owner[] = [
    ...(liable ? [{ role: 'officer' as const, unit: liable.unit, person: headOf(state, liable.unit) }] : []),
    { role: 'centre', unit, person: chief },
    { role: 'leader', unit: null, person: state.escalation.leader ?? leaderNow(state, nowMs) },
  ];
  return line.filter(({ person }) => person !== liable?.person);
}

/** The roster that a command brings, where the case keeps another one. The clock picks from it. */
export function newRoster(state: AppealState, { duty }: Facts): readonly DutyLine[] | null {
  if (state.rules < 4 || state.stage.status === 'closed' || duty === undefined) return null;
  return isSameData(duty, state.duty ?? []) ? null : duty;
}

export interface DutyEvents {
  'roster-noted': { duty: readonly DutyLine[] };
}

export const dutyEvolvers: Evolvers<DutyEvents> = {
  'roster-noted': (state, { duty }) => ({ ...state, duty }),
};
