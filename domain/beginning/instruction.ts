import { dueAtMs, isoLocal } from '../calendar/index.ts';
import { numbersOf } from '../policy/defaults.ts';
import type { CountyAtRegistration } from '../policy/policy.ts';
import type { Actor, AppealKind, Registration } from '../state/index.ts';
import { type Refusal, refuse } from '../wording/refusal.ts';

interface Given {
  readonly kind: AppealKind;
  readonly leader?: string;
  readonly dueAt?: string;
}

/**
 * A leader's instruction is filed by a centre or the supervision office, with its leader and date. No other kind has
 * either.
 */
export function instructionProblem(
  { kind, leader, dueAt }: Given,
  county: CountyAtRegistration,
  { role }: Actor,
  nowMs: number,
): Refusal | null {
  if (kind !== 'instruction') {
    const field = leader !== undefined ? 'leader' : 'dueAt';
    return leader === undefined && dueAt === undefined ? null : refuse('instruction-field', { field, kind });
  }
  if (role !== 'centre' && role !== 'supervision') return refuse('instruction-by-office');
  if (leader === undefined) return refuse('instruction-incomplete', { field: 'leader' });
  if (dueAt === undefined) return refuse('instruction-incomplete', { field: 'dueAt' });
  if (county.leaders.instructing?.account !== leader) return refuse('unknown-leader', { person: leader });
  return dateProblem(dueAt, county, nowMs);
}

/** The leader's date lies ahead, as far as a leader's ruling may. */
function dateProblem(dueAt: string, county: CountyAtRegistration, nowMs: number): Refusal | null {
  const atMs = Date.parse(dueAt);
  if (atMs <= nowMs) return refuse('date-past', { field: 'dueAt', date: dueAt });
  const latestMs = dueAtMs(county.calendar, numbersOf(county).longestRuling, nowMs);
  return atMs <= latestMs ? null : refuse('beyond-policy', { latest: isoLocal(county.calendar, latestMs) });
}

/** The part of the registration that an instruction alone has. */
export const instructionOf = ({ kind, leader, dueAt }: Given): Pick<Registration, 'instruction'> =>
  kind === 'instruction' && leader !== undefined && dueAt !== undefined
    ? { instruction: { leader, dueAtMs: Date.parse(dueAt) } }
    : {};
