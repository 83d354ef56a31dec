import { beforeEach, describe, expect, it } from 'vitest';
import type { AppealState } from '../../domain/index.ts';
import { keyIdsIn } from '../../store/index.ts';
import { type Bench, dispatchTo, filing, openBench, rating, toRating, type View } from './kit.ts';

const centre = { as: 'centre:county' };
const reason = '坐席听错了';
const right = '13700000007';
const wrong = filing.citizen.phone;
const telephone = { citizen: { phone: right }, reason };

describe('a correction', () => {
  let bench: Bench;
  let filed: View;
  beforeEach(async () => {
    bench = await openBench();
    filed = (await bench.file()).body;
  });
  const correct = (body: object, sent: object = centre) =>
    bench.post<View & { code?: string }>(`/v1/appeals/${filed.id}/correct`, body, sent);
  const state = (): AppealState => bench.engine.cases.get(filed.id)!.state;
  const track = (code: string) => bench.get<View>(`/v1/track/${filed.id}`, { code });
  const story = async (sent: object = centre, query = '') => {
    bench.publish(filed.id);
    const { body } = await bench.get<{ items: { type: string; data: object }[] }>(
      `/v1/appeals/${filed.id}/timeline${query}`,
      sent,
    );
    return body.items.findLast(({ type }) => type === 'corrected')?.data;
  };

  it('answers with the case as it now stands, and no code where no telephone changed', async () => {
    const { status, body } = await correct({ title: '路灯全灭', reason });
    expect([status, body.title, body.description]).toEqual([200, '路灯全灭', filing.description]);
    expect(body).not.toHaveProperty('trackingCode');
    expect((await correct({ citizen: { phone: wrong }, reason })).body).not.toHaveProperty('trackingCode');
  });

  it('of the telephone tells a further code to who corrected; the first one stays valid', async () => {
    const { body, headers } = await correct(telephone, { ...centre, headers: { 'Idempotency-Key': 'once' } });
    expect(body.citizen).toEqual({ ...filing.citizen, phone: right });
    expect(body.trackingCode).toMatch(/^(?:[0-9A-Z]{4}-){4}[0-9A-Z]$/);
    expect(body.trackingCode).not.toBe(filed.trackingCode);
    expect(headers.get('cache-control')).toContain('no-store');
    for (const code of [filed.trackingCode, body.trackingCode]) {
      expect((await track(code)).body).toMatchObject({ id: filed.id, citizen: { phone: right } });
    }
    const again = await correct(telephone, { ...centre, headers: { 'Idempotency-Key': 'once' } });
    expect([again.status, again.body.trackingCode]).toEqual([200, body.trackingCode]);
    expect((await bench.get<View>(`/v1/appeals/${filed.id}`, centre)).body).not.toHaveProperty(
      'trackingCode',
    );
  });

  it('of the telephone a second time tells another code, and all of them rate', async () => {
    const first = (await correct(telephone)).body.trackingCode;
    const second = (await correct({ citizen: { phone: '13600000006' }, reason })).body.trackingCode;
    expect(new Set([filed.trackingCode, first, second]).size).toBe(3);
    for (const [as, command, given = {}] of toRating as readonly (readonly [string, string, object?])[])
      expect((await bench.post(`/v1/appeals/${filed.id}/${command}`, given, { as })).status).toBe(200);
    expect((await track(first)).status).toBe(200);
    const rated = await bench.post<View>(`/v1/track/${filed.id}/rate`, rating, { code: second });
    expect([rated.status, rated.body.outcome]).toEqual([200, 'satisfied']);
  });

  it('tells no code that a replacement has made void', async () => {
    const { trackingCode } = (await correct(telephone)).body;
    await bench.deps.generations.raise(filed.id, 0);
    expect((await track(trackingCode)).status).toBe(401);
    expect((await track(filed.trackingCode)).status).toBe(401);
    const next = (await correct({ citizen: { phone: '13600000006' }, reason })).body.trackingCode;
    expect((await track(next)).status).toBe(200);
  });

  it('is not carried out where nobody can say which codes are void', async () => {
    const started = await openBench();
    const { body } = await started.file();
    started.store.away = true;
    const { status } = await started.post(`/v1/appeals/${body.id}/correct`, { title: 'x', reason }, centre);
    expect(status).toBe(503);
    expect(started.engine.given).toEqual([]);
  });

  it('leaves the API sealed by the key of the person, reason and all', async () => {
    await correct({
      title: '路灯全灭',
      description: '新的内容',
      location: { address: '湖滨路 21 号' },
      ...telephone,
    });
    const sent = JSON.stringify([bench.engine.given, ...(bench.engine.cases.get(filed.id)?.events ?? [])]);
    for (const text of ['路灯全灭', '新的内容', '湖滨路', right, reason]) expect(sent).not.toContain(text);
    const events = bench.engine.cases.get(filed.id)?.events ?? [];
    expect(keyIdsIn(events.at(-1)?.data)).toEqual(keyIdsIn(events[0]?.data));
    expect(keyIdsIn([state().registration, state().participants]).size).toBe(1);
  });

  it('has the caller known by the right number', async () => {
    await correct(telephone);
    const second = await bench.file({ ...filing, citizen: { name: '王芳', phone: right } });
    const { marks } = bench.engine.cases.get(second.body.id)!.state.participants[0]!;
    expect(state().participants[0]?.marks).toEqual(marks);
    bench.publish(filed.id);
    expect((await bench.store.byPhone(right)).map(({ id }) => id)).toContain(filed.id);
    expect((await bench.store.byPhone(wrong)).map(({ id }) => id)).not.toContain(filed.id);
  });

  it('shows its former words to readers of the words, and every reading of contact data is recorded', async () => {
    await correct(telephone);
    expect(await story()).toMatchObject({
      reason,
      now: { citizen: { phone: right } },
      was: { citizen: filing.citizen },
    });
    expect(bench.store.read.slice(0, 1)).toMatchObject([{ what: 'timeline', appeals: [filed.id] }]);
    const hidden = await story(centre, '?contacts=hidden');
    expect(hidden).toMatchObject({ now: { citizen: null }, was: { citizen: null } });
    expect(JSON.stringify(hidden)).not.toContain('138');
  });

  it('shows no former contact data in a dry run, which records no reading', async () => {
    const dry = await bench.post<{ events: { data: object }[] }>(
      `/v1/appeals/${filed.id}/correct?dryRun=true`,
      telephone,
      centre,
    );
    expect(dry.status).toBe(200);
    expect(JSON.stringify(dry.body)).not.toContain(wrong);
    expect(state().registration.citizen).not.toMatchObject({ phone: right });
  });

  it('is covered by an erasure, former words included', async () => {
    await correct({ title: '路灯全灭', ...telephone });
    for (const [as, command, given = {}] of toRating as readonly (readonly [string, string, object?])[])
      await bench.post(`/v1/appeals/${filed.id}/${command}`, given, { as });
    await bench.post(`/v1/track/${filed.id}/rate`, rating, { code: filed.trackingCode });
    bench.publish(filed.id);
    const admin = { as: 'admin:county' };
    const erased = await bench.post('/v1/erasures', { phone: right, reason: '本人申请' }, admin);
    expect(erased).toMatchObject({ status: 200, body: { erased: 1, appeals: [filed.id] } });
    const told = JSON.stringify(await story({ as: 'supervision:county' }));
    for (const text of [filing.title, '路灯全灭', right, wrong, reason, '~sealed'])
      expect(told).not.toContain(text);
  });

  it('is refused with its reason: who may, and what is missing', async () => {
    expect((await correct({ reason })).body).toMatchObject({ code: 'nothing-corrected' });
    expect(await correct({ title: 'x', reason }, { as: 'supervision:county' })).toMatchObject({
      status: 403,
      body: { code: 'not-yours' },
    });
    expect((await correct({ title: 'x' })).status).toBe(400);
    const mended = await bench.filed(dispatchTo('housing'));
    expect(
      (
        await bench.post(
          `/v1/appeals/${mended.id}/correct`,
          { title: '新', reason },
          { as: 'officer:housing' },
        )
      ).status,
    ).toBe(403);
  });
});
