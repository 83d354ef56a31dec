import { Binary, type Collection } from 'mongodb';
import { type Key, type Keyring, seal, unseal } from '../privacy/index.ts';

/** A word that one key of the installation has sealed. Whoever opens it holds the same key. */
export interface KeyProofDocument {
  /** The key's id. */
  _id: string;
  sealed: Binary;
  atMs: number;
}

/** Ids of the installation's keys that a keyring lacks, or holds with other bytes. Both empty: it is the same. */
export interface KeyDifference {
  readonly missing: readonly string[];
  readonly other: readonly string[];
}

const word = Buffer.from('huiyin');
const contextOf = (id: string): string => `keys ${id}`;

/**
 * Compares a keyring with those of all processes that used this database. A keyring that opens every proof leaves one of
 * its own current key, so that processes without that key notice. One that does not leaves nothing.
 */
export async function proveKeys(
  proofs: Collection<KeyProofDocument>,
  keyring: Keyring,
  nowMs: number,
): Promise<KeyDifference> {
  const before = await difference(proofs, keyring);
  const current = keyring.current('records');
  if (before.missing.length + before.other.length > 0 || before.known.includes(current.id)) return before;
  const sealed = new Binary(seal(current, word, contextOf(current.id)));
  await proofs.updateOne({ _id: current.id }, { $setOnInsert: { sealed, atMs: nowMs } }, { upsert: true });
  // Another process may have begun under the same id at this moment.
  return difference(proofs, keyring);
}

async function difference(proofs: Collection<KeyProofDocument>, keyring: Keyring) {
  const found = await proofs.find().sort({ _id: 1 }).toArray();
  const keys = found.map((proof) => ({ proof, key: keyring.byId('records', proof._id) }));
  const idsOf = (some: typeof keys) => some.map(({ proof }) => proof._id);
  return {
    known: idsOf(keys),
    missing: idsOf(keys.filter(({ key }) => key === null)),
    other: idsOf(keys.filter(({ proof, key }) => key !== null && !opens(key, proof))),
  };
}

const opens = (key: Key, { _id, sealed }: KeyProofDocument): boolean =>
  unseal(key, sealed.buffer, contextOf(_id)) !== null;

/** Forgets the proofs of keys that this keyring no longer holds, once nothing is sealed with them. Returns their ids. */
export async function forgetKeys(proofs: Collection<KeyProofDocument>, keyring: Keyring): Promise<string[]> {
  const gone = (await difference(proofs, keyring)).missing;
  await proofs.deleteMany({ _id: { $in: gone } });
  return gone;
}
