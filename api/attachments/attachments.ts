import { type Keyring, seal, unseal } from '../../privacy/index.ts';
import {
  type AttachmentRecord,
  type AttachmentShelf,
  type AttachmentStorage,
  type PieceStorage,
  sealedFiles,
} from '../../store/index.ts';
import { problem } from '../http/problem.ts';
import { fromRecords } from '../http/records.ts';
import { symbols } from '../ids/crockford.ts';
import { keyedHash, keyFor } from '../ids/keys.ts';

export interface StorageNeeds {
  readonly store: { readonly pieces: PieceStorage };
  readonly keyring: Keyring;
}
export interface FindingNeeds {
  readonly store: { readonly attachments: Pick<AttachmentShelf, 'find'> };
}
export type NamingNeeds = Pick<StorageNeeds, 'keyring'>;

/**
 * The owner of uploads without an account and without a code. Everybody who knows the id of such an upload may use
 * it.
 */
export const anybody = 'public';

const idSymbols = 26;

/** 130 random bits, so that nobody can guess an id. */
export const freshAttachmentId = (): string => symbols(crypto.getRandomValues(new Uint8Array(17)), idSymbols);

/** The same announcement under the same key gets the same id. */
export const attachmentIdOf = ({ secret }: { readonly secret: string }, owner: string, key: string): string =>
  symbols(keyedHash(keyFor(secret, 'attachment-id'), [owner, key]), idSymbols);

export const storageOf = ({ store, keyring }: StorageNeeds): AttachmentStorage =>
  sealedFiles(store.pieces, keyring);

export async function findAttachment({ store }: FindingNeeds, id: string): Promise<AttachmentRecord> {
  const found = isAttachmentId(id) ? await fromRecords(store.attachments.find(id)) : null;
  if (!found || found.state === 'removing') throw unknownAttachment(id);
  return found;
}

const isAttachmentId = (id: string): boolean => /^[0-9A-HJKMNP-TV-Z]{26}$/.test(id);

export const unknownAttachment = (id: string) =>
  problem('attachment-not-found', { params: { attachment: id.slice(0, 64) } });

const nameContext = (id: string) => `attachment ${id} name`;

/** The name has the form `KEY.BYTES` and is sealed, because a file's name may name a person. */
export function sealedName({ keyring }: NamingNeeds, id: string, name: string): string {
  const key = keyring.current('records');
  return `${key.id}.${seal(key, Buffer.from(name), nameContext(id)).toString('base64')}`;
}

export function nameOfAttachment({ keyring }: NamingNeeds, { id, name }: AttachmentRecord): string {
  const [keyId = '', sealed = ''] = name.split('.');
  const key = keyring.byId('records', keyId);
  return (key && unseal(key, Buffer.from(sealed, 'base64'), nameContext(id))?.toString('utf8')) ?? 'file';
}
