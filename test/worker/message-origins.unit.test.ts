import type { Payload } from '@temporalio/common';
import { describe, expect, it } from 'vitest';
import { issueTokenFor, openKeyring, sealPayload } from '../../privacy/index.ts';
import { messageOrigins } from '../../worker/message-origins.ts';
import { readablePayloads } from '../../worker/readable-payloads.ts';
import { type Origin, originField, originOf, payloadConverter } from '../../workflows/message-trust.ts';
import { unopened } from '../../workflows/messages.ts';
import { testKeyring, testSecret } from '../support/keyring.ts';

const at = (workflowId: string) => ({ type: 'workflow', namespace: 'default', workflowId }) as const;
const activity = { type: 'activity', namespace: 'default', workflowId: 'A1', isLocal: true } as const;
const plain = (value: unknown): Payload => payloadConverter.toPayload(value);
const codec = messageOrigins(testKeyring);

/** As a workflow gets it: through the codecs, then the converter. */
async function received(payload: Payload, workflowId = 'A1', origins = codec) {
  const place = at(workflowId);
  const [opened] = await readablePayloads.decode(await origins.decode([payload], place), place);
  const value = payloadConverter.fromPayload<unknown>(opened as Payload);
  return { value, origin: originOf(value) };
}
const token = (seconds: number, use: 'huiyin-signal' | 'huiyin-api' = 'huiyin-signal') =>
  issueTokenFor(testKeyring, use, 'officer:power', seconds, Date.parse('2026-01-01T00:00:00Z'));
const message = { actor: { account: 'officer:power' } };

describe('where a message came from', () => {
  it('is one of us where it was sealed for this appeal', async () => {
    const sealed = sealPayload(testKeyring, plain(message), at('A1'));
    expect(await received(sealed)).toEqual({ value: message, origin: 'sealed' });
  });

  it.each([
    ['for another appeal', () => sealPayload(testKeyring, plain(message), at('B2'))],
    ['for an activity', () => sealPayload(testKeyring, plain(message), activity)],
    ['for nobody in particular', () => sealPayload(testKeyring, plain(message), undefined)],
  ])('does not matter where it was sealed %s: it cannot be read', async (_, make) => {
    expect(await received(make())).toEqual({ value: 'unreadable payload', origin: 'plain' });
  });

  it('is not known where it was sealed by a key that is not here: another worker may open it', async () => {
    const foreign = openKeyring({ secret: `${testSecret}!` });
    const sealed = sealPayload(foreign, plain(message), at('A1'));
    expect(await received(sealed)).toEqual({ value: unopened, origin: 'plain' });
    await expect(codec.decode([sealPayload(foreign, plain(1), activity)], activity)).rejects.toThrow(
      unopened,
    );
  });

  it('is the holder of the token that it carries, with the token’s end, be that over or not', async () => {
    for (const use of ['huiyin-signal', 'huiyin-api'] as const) {
      const { origin } = await received(plain({ ...message, token: await token(60, use) }));
      expect(origin).toEqual({ account: 'officer:power', untilMs: Date.parse('2026-01-01T00:01:00Z') });
    }
  });

  it.each([
    [
      'is somebody else’s',
      () => issueTokenFor(openKeyring({ secret: 'x'.repeat(32) }), 'huiyin-signal', 'a', 60),
    ],
    ['is a word', async () => 'please'],
    ['is no text', async () => 7],
    ['is endless', async () => 'x'.repeat(100_000)],
  ])('is anybody where its token %s', async (_, make) => {
    expect((await received(plain({ ...message, token: await make() }))).origin).toBe('plain');
  });

  it('is anybody where the sender wrote it there himself', async () => {
    const claimed: Origin[] = ['sealed', { account: 'leader:urban', untilMs: 9e15 }];
    for (const origin of claimed) {
      const forged = plain(message);
      const metadata = { ...forged.metadata, [originField]: Buffer.from(JSON.stringify(origin)) };
      expect(await received({ ...forged, metadata })).toEqual({ value: message, origin: 'plain' });
    }
  });

  it('is told apart for each of several, and nothing is thrown by what is broken', async () => {
    const broken = { metadata: { encoding: Buffer.from('json/plain') }, data: Buffer.from('{"token":') };
    const sealed = sealPayload(testKeyring, plain(message), at('A1'));
    const cut = { ...sealed, data: Buffer.alloc(3) };
    const values = await Promise.all([broken, cut, sealed, {}].map((payload) => received(payload)));
    expect(values.map(({ origin }) => origin)).toEqual(['plain', 'plain', 'sealed', 'plain']);
  });

  it('is known of what an older key sealed', async () => {
    const rotated = openKeyring({ secret: testSecret, keys: `k1:${'1'.repeat(64)}` });
    const sealed = sealPayload(testKeyring, plain(message), at('A1'));
    expect((await received(sealed, 'A1', messageOrigins(rotated))).origin).toBe('sealed');
  });

  it('goes nowhere: what leaves the workflow is sealed without it', async () => {
    const { value } = await received(sealPayload(testKeyring, plain(message), at('A1')));
    const [sent] = await codec.encode([plain(value)], at('A1'));
    const [opened] = await codec.decode([sent as Payload], at('A1'));
    expect(Buffer.from(opened?.data ?? []).toString()).toBe(JSON.stringify(message));
  });
});
