import { type AppealState, type Participant, textsOf } from '../../domain/index.ts';

/** Returns both serials of a filer who also stands in the list. */
export function serialsOfOne({ filerIs }: AppealState, serial: number): readonly number[] {
  const isFiler = serial === 0 || serial === filerIs;
  return isFiler && filerIs !== undefined ? [0, filerIs] : [serial];
}

/** One person of a case, with the texts that erasing the person concerns. */
export interface PersonTexts {
  readonly serial: number;
  readonly phones: readonly string[];
  /** All texts in this person's own words or about this person. */
  readonly texts: readonly string[];
  /** The title of a case. The program may have made it. */
  readonly title?: string;
}

/** Lists the filer and all participants of a case. */
export function peopleOf(state: AppealState): PersonTexts[] {
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

/** The texts that this person brought by merges, where nobody came along. */
function broughtAlone({ id, participants, parts = [] }: AppealState, serial: number): string[] {
  const filings = (person: Participant) => [person.from ?? id, ...(person.alsoFiled ?? [])];
  const isOf = (filing: string) => (person: Participant) => filings(person).includes(filing);
  const own = participants.filter((person) => person.serial === serial).flatMap(filings);
  const alone = own.filter((filing) => filing !== id && participants.filter(isOf(filing)).length === 1);
  return parts.filter(({ whose }) => alone.includes(whose)).flatMap(textsOf);
}
