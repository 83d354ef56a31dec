import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { dispatchTo, filing, type View } from '../api/kit.ts';
import { type AccountBench, openAccountBench, type SignedIn } from './accounts-kit.ts';

const minuteMs = 60_000;
let numbers = 0;
const freshPhone = () => {
  numbers += 1;
  return String(13_700_000_000 + numbers);
};

let at: AccountBench;
beforeAll(async () => {
  at = await openAccountBench();
});
afterAll(() => at.close());
let phone: string;
beforeEach(() => {
  phone = freshPhone();
});

const file = async (by: string, more: object = {}) => {
  const { body } = await at.bench.file({ ...filing, citizen: { name: '王芳', phone: by }, ...more });
  at.bench.publish(body.id);
  return body;
};
const askForCode = async (of: string) => {
  const answer = await at.bench.post('/v1/citizen/codes', { phone: of });
  await at.accounts.citizens.settled();
  return answer;
};
const showCode = (of: string, code: string) =>
  at.bench.post<SignedIn>('/v1/citizen/sign-in', { phone: of, code });
const signIn = async (of: string) => {
  await askForCode(of);
  return (await showCode(of, at.messages.codeTo(of))).body.token;
};

describe('a citizen signs in by phone', () => {
  it('with the code that was sent, once', async () => {
    expect(await askForCode(phone)).toMatchObject({ status: 202, body: { lastsSeconds: 300 } });
    const code = at.messages.codeTo(phone);
    expect(code).toMatch(/^\d{6}$/);
    const done = await showCode(`+86 ${phone.slice(0, 3)} ${phone.slice(3)}`, code);
    expect(done).toMatchObject({ status: 200, body: { signedIn: true, account: null } });
    expect(await showCode(phone, code)).toMatchObject({ status: 401, body: { code: 'one-time-code-wrong' } });
  });

  it('is answered alike whether the number is known, unknown or no mobile at all', async () => {
    await file(phone);
    const [known, unknown, landline] = [phone, freshPhone(), '0571-8888888'];
    const answers = [await askForCode(known), await askForCode(unknown), await askForCode(landline)];
    const told = answers.map(({ status, body }) => ({ status, body }));
    expect(told[1]).toEqual(told[0]);
    expect(told[2]).toEqual(told[0]);
    expect(at.messages.sent.some((message) => message.phone === '05718888888')).toBe(false);
  });

  it('not with a wrong code, and after five wrong ones not with the right one either', async () => {
    await askForCode(phone);
    const right = at.messages.codeTo(phone);
    const wrong = right === '000000' ? '000001' : '000000';
    for (let time = 0; time < 5; time += 1) expect((await showCode(phone, wrong)).status).toBe(401);
    expect((await showCode(phone, right)).status).toBe(401);
  });

  it('not with a code that is five minutes old, or was sent before another', async () => {
    await askForCode(phone);
    const first = at.messages.codeTo(phone);
    at.clock.nowMs += 5 * minuteMs;
    expect((await showCode(phone, first)).status).toBe(401);
    await askForCode(phone);
    const second = at.messages.codeTo(phone);
    at.clock.nowMs += 3 * minuteMs;
    await askForCode(phone);
    if (second !== at.messages.codeTo(phone)) expect((await showCode(phone, second)).status).toBe(401);
    expect((await showCode(phone, at.messages.codeTo(phone))).status).toBe(200);
  });

  it('is sent one message a minute, and fewer as more are asked for', async () => {
    await askForCode(phone);
    expect(await askForCode(phone)).toMatchObject({ status: 429, body: { code: 'too-many-attempts' } });
    at.clock.nowMs += minuteMs + 1;
    expect((await askForCode(phone)).status).toBe(202);
    at.clock.nowMs += minuteMs + 1;
    expect((await askForCode(phone)).status).toBe(429);
    expect((await askForCode(freshPhone())).status).toBe(202);
  });

  it('from one address so many times only', async () => {
    const few = await openAccountBench({ limits: { codes: 2 } });
    try {
      const statuses = [];
      for (let time = 0; time < 3; time += 1) {
        statuses.push((await few.bench.post('/v1/citizen/codes', { phone: freshPhone() })).status);
      }
      expect(statuses).toEqual([202, 202, 429]);
    } finally {
      await few.close();
    }
  });

  it('leaves no number and no code in the database', async () => {
    await signIn(phone);
    await askForCode(phone);
    const all = await Promise.all(
      Object.values(at.collections).map((name) => at.db.collection(name).find().toArray()),
    );
    const text = JSON.stringify(all);
    expect(text).toContain('citizens.huiyin.invalid');
    expect(text).not.toContain(phone);
    expect(text).not.toMatch(new RegExp(`"${at.messages.codeTo(phone)}"`));
  });
});

