import {
  type Actor,
  type AppealState,
  citizenPlace,
  type Kind,
  personOf,
  type Shape,
  sealedParts,
} from '../../domain/index.ts';
import type { Key } from '../../privacy/index.ts';
import { type PersonKeys, sealText } from '../../store/index.ts';
import { fromRecords } from '../http/records.ts';

export interface FilingKeyNeeds {
  readonly store: { readonly persons: Pick<PersonKeys, 'take'> };
}
export interface SealingNeeds {
  readonly store: { readonly persons: Pick<PersonKeys, 'find'> };
}

type Fields = Readonly<Record<string, unknown>>;
type FieldPlace = readonly (string | number)[];

/** Returns the key that seals the text at this place of a body. null: the text stays clear. */
export type KeyOf = (path: FieldPlace) => Key | null;

/** Seals the personal texts of a body. The shape names them for every command. */
export function sealBody<B extends Fields>(shape: Shape, body: B, keyOf: KeyOf): B {
  const sealed = (kind: Kind, value: unknown, path: FieldPlace): unknown => {
    if (value === undefined || value === null) return value;
    switch (kind.kind) {
      case 'optional':
        return sealed(kind.of, value, path);
      case 'list':
        return (value as readonly unknown[]).map((entry, index) => sealed(kind.of, entry, [...path, index]));
      case 'group':
        return fieldsOf(kind.fields, value as Fields, path);
      case 'text': {
        const key = kind.personal ? keyOf(path) : null;
        return key ? sealText(key, String(value)) : value;
      }
      default:
        return value;
    }
  };
  const fieldsOf = (fields: Shape, values: Fields, path: FieldPlace): Fields =>
    Object.fromEntries(
      Object.entries(values).map(([field, value]) => {
        const kind = fields[field];
        return [field, kind ? sealed(kind, value, [...path, field]) : value];
      }),
    );
  return fieldsOf(shape, body, []) as B;
}

/**
 * Takes fresh keys for a filing: one for the filer, and one for each person of a group. Throws 503 where none are
 * left.
 */
export const keysForFiling = ({ store }: FilingKeyNeeds, people = 0): Promise<Key[]> =>
  fromRecords(store.persons.take(1 + people));

/** Seals each person's texts with that person's key, and all others with the filer's. */
export const filingKeyOf =
  ([filer, ...people]: readonly Key[]): KeyOf =>
  ([group, , index]) =>
    (group === 'participants' && typeof index === 'number' ? people[index] : filer) ?? null;

/**
 * Seals a command's personal texts with the speaker's key, otherwise with the case's own. It seals nothing in a
 * case without sealed texts: the system opened that case, or it is old.
 */
export async function sealForCase(
  { store }: SealingNeeds,
  state: AppealState,
  { name, shape, body, actor }: { name: string; shape: Shape; body: Fields; actor: Actor },
): Promise<Fields> {
  if (!saysPersonal(shape, body)) return body;
  const ids = keyIdsFor(state, actor);
  if (ids.length === 0) return body;
  const replaced = name === 'correct' ? replacedKeys(state) : {};
  const keys = await fromRecords(store.persons.find([...ids, ...Object.values(replaced)]));
  const key = ids.map((id) => keys.get(id)).find((found) => found) ?? null;
  return sealBody(shape, body, (path) => keys.get(replaced[path.join('.')] ?? '') ?? key);
}

/**
 * The key of each contact word that a correction may replace. The new word takes it, so that an erasure finds the
 * former one too, which may have come by a merge.
 */
function replacedKeys(state: AppealState): Readonly<Record<string, string>> {
  const filer = personOf(state, 0);
  const words = { 'citizen.name': filer?.name, 'citizen.phone': filer?.phone };
  return Object.fromEntries(
    Object.entries(words).flatMap(([path, text]) => {
      const keyId = text ? sealedParts(text)?.keyId : undefined;
      return keyId === undefined ? [] : [[path, keyId]];
    }),
  );
}

function saysPersonal(shape: Shape, body: Fields): boolean {
  let says = false;
  sealBody(shape, body, () => {
    says = true;
    return null;
  });
  return says;
}

/** The speaker's own key first, if the speaker is a person of the matter; who filed without a name wrote something. */
function keyIdsFor(
  { registration, participants, parts = [] }: AppealState,
  { role, account }: Actor,
): string[] {
  const serial = role === 'citizen' ? citizenPlace(account)?.serial : null;
  const speaker = participants.find((person) => person.serial === serial);
  const { title, description, citizen } = registration;
  const brought = parts.find(({ whose }) => whose === speaker?.from);
  const texts = [
    ...[speaker?.name, speaker?.phone, brought?.description],
    ...[title, description],
    ...[citizen?.name, citizen?.phone, citizen?.email],
  ];
  return [...new Set(texts.flatMap((text) => (text ? (sealedParts(text)?.keyId ?? []) : [])))];
}
