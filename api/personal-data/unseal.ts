import { sealedParts } from '../../domain/index.ts';
import type { Key } from '../../privacy/index.ts';
import { keyIdsIn, type PersonKeys, unsealText } from '../../store/index.ts';
import type { Log } from '../http/log.ts';
import { fromRecords, nameOf } from '../http/records.ts';

export interface UnsealingNeeds {
  readonly store: { readonly persons: Pick<PersonKeys, 'find'> };
  readonly log: Log;
}

/** Replaces a text whose person's data were erased. */
export const erasedText = '〔已删除 erased〕';
/** Replaces a text whose key is unknown while the database is unavailable. */
const unavailableText = '〔暂不可读 unavailable〕';

export interface Unsealed<T> {
  readonly value: T;
  /** Some text of the value was erased. */
  readonly erased: boolean;
}

type Keys = ReadonlyMap<string, Key | null>;

/**
 * Unseals all personal texts in a value that is about to leave, with one look-up at most. Without the database it
 * throws 503. With `withhold` it hides the texts instead, for answers that must go out.
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

/** Unseals foreign JSON as far as possible, for the Temporal UI. */
export async function unsealJson(deps: UnsealingNeeds, json: string): Promise<string> {
  const { value } = await unseal(deps, JSON.parse(json) as unknown, 'withhold');
  return JSON.stringify(value);
}

/** Contact fields become null, not a placeholder. */
const contactFields: readonly string[] = ['name', 'phone', 'phones', 'email'];

function unsealWith<T>(keys: Keys, whole: T): Unsealed<T> {
  let erased = false;
  const textOf = (token: string, keyId: string, field: string): string | null => {
    const key = keys.get(keyId);
    const plain = key ? unsealText(key, token) : null;
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
    // A citizen's contact has no nulls: an unknown field is absent.
    return Object.fromEntries(field === 'citizen' ? fields.filter(([, inner]) => inner !== null) : fields);
  };
  return { value: walk(whole, '') as T, erased };
}
