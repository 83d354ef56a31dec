import { beforeEach, describe, expect, it } from 'vitest';
import { trackingCodes } from '../../api/ids/tracking-code.ts';
import { type Bench, filing, type Json, openBench, rating, secret, toRating, type View } from './kit.ts';

const { codeOf } = trackingCodes(secret);
const people = [
  { name: '甲', phone: '13900001111' },
  { name: '乙', phone: '13900002222' },
];
type Told = View & { readonly code: string };

/** Each case as one of the present rules, and as one that began under older rules. */
describe.each([2, 3])('in a case of rules %i', (rules) => {
  let bench: Bench;
  let id: string;
  const asOld = () => {
    const found = bench.engine.cases.get(id)!;
    found.state = { ...found.state, rules };
    bench.store.snapshots.set(id, found.state);
  };
  const give = (serial: number, command: string, body: Json, headers: Record<string, string> = {}) =>
    bench.ask<Told>('POST', `/v1/track/${id}/${command}`, { body, headers, code: codeOf(id, serial) });
  const read = (serial: number) => bench.get<View>(`/v1/track/${id}`, { code: codeOf(id, serial) });
  const leave = (serial: number, headers = {}) => give(serial, 'withdraw', { reason: '搬走了' }, headers);
  const stateNow = () => bench.engine.cases.get(id)!.state;
  const onward = async () => {
    for (const [as, command, given = {}] of toRating) {
      const { status } = await bench.post(`/v1/appeals/${id}/${command}`, given, { as });
      expect(status, command).toBe(200);
    }
  };
  beforeEach(async () => {
    bench = await openBench();
    id = (await bench.file({ ...filing, participants: { people } })).body.id;
    asOld();
  });

  it('a second withdrawal by one person never closes it for the other', async () => {
    expect((await leave(1)).status).toBe(200);
    expect(await leave(1)).toMatchObject({ status: 403, body: { code: 'has-left' } });
    expect(stateNow().stage.status).toBe('registered');
  });

  it('nor do two clicks at the same moment, though both have read the case as it was', async () => {
    const clicks = await Promise.all([leave(1), leave(1)]);
    expect(clicks.map(({ status }) => status).sort()).toEqual([200, 403]);
    expect(stateNow().stage.status).toBe('registered');
  });

  it('nor does one that is meant for the version after the first', async () => {
    const stale = stateNow();
    expect((await leave(1)).status).toBe(200);
    bench.store.snapshots.set(id, stale);
    const second = await leave(1, { 'If-Match': `"${stale.seq + 1}"` });
    expect(second.status).toBe(403);
    expect(stateNow().stage.status).toBe('registered');
  });

  it('the same request sent again is answered again, and not refused', async () => {
    const key = { 'Idempotency-Key': 'one-click' };
    expect((await leave(1, key)).status).toBe(200);
    expect((await leave(1, key)).status).toBe(200);
  });

  it('who has left reads it and decides nothing over the other’s no', async () => {
    await leave(1);
    await onward();
    expect(await give(1, 'rate', rating)).toMatchObject({ status: 403, body: { code: 'has-left' } });
    expect(await give(1, 'supplement', { text: '补充' })).toMatchObject({ status: 403 });
    expect((await read(1)).body.allowedCommands).toEqual([]);
    const no = await give(2, 'rate', { ...rating, satisfaction: 'no' });
    expect(no.body.status).toBe('handling');
  });

  it('who has left neither presses nor uses up the one objection', async () => {
    await leave(1);
    expect(await give(1, 'urge', { reason: '快' })).toMatchObject({ status: 403 });
    const declining = { reason: bench.live.county.policy.declineReasons[0], explanation: '已起诉' };
    await bench.post(`/v1/appeals/${id}/decline`, declining, { as: 'centre:county' });
    expect(await give(1, 'object', { reason: '不服' })).toMatchObject({ status: 403 });
    expect((await give(2, 'object', { reason: '不服' })).status).toBe(200);
  });

  it('the filing office’s code reads, adds and presses, and does nothing else', async () => {
    expect((await read(0)).body.allowedCommands.toSorted()).toEqual(['supplement', 'urge']);
    expect((await give(0, 'supplement', { text: '补充' })).status).toBe(200);
    expect((await give(0, 'urge', { reason: '快' })).status).toBe(200);
    expect(await leave(0)).toMatchObject({ status: 403, body: { code: 'filer-only' } });
    await onward();
    expect(await give(0, 'rate', rating)).toMatchObject({ status: 403, body: { code: 'filer-only' } });
  });

  it('is filed again by its people only', async () => {
    await leave(1);
    await onward();
    await give(2, 'rate', rating);
    expect(await give(1, 'file-again', {})).toMatchObject({ status: 403, body: { code: 'has-left' } });
    expect(await give(0, 'file-again', {})).toMatchObject({ status: 403, body: { code: 'filer-only' } });
    expect((await give(2, 'file-again', {})).status).toBe(201);
  });
});

describe('a citizen who files for a list of people', () => {
  const votesOf = async (citizen: Json) => {
    const bench = await openBench();
    const filed = await bench.post<View>('/v1/public/appeals', {
      ...filing,
      citizen,
      participants: { people },
    });
    const { id } = filed.body;
    for (const [as, command, given = {}] of toRating)
      await bench.post(`/v1/appeals/${id}/${command}`, given, { as });
    const vote = (serial: number, satisfaction = 'yes') =>
      bench.post<View>(`/v1/track/${id}/vote`, { ...rating, satisfaction }, { code: codeOf(id, serial) });
    return { id, filed, vote, state: () => bench.engine.cases.get(id)!.state };
  };

  it('is one of them, where their list has nobody with the filer’s telephone', async () => {
    const { vote, state } = await votesOf({ name: '王芳', phone: '13800000000' });
    await vote(0);
    await vote(1);
    expect(state().stage.status).toBe('rating');
    expect((await vote(2)).body.status).toBe('closed');
  });

  it('is the listed person with that telephone, however it is written, and has that one vote', async () => {
    const { vote, state } = await votesOf({ name: '乙', phone: '+86 139 0000 2222' });
    await vote(0, 'no');
    await vote(2, 'yes');
    expect(state().votes).toMatchObject([{ serial: 2, satisfaction: 'yes' }]);
    expect((await vote(1)).body.status).toBe('closed');
  });

  it('names nobody where the filing is anonymous', async () => {
    const bench = await openBench();
    const { citizen: _, ...nameless } = filing;
    const named = { ...nameless, anonymous: true, participants: { people } };
    const filed = await bench.post<Told>('/v1/public/appeals', named);
    expect([filed.status, filed.body.code]).toEqual([422, 'anonymous-with-contact']);
    const counted = { ...nameless, anonymous: true, participants: { declared: 30 } };
    expect((await bench.post('/v1/public/appeals', counted)).status).toBe(201);
  });
});
