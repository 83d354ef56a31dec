import type { Payload } from '@temporalio/common';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  isSealed,
  openKeyring,
  placeOf,
  sealedPayloads,
  sealPayload,
  unsealPayload,
} from '../../privacy/index.ts';
import { testKeyring, testSecret } from '../support/keyring.ts';

const at = (workflowId: string) => ({ type: 'workflow', namespace: 'default', workflowId }) as const;
const plain = (text: string): Payload => ({
  metadata: { encoding: Buffer.from('json/plain') },
  data: Buffer.from(text),
});
const bytes = fc.uint8Array({ maxLength: 200 });
const payloads: fc.Arbitrary<Payload> = fc.record({
  metadata: fc.dictionary(fc.string(), bytes, { noNullPrototype: true, maxKeys: 5 }),
  data: bytes,
});
const asText = ({ metadata, data }: Payload) => ({
  metadata: Object.fromEntries(
    Object.entries(metadata ?? {}).map(([name, value]) => [name, Buffer.from(value).toString('base64')]),
  ),
  data: Buffer.from(data ?? []).toString('base64'),
});

describe('a sealed payload', () => {
  it('is opened to what it was, whatever its metadata and its bytes', () => {
    fc.assert(
      fc.property(payloads, (payload) => {
        const opened = unsealPayload(testKeyring, sealPayload(testKeyring, payload, at('A1')));
        expect(opened && asText(opened)).toEqual(asText(payload));
      }),
    );
  });

  it('tells the key’s id and nothing of what it holds, not even the same for the same', () => {
    const [one, other] = [1, 2].map(() => sealPayload(testKeyring, plain('"路灯不亮"'), at('A1')));
    expect(Object.keys(one?.metadata ?? {})).toEqual(['encoding', 'encryption-key-id', 'for']);
    expect(Buffer.from(one?.metadata?.['encryption-key-id'] ?? []).toString()).toBe('s0');
    expect(Buffer.from(one?.data ?? []).includes('路灯')).toBe(false);
    expect(one?.data).not.toEqual(other?.data);
  });

  it('is not opened with any bit of it changed', () => {
    const sealed = sealPayload(testKeyring, plain('"x"'), at('A1'));
    const length = (sealed.data as Uint8Array).byteLength;
    fc.assert(
      fc.property(fc.nat(length - 1), fc.integer({ min: 1, max: 255 }), (index, change) => {
        const data = Buffer.from(sealed.data as Uint8Array);
        data[index] = (data[index] as number) ^ change;
        expect(unsealPayload(testKeyring, { ...sealed, data })).toBeNull();
      }),
    );
  });

  it.each([
    ['cut short', { data: Buffer.alloc(5) }],
    ['without bytes', { data: undefined }],
    ['of a key that nobody has', { key: 'k9' }],
    ['said to be of another appeal', { place: placeOf(at('B2')) }],
  ])('is not opened where it is %s', (_, { key, place, ...changed }: Record<string, unknown>) => {
    const sealed = sealPayload(testKeyring, plain('"x"'), at('A1'));
    const metadata = {
      ...sealed.metadata,
      ...(key ? { 'encryption-key-id': Buffer.from(String(key)) } : {}),
      ...(place ? { for: Buffer.from(String(place)) } : {}),
    };
    expect(unsealPayload(testKeyring, { ...sealed, metadata, ...changed } as Payload)).toBeNull();
    expect(unsealPayload(testKeyring, sealed)).not.toBeNull();
  });

  it('is opened by no other installation, though its keys have the same ids', () => {
    const other = openKeyring({ secret: `${testSecret}!` });
    expect(unsealPayload(other, sealPayload(testKeyring, plain('"x"'), at('A1')))).toBeNull();
  });

  it('stays readable after a newer key has come', () => {
    const sealed = sealPayload(testKeyring, plain('"x"'), at('A1'));
    const rotated = openKeyring({ secret: testSecret, keys: `k1:${'1'.repeat(64)}` });
    expect(Buffer.from(unsealPayload(rotated, sealed)?.data ?? []).toString()).toBe('"x"');
    expect(unsealPayload(testKeyring, sealPayload(rotated, plain('"x"'), at('A1')))).toBeNull();
  });
});

describe('a client’s codec', () => {
  const codec = sealedPayloads(testKeyring);

  it('seals all, opens its own, and leaves the rest as it came', async () => {
    const strange = { metadata: { encoding: Buffer.from('binary/encrypted') }, data: Buffer.from('?') };
    const sealed = await codec.encode([plain('1'), plain('2')], at('A1'));
    expect(sealed.every(isSealed)).toBe(true);
    const opened = await codec.decode([...sealed, strange, plain('3')]);
    expect(opened.map(({ data }) => Buffer.from(data ?? []).toString())).toEqual(['1', '2', '?', '3']);
  });
});
