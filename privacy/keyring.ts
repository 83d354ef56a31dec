import { hkdfSync } from 'node:crypto';

/** The purpose of a key. Each purpose has its own keys, so that no key works for another. */
export type KeyPurpose = 'temporal' | 'records' | 'persons' | 'search' | 'token' | 'pages' | 'forms';

export interface Key {
  /** Stored beside each sealed value, so that the key is found after newer keys have come. */
  readonly id: string;
  readonly bytes: Buffer;
}

/** Holds the installation's master keys. The current one seals new values, and older ones stay readable. */
export interface Keyring {
  current(purpose: KeyPurpose): Key;
  /** Null for a key that this installation does not have or no longer has. */
  byId(purpose: KeyPurpose, id: string): Key | null;
  /** Newest first. */
  readonly ids: readonly string[];
}

export interface KeyringSource {
  /** The only key (`s0`) of an installation without keys of its own is derived from this secret. */
  readonly secret: string;
  /** `id:hex64,id:hex64`, newest first. White space and line ends count as commas. */
  readonly keys?: string;
}

const keyBytes = 32;
const ofSecret = 's0';

/** Throws KeyringProblem. It names the entry by its position and never shows it. */
export function openKeyring({ secret, keys = '' }: KeyringSource): Keyring {
  const given = keys.split(/[\s,]+/).filter((entry) => entry !== '');
  const masters = new Map<string, Buffer>();
  for (const [index, entry] of given.entries()) {
    const [, id, hex] = /^([a-z0-9][a-z0-9-]{0,15}):([0-9a-f]{64})$/i.exec(entry) ?? [];
    if (id === undefined || hex === undefined || masters.has(id)) throw new KeyringProblem(index + 1);
    masters.set(id, Buffer.from(hex, 'hex'));
  }
  // The secret's key comes last. Values from before there were keys stay readable.
  if (!masters.has(ofSecret)) masters.set(ofSecret, Buffer.from(secret, 'utf8'));
  const made = new Map<string, Key>();
  const byId = (purpose: KeyPurpose, id: string): Key | null => {
    const name = `${purpose} ${id}`;
    const known = made.get(name);
    const master = masters.get(id);
    if (known || !master) return known ?? null;
    const bytes = Buffer.from(hkdfSync('sha256', master, 'huiyin', `${purpose}/1`, keyBytes));
    const key = { id, bytes };
    made.set(name, key);
    return key;
  };
  const ids = [...masters.keys()];
  return { ids, byId, current: (purpose) => byId(purpose, ids[0] as string) as Key };
}

export class KeyringProblem extends Error {
  constructor(place: number) {
    super(
      `HUIYIN_KEYS 第 ${place} 项有误：应为 编号:64 位十六进制，且编号不得重复。\n` +
        `Entry ${place} of HUIYIN_KEYS is wrong: it must be id:64 hex digits, each id once.`,
    );
    this.name = 'KeyringProblem';
  }
}
