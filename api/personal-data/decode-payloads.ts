import { isSealed, type Keyring, unsealPayload } from '../../privacy/index.ts';
import { type AuditNeeds, type Reading, recordReading } from './contacts.ts';
import { type UnsealingNeeds, unsealJson } from './unseal.ts';

/** A payload as proto JSON, with bytes in base64. */
export interface WirePayload {
  readonly metadata?: Readonly<Record<string, string>>;
  readonly data?: string;
}

/** Decodes the payloads that our keys sealed. All others pass unchanged. */
export const decodePayloads = (keyring: Keyring, payloads: readonly WirePayload[]): WirePayload[] =>
  payloads.map((wire) => {
    const payload = { metadata: bytesOf(wire.metadata ?? {}), data: Buffer.from(wire.data ?? '', 'base64') };
    const plain = isSealed(payload) ? unsealPayload(keyring, payload) : null;
    if (!plain) return wire;
    const data = Buffer.from(plain.data ?? []).toString('base64');
    return { metadata: base64Of(plain.metadata ?? {}), data };
  });

/**
 * Unseals personal texts in the payloads too. The reading is recorded first. Where that fails, the texts stay
 * sealed.
 */
export async function unsealPersonal(
  deps: UnsealingNeeds & AuditNeeds,
  reader: Omit<Reading, 'what'>,
  payloads: readonly WirePayload[],
): Promise<readonly WirePayload[]> {
  const texts = payloads.map(({ metadata, data = '' }) => {
    const encoding = Buffer.from(metadata?.encoding ?? '', 'base64').toString();
    const json = encoding === 'json/plain' ? Buffer.from(data, 'base64').toString() : '';
    return json.includes('"~sealed:') ? json : null;
  });
  if (texts.every((json) => json === null)) return payloads;
  const named = texts.flatMap((json) => [...(json ?? '').matchAll(/"(?:id|appeal)":"(\d{8}-[0-9A-Z-]+)"/g)]);
  const appeals = [...new Set(named.map(([, id = '']) => id))];
  if (!(await recordReading(deps, { ...reader, what: 'temporal-ui' }, appeals))) return payloads;
  return Promise.all(
    payloads.map(async (payload, index) => {
      const json = texts[index];
      if (!json) return payload;
      return { ...payload, data: Buffer.from(await unsealJson(deps, json)).toString('base64') };
    }),
  );
}

const bytesOf = (fields: Readonly<Record<string, string>>): Record<string, Buffer> =>
  Object.fromEntries(Object.entries(fields).map(([name, text]) => [name, Buffer.from(text, 'base64')]));
const base64Of = (fields: Readonly<Record<string, Uint8Array>>): Record<string, string> =>
  Object.fromEntries(
    Object.entries(fields).map(([name, bytes]) => [name, Buffer.from(bytes).toString('base64')]),
  );
