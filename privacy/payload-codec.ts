import { createHash } from 'node:crypto';
import type { Payload, PayloadCodec } from '@temporalio/common';
import type { Keyring } from './keyring.ts';
import { seal, unseal } from './seal.ts';

/** Marks a payload that nobody reads or makes without a key of this installation. */
export const sealedEncoding = 'binary/encrypted';
const keyIdField = 'encryption-key-id';
const placeField = 'for';
const newline = 0x0a;

/** The SDK's information on the owner of a payload. Only this part of its SerializationContext is used. */
export type PayloadPlace = Parameters<PayloadCodec['encode']>[1];

/**
 * Names the owner of a payload. The name stands beside the payload and is sealed with it. No appeal accepts another
 * appeal's payload, and no workflow accepts an activity's payload as a message. It is a hash of 66 bits, because
 * every payload carries it.
 */
export function placeOf(place: PayloadPlace): string {
  if (place === undefined) return '';
  const named = `${place.type}/${place.workflowId ?? ''}`;
  return createHash('sha256').update(named).digest('base64url').slice(0, 11);
}

/** Seals the whole payload by AES-256-GCM with the current key. Only the key's id and the place stay readable. */
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

/** The place that a sealed payload states. `unsealPayload` proves it when it opens the payload. */
export const placeIn = ({ metadata }: Payload): string => textOf(metadata?.[placeField]);

/** Opens a payload. Returns null for another place, a missing key, or a changed bit. */
export function unsealPayload(keyring: Keyring, payload: Payload): Payload | null {
  const key = keyring.byId('temporal', textOf(payload.metadata?.[keyIdField]));
  if (!key || !isSealed(payload)) return null;
  const bytes = unseal(key, bytesOf(payload.data), placeIn(payload));
  return bytes && unpacked(bytes);
}

/** Serves clients. It leaves unreadable payloads unchanged, and the SDK reports them. */
export const sealedPayloads = (keyring: Keyring): PayloadCodec => ({
  encode: async (payloads, place) => payloads.map((payload) => sealPayload(keyring, payload, place)),
  decode: async (payloads) =>
    payloads.map((payload) => (isSealed(payload) ? (unsealPayload(keyring, payload) ?? payload) : payload)),
});

/** The SDK uses an empty list for no bytes. */
const bytesOf = (bytes: Uint8Array | null | undefined): Buffer => Buffer.from(bytes ?? []);
const textOf = (bytes: Uint8Array | null | undefined): string => bytesOf(bytes).toString();

/**
 * Packs a line with the metadata, and then the data unchanged. The usual payload has only an encoding, and then the
 * line is that encoding. Otherwise the line is JSON with one character for each byte.
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
