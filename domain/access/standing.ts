import { citizenPlace } from '../state/citizen-account.ts';
import type { Actor, AppealState, Participant } from '../state/index.ts';

/**
 * The present standing of somebody who came with a code. Only a living person of the case decides anything. A
 * code proves who somebody was, not that the person still belongs to the case.
 */
export type Standing = 'person' | 'left' | 'filer' | 'nobody';

/** From this rules number on, a case asks how the holder of a code stands to it. */
export const rulesOfStanding = 3;
export const asksForStanding = ({ rules }: Pick<AppealState, 'rules'>): boolean => rules >= rulesOfStanding;

/** The serial in a citizen's code. Returns null for every other actor. */
export const serialOf = ({ role, account }: Actor): number | null =>
  role === 'citizen' ? (citizenPlace(account)?.serial ?? null) : null;

/** Finds the person that a code stands for. A filer whose telephone is in the list is that listed person. */
export function personOf(
  { participants, filerIs }: Pick<AppealState, 'participants' | 'filerIs'>,
  serial: number | null,
): Participant | null {
  const own = serial === 0 && filerIs !== undefined ? filerIs : serial;
  return participants.find((person) => person.serial === own) ?? null;
}

/**
 * The serial under which a citizen votes and leaves. Returns null for other actors and for codes of no
 * person.
 */
export const personalSerial = (state: AppealState, actor: Actor): number | null =>
  isOfCase(state, actor) ? (personOf(state, serialOf(actor))?.serial ?? null) : null;

const isOfCase = ({ id }: AppealState, { role, account }: Actor): boolean =>
  role === 'citizen' && citizenPlace(account)?.appeal === id;

export function standingOf(state: AppealState, actor: Actor): Standing {
  if (!isOfCase(state, actor)) return 'nobody';
  const serial = serialOf(actor);
  const person = personOf(state, serial);
  if (person) return person.withdrawn ? 'left' : 'person';
  return serial === 0 && state.participants.length > 0 ? 'filer' : 'nobody';
}

/**
 * Finds the person of the master that somebody of a merged appeal became. Returns null for a person who did
 * not come along. Newer masters record this. Older masters record only the origin of each person, in one row.
 * The last row that fits belongs to this appeal. Earlier rows came through a case that both took in.
 */
export function serialInMaster(
  master: Pick<AppealState, 'participants' | 'joined'>,
  duplicate: Pick<AppealState, 'id' | 'participants' | 'filerIs'>,
  serial: number,
): number | null {
  const person = personOf(duplicate, serial);
  if (!person) return null;
  const recorded = master.joined?.filter(({ from }) => from === duplicate.id) ?? [];
  if (recorded.length > 0) return recorded.find((j) => j.serial === person.serial)?.becomes ?? null;
  const went = duplicate.participants.filter(({ withdrawn }) => !withdrawn);
  const origins = went.map(({ from }) => from ?? duplicate.id);
  const starts = master.participants.map((_, at) => at).reverse();
  const first = starts.find((at) => origins.every((from, i) => master.participants[at + i]?.from === from));
  const place = went.indexOf(person);
  return first === undefined || place < 0 ? null : (master.participants[first + place]?.serial ?? null);
}
