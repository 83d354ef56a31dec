import { isSealed, type Keyring, unsealPayload } from '../../privacy/index.ts';

/** A payload as proto JSON: bytes in base64. */
export interface WirePayload {
  readonly metadata?: Readonly<Record<string, string>>;
  readonly data?: string;
}

export interface Opening {
  readonly keyring: Keyring;
  /** Opens the personal fields that are sealed once more inside: a payload's JSON in, the same with them readable. */
  readonly openPersonal?: (json: string) => Promise<string>;
}

/** What our keys open is opened, in place; anything else stays as it came. */
export function openPayloads(opening: Opening, payloads: readonly WirePayload[]): Promise<WirePayload[]> {
  return Promise.all(payloads.map((payload) => openOne(opening, payload)));
}

async function openOne({ keyring, openPersonal }: Opening, wire: WirePayload): Promise<WirePayload> {
  const payload = { metadata: bytesOf(wire.metadata ?? {}), data: Buffer.from(wire.data ?? '', 'base64') };
  const plain = isSealed(payload) ? unsealPayload(keyring, payload) : null;
  if (!plain) return wire;
  const data = Buffer.from(plain.data ?? []);
  const encoding = Buffer.from(plain.metadata?.encoding ?? []).toString();
  const readable =
    openPersonal && encoding === 'json/plain' ? Buffer.from(await openPersonal(data.toString())) : data;
  return { metadata: base64Of(plain.metadata ?? {}), data: readable.toString('base64') };
}

const bytesOf = (fields: Readonly<Record<string, string>>): Record<string, Buffer> =>
  Object.fromEntries(Object.entries(fields).map(([name, text]) => [name, Buffer.from(text, 'base64')]));
const base64Of = (fields: Readonly<Record<string, Uint8Array>>): Record<string, string> =>
  Object.fromEntries(
    Object.entries(fields).map(([name, bytes]) => [name, Buffer.from(bytes).toString('base64')]),
  );
