import { createHash } from 'node:crypto';
import type { Payload, PayloadCodec } from '@temporalio/common';
import type { Keyring } from './keyring.ts';
import { seal, unseal } from './seal.ts';

/** Encoding of a payload that nobody can read, or make, without a key of this installation. */
export const sealedEncoding = 'binary/encrypted';
const keyIdField = 'encryption-key-id';
const placeField = 'for';
const newline = 0x0a;

/** What the SDK tells of a payload: whose it is. The part of its SerializationContext that is used here. */
export type PayloadPlace = Parameters<PayloadCodec['encode']>[1];

/**
 * Whose payload it is, told beside it and sealed with it. A payload of one appeal is none of another's, and what
 * went to an activity or came from it is no message to a workflow. A hash of 66 bits: every payload carries it.
 */
export function placeOf(place: PayloadPlace): string {
  if (place === undefined) return '';
  const named = `${place.type}/${place.workflowId ?? ''}`;
  return createHash('sha256').update(named).digest('base64url').slice(0, 11);
}

/** AES-256-GCM over the whole payload with the keyring's current key; only that key's id and the place stay clear. */
export function sealPayload(keyring: Keyring, payload: Payload, place: PayloadPlace): Payload {
  const key = keyring.current('temporal');
  const of = placeOf(place);
  return {
    metadata: {
      encoding: Buffer.from(sealedEncoding),
      [keyIdField]: Buffer.from(key.id),
      ...(of === '' ? {} : { [placeField]: Buffer.from(of) }),
    },
    data: seal(key, packed(payload), of),
  };
}

export const isSealed = ({ metadata }: Payload): boolean => textOf(metadata?.encoding) === sealedEncoding;

/** Where a sealed payload says that it belongs: what `unsealPayload` has proved where it opens it. */
export const placeIn = ({ metadata }: Payload): string => textOf(metadata?.[placeField]);

/** What was sealed; null for another's, for a key that is gone, and where a bit of it differs. */
export function unsealPayload(keyring: Keyring, payload: Payload): Payload | null {
  const key = keyring.byId('temporal', textOf(payload.metadata?.[keyIdField]));
  if (!key || !isSealed(payload)) return null;
  const bytes = unseal(key, bytesOf(payload.data), placeIn(payload));
  return bytes && unpacked(bytes);
}

/** For clients: what it cannot open it leaves as it is, and the SDK says that it cannot read it. */
export const sealedPayloads = (keyring: Keyring): PayloadCodec => ({
  encode: async (payloads, place) => payloads.map((payload) => sealPayload(keyring, payload, place)),
  decode: async (payloads) =>
    payloads.map((payload) => (isSealed(payload) ? (unsealPayload(keyring, payload) ?? payload) : payload)),
});

/** The SDK leaves an empty list where there are no bytes. */
const bytesOf = (bytes: Uint8Array | null | undefined): Buffer => Buffer.from(bytes ?? []);
const textOf = (bytes: Uint8Array | null | undefined): string => bytesOf(bytes).toString();

/**
 * A line with the metadata and then the data as they are. The line is the encoding where there is nothing else, for
 * it comes with every payload; otherwise JSON, with a character for each byte.
 */
function packed({ metadata, data }: Payload): Buffer {
  const fields = Object.entries(metadata ?? {}).map(([name, bytes]) => [
    name,
    bytesOf(bytes).toString('latin1'),
  ]);
  const [[name, encoding] = []] = fields;
  const plain = fields.length === 1 && name === 'encoding' && /^[a-z/-]+$/.test(encoding ?? '');
  const head = plain ? encoding : JSON.stringify(Object.fromEntries(fields));
  return Buffer.concat([Buffer.from(`${head}\n`), bytesOf(data)]);
}

function unpacked(bytes: Buffer): Payload {
  const end = bytes.indexOf(newline);
  const head = bytes.subarray(0, end).toString();
  const fields = head.startsWith('{') ? (JSON.parse(head) as Record<string, string>) : { encoding: head };
  const metadata = Object.entries(fields).map(([name, text]) => [name, Buffer.from(text, 'latin1')]);
  return { metadata: Object.fromEntries(metadata), data: bytes.subarray(end + 1) };
}
