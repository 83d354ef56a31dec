import { type AppealState, changedPeople, type Facts, noFacts, postsOf } from '../domain/index.ts';
import { contentHash } from './content-hash.ts';
import type { County } from './types.ts';

/** The parts of a changed county that open appeals learn of. */
export interface Carried {
  readonly calendar: boolean;
  readonly policy: boolean;
  readonly people?: boolean | undefined;
}
type Teaching = Pick<County, 'standingFacts' | 'calendarAround' | 'policy'>;

/** A command of the worker to an open appeal. */
export interface CarriedCommand {
  readonly name: 'adopt-county' | 'note-people';
  readonly facts: Facts;
  readonly body: Readonly<Record<string, unknown>>;
}

/** Selects only what differs from the appeal's state, so that a repetition changes nothing. null: nothing does. */
export function adoption(
  county: Teaching,
  what: Carried,
  { registeredAtMs, calendar, policy }: AppealState,
  nowMs: number,
): CarriedCommand | null {
  const around = county.calendarAround(registeredAtMs, nowMs);
  const body = {
    ...(what.calendar && differs(calendar, around) ? { calendar: around } : {}),
    ...(what.policy && differs(policy, county.policy) ? { policy: county.policy } : {}),
  };
  return Object.keys(body).length === 0 ? null : { name: 'adopt-county', facts: noFacts, body };
}

/** Absences, deputies and leaders that the appeal does not know yet. null: it knows them. */
export function newsOfPeople(
  county: Pick<County, 'standingFacts'>,
  state: AppealState,
  nowMs: number,
): CarriedCommand | null {
  const kept = {
    posts: postsOf(state),
    units: Object.keys(state.units),
    category: state.category.id,
    leader: state.registration.instruction?.leader,
  };
  const facts = county.standingFacts(kept, nowMs);
  return changedPeople(state, facts) === null ? null : { name: 'note-people', facts, body: {} };
}

const differs = (one: unknown, other: unknown): boolean => contentHash(one) !== contentHash(other);
