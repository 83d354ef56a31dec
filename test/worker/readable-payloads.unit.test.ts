import { describe, expect, it } from 'vitest';
import { readablePayloads } from '../../worker/readable-payloads.ts';
import { unopened } from '../../workflows/messages.ts';

const payload = (encoding: string, data: string) => ({
  metadata: { encoding: Buffer.from(encoding) },
  data: Buffer.from(data),
});
const decoded = async (...payloads: Parameters<typeof readablePayloads.decode>[0]) =>
  (await readablePayloads.decode(payloads)).map(({ data }) => Buffer.from(data ?? []).toString());

describe('payloads on their way into a workflow', () => {
  it('pass as they are where they can be read', async () => {
    const good = [
      payload('json/plain', '{"a":1}'),
      payload('binary/plain', '\u0000'),
      payload('binary/null', ''),
    ];
    expect(await readablePayloads.decode(good)).toEqual(good);
  });

  it.each([
    ['broken JSON', payload('json/plain', '{"a":')],
    ['an encoding that nobody knows', payload('binary/unknown', '…')],
    ['a protobuf message', payload('json/protobuf', '{}')],
    ['no encoding at all', { metadata: {}, data: Buffer.from('{}') }],
    ['nothing', {}],
  ])('are replaced where they hold %s', async (_, bad) => {
    expect(await decoded(payload('json/plain', '1'), bad)).toEqual(['1', '"unreadable payload"']);
  });

  it('are told apart where another worker may hold their key', async () => {
    expect(await decoded(payload('binary/encrypted', '…'))).toEqual([JSON.stringify(unopened)]);
  });

  it('go out as they are', async () => {
    const bad = [payload('json/plain', '{')];
    expect(await readablePayloads.encode(bad)).toEqual(bad);
  });
});