describe('a signed-in citizen', () => {
  it('sees the own appeals, newest first, and nobody else’s', async () => {
    const [first, second] = [await file(phone), await file(phone, { category: 'sanitation' })];
    const other = await file(freshPhone());
    const { body } = await at.bench.get<{ items: View[] }>('/v1/citizen/appeals', at.as(await signIn(phone)));
    const ids = body.items.map(({ id }) => id);
    expect(ids).toEqual(expect.arrayContaining([first.id, second.id]));
    expect(ids).not.toContain(other.id);
    expect((await at.bench.get('/v1/citizen/appeals')).status).toBe(401);
    expect((await at.bench.get('/v1/citizen/appeals', { as: 'officer:housing' })).status).toBe(401);
  });

  it('opens and urges an own case without its code, and no other', async () => {
    const own = await file(phone);
    const other = await file(freshPhone());
    await at.bench.post(`/v1/appeals/${own.id}/dispatch`, { lead: 'housing' }, { as: 'centre:county' });
    at.bench.publish(own.id);
    const as = at.as(await signIn(phone));
    const view = await at.bench.get<View>(`/v1/track/${own.id}`, as);
    expect(view.status).toBe(200);
    expect(view.body.allowedCommands).toContain('urge');
    const urged = await at.bench.post(`/v1/track/${own.id}/urge`, { reason: '请尽快处理。' }, as);
    expect(urged.status).toBe(200);
    expect(await at.bench.get(`/v1/track/${other.id}`, as)).toMatchObject({
      ...{ status: 404, body: { code: 'appeal-not-found' } },
    });
    expect((await at.bench.get('/v1/track/20261122-ZZZZZZ', as)).status).toBe(404);
  });

  it('acts as the very person of a group whose number it is', async () => {
    const people = [
      { name: '甲', phone: freshPhone() },
      { name: '乙', phone },
    ];
    const group = await file(freshPhone(), { participants: { people } });
    const as = at.as(await signIn(phone));
    expect((await at.bench.get(`/v1/track/${group.id}`, as)).status).toBe(200);
    await at.bench.post(`/v1/track/${group.id}/supplement`, { text: '我家也没有灯。' }, as);
    const given = at.bench.engine.given.findLast(({ appeal }) => appeal === group.id);
    expect(given?.input.actor.account).toBe(`citizen:${group.id}:2`);
  });

  it('is nobody where an account is asked for', async () => {
    const as = at.as(await signIn(phone));
    expect((await at.bench.get('/v1/me', as)).status).toBe(401);
    expect((await at.bench.get('/v1/appeals', as)).status).toBe(401);
  });

  it('is signed out like everybody', async () => {
    const as = at.as(await signIn(phone));
    expect((await at.bench.get('/v1/citizen/appeals', as)).status).toBe(200);
    expect((await at.bench.post('/v1/sign-out', {}, as)).status).toBe(204);
    expect((await at.bench.get('/v1/citizen/appeals', as)).status).toBe(401);
  });
});

