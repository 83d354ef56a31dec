import { sealedParts } from '../../domain/index.ts';
import type { Key } from '../../privacy/index.ts';
import { keyIdsIn, openText, type PersonKeys } from '../../store/index.ts';
import type { Log } from '../http/log.ts';
import { fromRecords, nameOf } from '../http/records.ts';

export interface UnsealingNeeds {
  readonly store: { readonly persons: Pick<PersonKeys, 'find'> };
  readonly log: Log;
}

/** What stands for a text whose person's data was erased. */
export const erasedText = '〔已抹除 erased〕';
/** What stands for a text while the database is away and its key is not known. */
const unavailableText = '〔暂不可读 unavailable〕';

export interface Unsealed<T> {
  readonly value: T;
  /** Whether something in it was erased. */
  readonly erased: boolean;
}

type Keys = ReadonlyMap<string, Key | null>;

/**
 * Whatever is about to leave, with all that persons' keys have sealed in it opened: one look-up at most. Without the
 * database 503; or, where an answer must be given, the texts are withheld.
 */
export async function unseal<T>(
  { store, log }: UnsealingNeeds,
  value: T,
  withoutDatabase: 'refuse' | 'withhold' = 'refuse',
): Promise<Unsealed<T>> {
  const ids = keyIdsIn(value);
  if (ids.size === 0) return { value, erased: false };
  const found = store.persons.find(ids);
  if (withoutDatabase === 'refuse') return unsealWith(await fromRecords(found), value);
  try {
    return unsealWith(await found, value);
  } catch (error) {
    log.warn({ error: nameOf(error) }, 'personal texts could not be opened; they are withheld');
    return unsealWith(new Map(), value);
  }
}

/** JSON from elsewhere with persons' texts opened, as far as that is possible now: what a Temporal UI shows. */
export async function unsealJson(deps: UnsealingNeeds, json: string): Promise<string> {
  const { value } = await unseal(deps, JSON.parse(json) as unknown, 'withhold');
  return JSON.stringify(value);
}

/** How somebody is reached: nothing stands for it. */
const contactFields: readonly string[] = ['name', 'phone', 'phones', 'email'];

function unsealWith<T>(keys: Keys, whole: T): Unsealed<T> {
  let erased = false;
  const textOf = (token: string, keyId: string, field: string): string | null => {
    const key = keys.get(keyId);
    const plain = key ? openText(key, token) : null;
    if (plain !== null) return plain;
    if (key === null) erased = true;
    if (contactFields.includes(field)) return null;
    return key === undefined ? unavailableText : erasedText;
  };
  const walk = (value: unknown, field: string): unknown => {
    if (typeof value === 'string') {
      const parts = sealedParts(value);
      return parts ? textOf(value, parts.keyId, field) : value;
    }
    if (Array.isArray(value)) {
      const items = value.map((item) => walk(item, field));
      return field === 'phones' ? items.filter((item) => item !== null) : items;
    }
    if (typeof value !== 'object' || value === null) return value;
    const fields = Object.entries(value).map(([name, inner]) => [name, walk(inner, name)] as const);
    // A citizen's contact has no nulls: what is not known is left out.
    return Object.fromEntries(field === 'citizen' ? fields.filter(([, inner]) => inner !== null) : fields);
  };
  return { value: walk(whole, '') as T, erased };
}
