import { type AppealState, type Participant, textsOf } from '../../domain/index.ts';

/** The people of a case, each with all that is theirs in it: what an erasure makes unreadable. */

/** A filer who stands in the list as well is one person under two serials. */
export function serialsOfOne({ filerIs }: AppealState, serial: number): readonly number[] {
  const isFiler = serial === 0 || serial === filerIs;
  return isFiler && filerIs !== undefined ? [0, filerIs] : [serial];
}

export interface Person {
  readonly serial: number;
  readonly phones: readonly string[];
  /** All that is said in this person's own words or of this person. */
  readonly texts: readonly string[];
  /** The headline of a case, which the program may have made itself. */
  readonly title?: string;
}

export function peopleOf(state: AppealState): Person[] {
  const { registration, participants } = state;
  const { title, description, citizen } = registration;
  const phones = [citizen?.phone ?? [], citizen?.phones ?? []].flat();
  const own = [citizen?.name ?? [], phones, citizen?.email ?? []].flat();
  const filer = { serial: 0, phones, title, texts: [description, ...own] };
  const others = participants.map(({ serial, name, phone }) => {
    const texts = [name, phone].filter((text) => text !== null);
    return {
      serial,
      phones: phone === null ? [] : [phone],
      texts: [...texts, ...broughtAlone(state, serial)],
    };
  });
  return [filer, ...others];
}

/** The words that this person brought by merges, where nobody came along. */
function broughtAlone({ id, participants, parts = [] }: AppealState, serial: number): string[] {
  const filings = (person: Participant) => [person.from ?? id, ...(person.alsoFiled ?? [])];
  const isOf = (filing: string) => (person: Participant) => filings(person).includes(filing);
  const own = participants.filter((person) => person.serial === serial).flatMap(filings);
  const alone = own.filter((filing) => filing !== id && participants.filter(isOf(filing)).length === 1);
  return parts.filter(({ whose }) => alone.includes(whose)).flatMap(textsOf);
}
