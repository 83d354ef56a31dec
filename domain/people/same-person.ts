import type { Joined, Participant } from '../state/filing.ts';
import type { AppealState } from '../state/index.ts';
import { type Warning, warn } from '../wording/warning.ts';

/**
 * Two entries are one person if the telephones agree, and the names agree or one is missing. An entry without
 * a telephone matches nobody. Names and numbers are sealed here, so their keyed hashes are compared.
 */
export type Marked = Pick<Participant, 'serial' | 'marks'>;

const onePhone = (a: Marked, b: Marked): boolean =>
  a.marks?.phone !== undefined && a.marks.phone === b.marks?.phone;

const oneName = (a: Marked, b: Marked): boolean => onePhone(a, b) && a.marks?.name === b.marks?.name;

const noOtherName = (a: Marked, b: Marked): boolean =>
  onePhone(a, b) && (a.marks?.name === undefined || b.marks?.name === undefined || oneName(a, b));

/** Finds the entry that is the same person. An agreeing name takes precedence over a missing one. */
export const knownAs = <P extends Marked>(people: readonly P[], one: Marked): P | undefined =>
  people.find((p) => oneName(p, one)) ?? people.find((p) => noOtherName(p, one));

/** One telephone under two names means two people. Somebody should look at them. */
export const underOtherName = <P extends Marked>(people: readonly P[], one: Marked): P | undefined =>
  knownAs(people, one) ? undefined : people.find((p) => onePhone(p, one));

/** Finds the person whom the centre means: the holder of the telephone, otherwise the only person there is. */
export const meantPerson = <P extends Marked>(people: readonly P[], one: Marked): P | undefined =>
  knownAs(people, one) ??
  people.find((p) => onePhone(p, one)) ??
  (people.length === 1 ? people[0] : undefined);

/**
 * Finds newcomers who are known already, by the newcomer's serial. Newcomers come from one case, which has
 * compared them already. Two of them are never one person here.
 */
export function knownNewcomers<P extends Marked>(
  people: readonly P[],
  newcomers: readonly Marked[],
): ReadonlyMap<number, P> {
  const found = new Map<number, P>();
  for (const agrees of [oneName, noOtherName]) {
    for (const one of newcomers.filter(({ serial }) => !found.has(serial))) {
      const taken = [...found.values()];
      const known = people.find((p) => agrees(p, one) && !taken.includes(p));
      if (known) found.set(one.serial, known);
    }
  }
  return found;
}

/** Another entry may add a name that was missing. */
export const withLearntName = (
  known: Participant,
  { name, marks }: Pick<Participant, 'name' | 'marks'>,
): Participant =>
  marks && known.marks && known.marks.name === undefined && marks.name !== undefined
    ? { ...known, name: known.name ?? name, marks: { ...known.marks, name: marks.name } }
    : known;

/** Lists each person once. A later entry of the same person leads to the first. */
export function peopleOnce(
  id: string,
  listed: readonly Participant[],
): { readonly participants: readonly Participant[]; readonly joined: readonly Joined[] } {
  return listed.reduce<{ participants: readonly Participant[]; joined: readonly Joined[] }>(
    ({ participants, joined }, entry) => {
      const known = knownAs(participants, entry);
      if (!known) return { participants: [...participants, entry], joined };
      return {
        participants: participants.map((p) => (p === known ? withLearntName(p, entry) : p)),
        joined: [...joined, { from: id, serial: entry.serial, becomes: known.serial }],
      };
    },
    { participants: [], joined: [] },
  );
}

/** Warns the filer about the list of people. A retry of the filing gets the same warnings. */
export function filingWarnings({ id, participants, joined = [] }: AppealState): readonly Warning[] {
  const listed = participants.filter(({ from }) => from === null);
  const twice = joined
    .filter(({ from }) => from === id)
    .map(({ serial, becomes }) => warn('listed-twice', { entry: serial, serial: becomes }));
  const others = listed.flatMap((person, index) => {
    const other = underOtherName(listed.slice(0, index), person);
    return other ? [warn('listed-phone-other-name', { entry: person.serial, serial: other.serial })] : [];
  });
  return [...twice, ...others];
}

/** The serial of a listed person, whichever of their entries is meant. */
export const onceSerial = (joined: readonly Joined[], serial: number): number =>
  joined.find((one) => one.serial === serial)?.becomes ?? serial;
