import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { answered, isProblem, openClient } from '../../client/index.ts';

beforeEach(() => void vi.useFakeTimers());
afterEach(() => void vi.useRealTimers());

const filing = { kind: 'request', title: '路灯不亮', description: '不亮', category: 'roads' } as const;
const refused = (status: number, headers: Record<string, string> = {}) =>
  Response.json({ code: 'busy', zh: '请稍后。', en: 'Later.' }, { status, headers });
const done = () => Response.json({ id: '20261122-AAAAAA' }, { status: 201 });

/** A server that gives these answers, one after the other. */
function answering(...answers: (() => Response)[]) {
  const heard: { method: string; key: string | null; body: string; authorization: string | null }[] = [];
  const send = async (request: Request) => {
    const { method, headers } = request;
    const [key, authorization] = ['idempotency-key', 'authorization'].map((name) => headers.get(name));
    heard.push({
      method,
      key: key ?? null,
      body: await request.text(),
      authorization: authorization ?? null,
    });
    const answer = answers.shift();
    if (!answer) throw new Error('a question too many');
    return answer();
  };
  return { heard, client: openClient({ baseUrl: 'http://api', authorization: 'Bearer t', fetch: send }) };
}
const cut = () => {
  throw new TypeError('fetch failed');
};

async function settled<T>(promise: Promise<T>): Promise<T> {
  const ended = promise.finally(() => undefined);
  ended.catch(() => undefined);
  await vi.runAllTimersAsync();
  return ended;
}

describe('the client of the API', () => {
  it('repeats a filing that got no answer under the same key, with the same words', async () => {
    const { client, heard } = answering(cut, () => refused(503), done);
    const view = await settled(answered(client.POST('/v1/appeals', { body: filing })));
    expect(view).toMatchObject({ id: '20261122-AAAAAA' });
    expect(heard.map(({ body }) => JSON.parse(body))).toEqual([filing, filing, filing]);
    const [first] = heard;
    expect(first?.key).toMatch(/^[0-9a-f-]{36}$/);
    expect(heard.map(({ key }) => key)).toEqual(heard.map(() => first?.key));
    expect(first?.authorization).toBe('Bearer t');
  });

  it('keeps the key that its caller chose', async () => {
    const { client, heard } = answering(done);
    const headers = { 'Idempotency-Key': 'call-7' };
    await settled(answered(client.POST('/v1/appeals', { body: filing, params: { header: headers } })));
    expect(heard.map(({ key }) => key)).toEqual(['call-7']);
  });

  it('waits as long as the answer asks', async () => {
    const { client, heard } = answering(() => refused(429, { 'retry-after': '20' }), done);
    const filed = answered(client.POST('/v1/appeals', { body: filing }));
    await vi.advanceTimersByTimeAsync(19_000);
    expect(heard).toHaveLength(1);
    await vi.advanceTimersByTimeAsync(1_000);
    expect(await filed).toBeTruthy();
  });

  it('throws a refusal with its code and both sentences, and gives up after three repetitions', async () => {
    const busy = () => refused(503);
    const { client, heard } = answering(busy, busy, busy, busy);
    const error = await settled(answered(client.POST('/v1/appeals', { body: filing }))).catch(
      (e: unknown) => e,
    );
    expect(isProblem(error)).toBe(true);
    expect(error).toMatchObject({ status: 503, code: 'busy', said: { zh: '请稍后。', en: 'Later.' } });
    expect(heard).toHaveLength(4);
  });

  it('never repeats a change that has no key', async () => {
    const { client, heard } = answering(() => refused(503));
    const put = client.PUT('/v1/me/preferences', { body: {} as never });
    await expect(settled(answered(put))).rejects.toThrow('503 busy');
    expect(heard.map(({ key }) => key)).toEqual([null]);
  });
});
