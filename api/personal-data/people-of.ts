import { type AppealState, textsOf } from '../../domain/index.ts';

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

/** The texts that this person brought by a merge, where the person joined alone. */
function broughtAlone({ participants, parts = [] }: AppealState, serial: number): string[] {
  const from = participants.find((person) => person.serial === serial)?.from ?? null;
  const alone = from !== null && participants.filter((person) => person.from === from).length === 1;
  return alone ? parts.filter(({ whose }) => whose === from).flatMap(textsOf) : [];
}
