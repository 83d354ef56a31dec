import { Webhook } from 'standardwebhooks';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { publish } from '../../activities/publish.ts';
import { deliveryWaitsMs, hookReceiver } from '../../domain/index.ts';
import { newSecret, type SendRules, sendHook } from '../../hooks/index.ts';
import type { HookEndpoint } from '../../store/index.ts';
import { deliver } from '../../worker/hooks/deliver.ts';
import { type Appeal, county, file, next, startMs } from '../store/appeals.ts';
import { realStore } from '../store/real-store.ts';
import { openReceiver, type Receiver } from './receiver.ts';

const owner = 'integrator:hotline';
const dispatched = (id: string): Appeal =>
  next(file(id), 'dispatch', { lead: 'housing', helpers: [] }, 'centre:county');

describe('what an endpoint is sent', () => {
  const real = realStore();
  let receiver: Receiver;
  let hook: HookEndpoint;
  let offsetMs = 0;
  let cases = 0;
  const clock = () => Date.now() + offsetMs;
  const newCase = () => {
    cases += 1;
    return `20260302-HK${cases}`;
  };

  beforeEach(async () => {
    receiver = await openReceiver();
    offsetMs = 0;
    const given = {
      owner,
      name: 'a',
      url: receiver.url,
      events: null,
      secret: newSecret(),
      createdAtMs: startMs,
    };
    hook = (await real.store.hooks.add(given, 50)) as HookEndpoint;
  });
  afterEach(async () => {
    await real.store.hooks.remove(hook.id, undefined);
    await receiver.close();
  });

  const tell = ({ state, events }: Appeal) => publish(real.store, { appeal: state.id, events });
  const send = (rules: Partial<SendRules> = {}, failures = 0) =>
    deliver(
      {
        store: real.store,
        county,
        clock,
        send: (message) => sendHook(message, { local: true, withinMs: 2_000, ...rules }),
      },
      { endpoint: hook.id, failures, nowMs: clock() },
    );
  const rows = async (state?: 'waiting' | 'sent' | 'withheld' | 'dead') =>
    (await real.store.hooks.outbox.list({ receiver: hookReceiver(hook.id), state, limit: 100 })).items;
  const told = () => receiver.heard.map(({ message: { data } }) => `${data.id} ${data.seq}`);

  it('is each event once, in the order of its case, signed and without a word of the citizen', async () => {
    const appeal = dispatched(newCase());
    expect(await tell(appeal)).toEqual([hook.id]);
    await tell(appeal);
    expect(await send()).toEqual({ kind: 'idle', failures: 0, nextInMs: null });
    await tell(appeal);
    await send();
    const { id } = appeal.state;
    expect(told()).toEqual([`${id} 1`, `${id} 2`]);
    for (const { headers, body } of receiver.heard) {
      expect(new Webhook(hook.secret).verify(body, headers as Record<string, string>)).toMatchObject({
        data: { id, status: 'assigned' },
      });
      expect(body).not.toContain('dark street');
    }
    expect(receiver.heard[1]?.headers['webhook-id']).toBe(`msg_${hook.id}_${id}_2`);
  });

  it('waits behind an event that the receiver refuses, while other cases go on', async () => {
    const [bad, good] = [dispatched(newCase()), dispatched(newCase())];
    await tell(bad);
    await tell(good);
    receiver.reply = ({ message }) => (message.data.id === bad.state.id ? 500 : 200);
    const result = await send();
    expect(result).toMatchObject({ kind: 'idle', failures: 0 });
    expect(told().sort()).toEqual([`${bad.state.id} 1`, `${good.state.id} 1`, `${good.state.id} 2`].sort());
    receiver.reply = () => 200;
    offsetMs += 6_000;
    await send();
    expect(told().slice(3)).toEqual([`${bad.state.id} 1`, `${bad.state.id} 2`]);
    expect(
      receiver.heard.filter(({ headers }) => String(headers['webhook-id']).endsWith(`${bad.state.id}_1`)),
    ).toHaveLength(2);
  });

  it('is given up after the last wait, seen, and replayed', async () => {
    await tell(file(newCase()));
    receiver.reply = () => 404;
    for (const waitMs of [...deliveryWaitsMs, 0]) {
      await send();
      offsetMs += waitMs + 1_000;
    }
    const [dead] = await rows('dead');
    expect(dead).toMatchObject({ tries: 9, result: '404' });
    expect(receiver.heard).toHaveLength(9);
    receiver.reply = () => 200;
    const since = { sinceMs: startMs, states: ['dead'] } as const;
    expect(await real.store.hooks.outbox.replay(hookReceiver(hook.id), since, clock())).toBe(1);
    await send();
    expect(await rows('sent')).toHaveLength(1);
    expect(new Set(receiver.heard.map(({ headers }) => headers['webhook-id'])).size).toBe(1);
  });

  it('rests where the receiver hangs, is busy, or is not there', async () => {
    await tell(file(newCase()));
    receiver.reply = () => 'hang';
    expect(await send({ withinMs: 150 })).toEqual({ kind: 'rests', failures: 1, forMs: 5_000 });
    expect((await rows())[0]).toMatchObject({ state: 'waiting', tries: 1, result: 'timeout' });
    offsetMs += 5_001;
    receiver.reply = () => ({ status: 503, headers: { 'Retry-After': '7200' } });
    expect(await send({}, 1)).toEqual({ kind: 'rests', failures: 2, forMs: 7_200_000 });
    offsetMs += 7_200_001;
    receiver.reply = () => ({ status: 429, headers: { 'Retry-After': '9000' } });
    await send({}, 2);
    await real.store.hooks.outbox.hasten(hookReceiver(hook.id), clock());
    await receiver.close();
    expect(await send({}, 3)).toMatchObject({ kind: 'rests', failures: 4 });
    expect((await rows())[0]).toMatchObject({ tries: 4, result: 'unreachable' });
  });

  it('does not follow a redirect', async () => {
    await tell(file(newCase()));
    receiver.reply = () => ({ status: 307, headers: { Location: receiver.url } });
    await send();
    expect(receiver.heard).toHaveLength(1);
    expect((await rows('waiting'))[0]).toMatchObject({ result: '307' });
  });

  it('ends with 410, and keeps its queue while it is paused', async () => {
    await tell(dispatched(newCase()));
    await real.store.hooks.change(hook.id, undefined, { state: 'paused' });
    expect(await send()).toEqual({ kind: 'stopped' });
    expect([receiver.heard.length, (await rows('waiting')).length]).toEqual([0, 2]);
    await real.store.hooks.change(hook.id, undefined, { state: 'active' });
    receiver.reply = () => 410;
    expect(await send()).toEqual({ kind: 'stopped' });
    expect(await real.store.hooks.find(hook.id)).toMatchObject({ state: 'disabled', why: 'gone' });
  });

  it('is signed by both secrets while they rotate, and then by the new one alone', async () => {
    const former = { secret: hook.secret, untilMs: clock() + 60_000 };
    const secret = newSecret();
    await real.store.hooks.change(hook.id, undefined, { secret, former });
    await tell(file(newCase()));
    await send();
    const { body, headers } = receiver.heard[0]!;
    for (const one of [secret, former.secret]) {
      expect(() => new Webhook(one).verify(body, headers as Record<string, string>)).not.toThrow();
    }
    await real.store.hooks.change(hook.id, undefined, { former: { ...former, untilMs: clock() - 1 } });
    await tell(file(newCase()));
    await send();
    const later = receiver.heard[1]!;
    expect(() =>
      new Webhook(former.secret).verify(later.body, later.headers as Record<string, string>),
    ).toThrow();
  });

  it('tells nothing of a case that became confidential in between', async () => {
    const appeal = file(newCase());
    await tell(appeal);
    const { category } = appeal.state;
    await real.store.saveSnapshot({ ...appeal.state, seq: 2, category: { ...category, confidential: true } });
    await send();
    expect(receiver.heard).toEqual([]);
    expect(await rows('withheld')).toHaveLength(1);
  });

  it('never goes to an address that is not public, whatever its name said before', async () => {
    await tell(file(newCase()));
    const { port } = new URL(receiver.url);
    await real.store.hooks.change(hook.id, undefined, { url: `https://hooks.example.com:${port}/` });
    const lookUp = async () => [{ address: '127.0.0.1', family: 4 }];
    expect(await send({ local: false, lookUp })).toMatchObject({ kind: 'rests' });
    expect((await rows())[0]).toMatchObject({ result: 'address-refused' });
    expect(receiver.heard).toEqual([]);
  });

  it('is nothing where a log is repaired or rebuilt', async () => {
    const { state, events } = dispatched(newCase());
    await real.store.saveEvents(state.id, events);
    await real.store.repair.putSnapshot(state, null);
    expect(await rows()).toEqual([]);
  });

  it('is sealed where it is secret: neither the secret nor the address can be read in the database', async () => {
    const stored = JSON.stringify(await real.db.collection('hooks').findOne({ _id: hook.id as never }));
    expect(stored).not.toContain(hook.secret);
    expect(stored).not.toContain('127.0.0.1');
    expect(await real.store.hooks.find(hook.id)).toMatchObject({ secret: hook.secret, url: receiver.url });
  });
});
