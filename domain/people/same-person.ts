import type { Entry, Joined, Newcomer, NumberMarks, Participant, PersonMarks } from '../state/filing.ts';
import type { AppealState } from '../state/index.ts';
import { type Warning, warn } from '../wording/warning.ts';

/**
 * Two entries are one person if the telephones agree, and the names agree or one is missing. An entry without
 * a telephone matches nobody. Names and numbers are sealed here, so their keyed hashes are compared.
 */
export type Marked = Pick<Participant, 'serial' | 'marks'>;

const numbersOf = (marks: PersonMarks | undefined): readonly NumberMarks[] =>
  marks ? [marks, ...(marks.further ?? [])].filter(({ phone }) => phone !== undefined) : [];

/** True if a number that both have passes the check. */
const onNumber = (
  a: Marked,
  b: Marked,
  isSo: (one: NumberMarks, other: NumberMarks) => boolean = () => true,
): boolean => {
  const theirs = numbersOf(b.marks);
  return numbersOf(a.marks).some((own) => theirs.some((o) => o.phone === own.phone && isSo(own, o)));
};
const onePhone = (a: Marked, b: Marked): boolean => onNumber(a, b);
const oneName = (a: Marked, b: Marked): boolean => onNumber(a, b, (own, other) => own.name === other.name);
const noOtherName = (a: Marked, b: Marked): boolean =>
  onNumber(a, b, (own, { name }) => own.name === undefined || name === undefined || own.name === name);

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

/** Finds which newcomers have an entry elsewhere that stands for somebody here: both come out of one split. */
export function knownBefore<P extends Marked>(
  people: readonly P[],
  newcomers: readonly Pick<Newcomer, 'serial' | 'was'>[],
  joined: readonly Joined[] = [],
): ReadonlyMap<number, P> {
  const entryOf = ({ from, serial }: Entry) => `${from} ${serial}`;
  const becomes = new Map(joined.map((one) => [entryOf(one), one.becomes]));
  const found = newcomers.flatMap(({ serial, was = [] }): [number, P][] => {
    const here = was.map((entry) => becomes.get(entryOf(entry)));
    const person = people.find((p) => here.includes(p.serial));
    return person ? [[serial, person]] : [];
  });
  return new Map(found);
}

/**
 * Finds newcomers who are known already, by the newcomer's serial. Newcomers come from one case, which has
 * compared them already. Two of them are never one person here.
 */
export function knownNewcomers<P extends Marked>(
  people: readonly P[],
  newcomers: readonly Marked[],
  before: ReadonlyMap<number, P> = new Map(),
): ReadonlyMap<number, P> {
  const found = new Map(before);
  for (const agrees of [oneName, noOtherName]) {
    for (const one of newcomers.filter(({ serial }) => !found.has(serial))) {
      const taken = [...found.values()];
      const known = people.find((p) => agrees(p, one) && !taken.includes(p));
      if (known) found.set(one.serial, known);
    }
  }
  return found;
}

/** The entry of somebody about whom another entry says more: names and numbers are known from then on. */
export function withLearntName(
  known: Participant,
  { name, phone, marks }: Pick<Participant, 'name' | 'phone' | 'marks'>,
): Participant {
  if (!marks) return known;
  const own = numbersOf(known.marks);
  const both = [...own, ...numbersOf(marks)];
  const [first, ...further] = both.filter((mark, index) => !saidBetter(mark, index, both));
  const isNamed = own.some((number) => number.name !== undefined);
  return {
    ...known,
    name: known.name ?? (isNamed ? null : name),
    phone: known.phone ?? phone,
    marks: { ...first, ...(further.length > 0 ? { further } : {}) },
  };
}

/**
 * The marks of somebody whose contact data was corrected. Numbers that were corrected go; those that a merge brought
 * stay. Returns null for a person without a number.
 */
export function correctedMarks(
  known: PersonMarks | undefined,
  was: PersonMarks | null,
  now: PersonMarks | null,
): PersonMarks | null {
  const former = numbersOf(was ?? undefined).map(({ phone }) => phone);
  const others = numbersOf(known).filter(({ phone }) => !former.includes(phone));
  const all = [...numbersOf(now ?? undefined), ...others];
  const [first, ...further] = all.filter((mark, index) => !saidBetter(mark, index, all));
  return first ? { ...first, ...(further.length > 0 ? { further } : {}) } : null;
}

/** Another mark says the same, or the same number with a name. */
const saidBetter = ({ phone, name }: NumberMarks, index: number, all: readonly NumberMarks[]): boolean =>
  all.some((other, at) => {
    if (other.phone !== phone) return false;
    return other.name === name ? at < index : name === undefined;
  });

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
