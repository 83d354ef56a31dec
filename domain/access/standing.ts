import { citizenPlace } from '../state/citizen-account.ts';
import type { Actor, AppealState, Participant } from '../state/index.ts';

/**
 * How somebody who came with a code stands to the case now. Only a living person of it decides anything: a code that
 * was once given out shows who somebody was, never that they still are.
 */
export type Standing = 'person' | 'left' | 'filer' | 'nobody';

/** From these rules on the case itself asks how a code's holder stands to it. */
export const rulesOfStanding = 3;
export const asksForStanding = ({ rules }: Pick<AppealState, 'rules'>): boolean => rules >= rulesOfStanding;

/** The serial of a citizen's code within the appeal; null for everybody else. */
export const serialOf = ({ role, account }: Actor): number | null =>
  role === 'citizen' ? (citizenPlace(account)?.serial ?? null) : null;

/** The person whom a code of this case stands for; a filer whose telephone stands in the list is that person. */
export function personOf(
  { participants, filerIs }: Pick<AppealState, 'participants' | 'filerIs'>,
  serial: number | null,
): Participant | null {
  const own = serial === 0 && filerIs !== undefined ? filerIs : serial;
  return participants.find((person) => person.serial === own) ?? null;
}

/** The serial that a citizen votes and leaves with; null for everybody else, and for a code that is nobody's. */
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
 * Which person of the master somebody of a merged appeal became; null for who did not come along. Where the master
 * has it on record that is the answer. Older masters say only who came from where, in one row: the last row that
 * fits is this appeal's, for earlier ones came by a case that both have taken in.
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