describe('a lost tracking code', () => {
  const ask = async (id: string, of: string) => {
    const answer = await at.bench.post(`/v1/track/${id}/lost-code`, { phone: of });
    await at.accounts.citizens.settled();
    return answer;
  };
  const replace = (id: string, of: string, code: string) =>
    at.bench.post<{ trackingCode: string; code: string }>(`/v1/track/${id}/new-code`, { phone: of, code });

  it('is replaced by a code to the phone on file; the old one is void', async () => {
    const { id, trackingCode } = await file(phone);
    await ask(id, phone);
    const done = await replace(id, phone, at.messages.codeTo(phone));
    expect(done.status).toBe(200);
    expect(done.body.trackingCode).not.toBe(trackingCode);
    const opened = (code: string) => at.bench.get(`/v1/track/${id}`, { code });
    expect(await opened(trackingCode)).toMatchObject({ status: 401, body: { code: 'code-wrong' } });
    expect((await opened(done.body.trackingCode)).status).toBe(200);
    expect((await replace(id, phone, at.messages.codeTo(phone))).status).toBe(401);
  });

  it('of one person of a group leaves the others theirs', async () => {
    const people = [{ name: '甲', phone }, { name: '乙' }];
    const filed = await at.bench.post<
      View & { participantCodes: { serial: number; trackingCode: string }[] }
    >('/v1/public/appeals', {
      ...filing,
      channel: 'web',
      citizen: { name: '王芳', phone: freshPhone() },
      participants: { people },
    });
    const { id, participantCodes } = filed.body;
    await ask(id, phone);
    const done = await replace(id, phone, at.messages.codeTo(phone));
    const statuses = [];
    for (const { trackingCode } of [
      ...participantCodes,
      { trackingCode: filed.body.trackingCode },
      done.body,
    ]) {
      statuses.push((await at.bench.get(`/v1/track/${id}`, { code: trackingCode })).status);
    }
    expect(statuses).toEqual([401, 200, 200, 200]);
  });

  it('is answered alike for a wrong number and an appeal that nobody has, and nothing is sent', async () => {
    const { id } = await file(phone);
    const before = at.messages.sent.length;
    const right = await ask(id, phone);
    expect(at.messages.sent).toHaveLength(before + 1);
    const wrong = await ask(id, freshPhone());
    const unknown = await ask('20261122-ZZZZZZ', freshPhone());
    const nonsense = await ask('%F0%9F%98%80', freshPhone());
    for (const { status, body } of [wrong, unknown, nonsense]) {
      expect({ status, body }).toEqual({ status: right.status, body: right.body });
    }
    expect(at.messages.sent).toHaveLength(before + 1);
  });

  it('is not replaced by a code that was sent for another appeal, or for signing in', async () => {
    const [one, two] = [await file(phone), await file(phone, { category: 'sanitation' })];
    await ask(one.id, phone);
    expect((await replace(two.id, phone, at.messages.codeTo(phone))).status).toBe(401);
    at.clock.nowMs += minuteMs + 1;
    await askForCode(phone);
    expect((await replace(one.id, phone, at.messages.codeTo(phone))).status).toBe(401);
  });

  it('stays void while the database is away', async () => {
    const { id, trackingCode } = await file(phone);
    await ask(id, phone);
    const done = await replace(id, phone, at.messages.codeTo(phone));
    at.bench.store.away = true;
    try {
      at.clock.nowMs += minuteMs;
      const opened = (code: string) => at.bench.get(`/v1/track/${id}`, { code });
      expect((await opened(trackingCode)).status).toBe(401);
      expect((await opened(done.body.trackingCode)).status).toBe(200);
    } finally {
      at.bench.store.away = false;
    }
  });

  it('of a case that is under way is replaced in the same way', async () => {
    const view = await at.bench.filed(dispatchTo('housing'));
    const own = view.citizen?.phone ?? '';
    await ask(view.id, own);
    expect((await replace(view.id, own, at.messages.codeTo(own))).status).toBe(200);
  });
});
