import { afterEach, describe, expect, it, vi } from 'vitest';
import { openStreams } from '../../api/stream/streams.ts';
import type { AppealChange } from '../../store/index.ts';
import { eventsOf, type Heard } from '../support/events.ts';
import { FakeChanges, tokenAt } from './fake-changes.ts';
import { type Bench, openBench } from './kit.ts';

const change = (n: number, given: Partial<AppealChange> = {}): AppealChange => ({
  ...{ kind: 'appeal', token: tokenAt(n), id: `20261122-AAAAA${n}`, version: n },
  ...{ visible: ['unit housing'], unseen: [], confidential: false, ...given },
});
const listening = { Accept: 'text/event-stream' };

interface Page {
  readonly status: number;
  next(): Promise<Heard>;
  leave(): Promise<void>;
}
const pages: Page[] = [];
afterEach(async () => {
  vi.useRealTimers();
  await Promise.all(pages.splice(0).map((page) => page.leave()));
});

async function listen(bench: Bench, as: string, lastToken?: string): Promise<Page> {
  const headers: Record<string, string> = { ...listening };
  if (lastToken !== undefined) headers['Last-Event-ID'] = lastToken;
  const response = await bench.send('GET', '/v1/stream', { as, headers });
  const page = { status: response.status, ...eventsOf(response) };
  pages.push(page);
  return page;
}

describe('the stream of changes', () => {
  it('begins with the time of the server and the account, and names no reader', async () => {
    const bench = await openBench();
    const page = await listen(bench, 'officer:housing');
    expect(await page.next()).toEqual({
      event: 'hello',
      id: tokenAt(0),
      data: { serverTime: '2026-11-22T09:00:00+08:00', account: 'officer:housing', resumed: false },
    });
  });

  it('tells each reader of the cases that the reader may see, and of no other', async () => {
    const bench = await openBench();
    const [housing, power, leader, discipline] = await Promise.all(
      ['officer:housing', 'officer:power', 'leader:urban', 'discipline:county'].map((as) =>
        listen(bench, as),
      ),
    );
    bench.store.changes.say(
      change(1),
      change(2, { visible: ['unit power'] }),
      change(3, { visible: [], confidential: true }),
      { kind: 'county', token: tokenAt(4), version: 7 },
    );
    const heard = async (page: Page | undefined, n: number) => {
      const events = [];
      for (let i = 0; i <= n; i++) events.push((await page?.next()) as Heard);
      return events.slice(1).map(({ event, data }) => [event, data.id ?? data.version]);
    };
    const [first, second, third] = [1, 2, 3].map((n) => ['change', `20261122-AAAAA${n}`]);
    const county = ['county', 7];
    expect(await heard(housing, 2)).toEqual([first, county]);
    expect(await heard(power, 2)).toEqual([second, county]);
    expect(await heard(leader, 3)).toEqual([first, second, county]);
    expect(await heard(discipline, 4)).toEqual([first, second, third, county]);
  });

  it('says that sight is lost to whom it is, once', async () => {
    const bench = await openBench();
    const page = await listen(bench, 'officer:power');
    bench.store.changes.say(
      change(1, { visible: ['unit housing'], unseen: ['unit power'] }),
      change(2, { visible: ['unit housing'] }),
      change(3, { visible: ['unit power'] }),
    );
    await page.next();
    expect([await page.next(), await page.next()]).toEqual([
      { event: 'gone', id: tokenAt(1), data: { id: '20261122-AAAAA1' } },
      { event: 'change', id: tokenAt(3), data: { id: '20261122-AAAAA3', version: 3 } },
    ]);
  });

  it('continues after the last token, from memory', async () => {
    const bench = await openBench();
    bench.store.changes.say(change(1), change(2), change(3));
    const page = await listen(bench, 'officer:housing', tokenAt(1));
    bench.store.changes.say(change(4));
    const heard = [await page.next(), await page.next(), await page.next(), await page.next()];
    expect(heard.map(({ event, id }) => [event, id])).toEqual([
      ['hello', tokenAt(1)],
      ['change', tokenAt(2)],
      ['change', tokenAt(3)],
      ['change', tokenAt(4)],
    ]);
    expect([heard[0]?.data.resumed, bench.store.changes.looks]).toEqual([true, 0]);
  });

  it('continues from the database where memory does not reach, and tells nothing twice', async () => {
    const bench = await openBench();
    const before = `81${tokenAt(1).slice(2)}`;
    bench.store.changes.history = [change(1), change(2)];
    bench.store.changes.say(change(2));
    const page = await listen(bench, 'officer:housing', before);
    bench.store.changes.say(change(2), change(3));
    const heard = [await page.next(), await page.next(), await page.next(), await page.next()];
    expect(heard.slice(1).map(({ id }) => id)).toEqual([1, 2, 3].map(tokenAt));
  });

  it.each([
    ['the history is over', `81${tokenAt(1).slice(2)}`],
    ['the token is nonsense', 'nonsense'],
  ])('asks to read everything anew where %s', async (_, token) => {
    const bench = await openBench();
    const page = await listen(bench, 'officer:housing', token);
    expect([(await page.next()).data.resumed, (await page.next()).event]).toEqual([false, 'reset']);
  });

  it('asks all to read anew where the server itself has missed something', async () => {
    const bench = await openBench();
    const page = await listen(bench, 'officer:housing');
    await page.next();
    bench.store.changes.lose();
    bench.store.changes.say(change(5));
    expect([(await page.next()).event, (await page.next()).event]).toEqual(['reset', 'change']);
  });

  it('asks to read anew whoever came before MongoDB had answered', async () => {
    const changes = new FakeChanges();
    changes.isAway = true;
    const told: string[] = [];
    const { join } = openStreams({ changes, openMs: 1 });
    const listener = { account: 'officer:housing', sight: () => 'seen' as const, end: () => {} };
    const { begin } = await join({ ...listener, tell: ({ event }) => void told.push(event) }, null);
    begin();
    changes.comeBack();
    changes.say(change(1));
    expect(told).toEqual(['reset', 'change']);
  });

  it('gives signs of life, and ends with the session', async () => {
    const bench = await openBench({ beatMs: 20 });
    const page = await listen(bench, 'officer:housing');
    await page.next();
    expect((await page.next()).event).toBe('beat');
    bench.nowMs += 2 * 3_600_000;
    vi.setSystemTime(Date.now() + 2 * 3_600_000);
    const rest: string[] = [];
    for (let one = await page.next(); one.event !== 'end'; one = await page.next()) rest.push(one.event);
    expect(new Set([...rest, 'beat'])).toEqual(new Set(['beat']));
    expect(bench.deps.streams.size).toBe(0);
  });

  it('leaves nothing behind when the page goes', async () => {
    const bench = await openBench();
    const page = await listen(bench, 'officer:housing');
    await page.next();
    expect(bench.deps.streams.size).toBe(1);
    await page.leave();
    await vi.waitFor(() => expect(bench.deps.streams.size).toBe(0));
  });

  it('ends every stream when the server stops', async () => {
    const bench = await openBench();
    const page = await listen(bench, 'officer:housing');
    await page.next();
    await bench.deps.streams.stop();
    expect((await page.next()).event).toBe('end');
  });

  it('refuses whoever is nobody, wants no stream, or has too many', async () => {
    const bench = await openBench({ streamsOfAccount: 1 });
    expect((await bench.problem('GET', '/v1/stream', { headers: listening })).status).toBe(401);
    const plain = await bench.problem('GET', '/v1/stream', { as: 'officer:housing' });
    expect([plain.status, plain.body.code]).toEqual([406, 'stream-only']);
    await listen(bench, 'officer:housing');
    const second = await bench.problem('GET', '/v1/stream', { as: 'officer:housing', headers: listening });
    expect([second.status, second.body.code]).toEqual([429, 'too-many-streams']);
    expect((await listen(bench, 'officer:power')).status).toBe(200);
  });
});
