import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { eventually } from '../support/eventually.ts';
import { filing, rating, toClosed, toHandling, toRating, type View } from './kit.ts';
import { openRealBench, type RealBench } from './real-kit.ts';

const centre = 'centre:county';

describe('the API on Temporal and MongoDB', () => {
  let real: RealBench;
  beforeAll(async () => {
    real = await openRealBench();
  });
  afterAll(() => real.close());

  it('lets the caller read its own write after every command', async () => {
    const { bench } = real;
    const { body: filed } = await bench.file();
    for (const [as, command, body = {}] of toRating) {
      const done = await bench.post<View>(`/v1/appeals/${filed.id}/${command}`, body, { as });
      expect(done.status).toBe(200);
      const read = await bench.get<View>(`/v1/appeals/${filed.id}`, { as });
      expect(read.body.version).toBeGreaterThanOrEqual(done.body.version);
      expect(read.body.status).toBe(done.body.status);
    }
    const listed = await bench.get<{ items: View[] }>('/v1/appeals?status=rating', { as: 'officer:housing' });
    expect(listed.body.items.map(({ id }) => id)).toContain(filed.id);
  });

  it('shows the whole timeline at once, and the ledger without a gap', async () => {
    const { id, version } = await real.bench.filed(...toHandling);
    const { body } = await real.bench.get<{ items: { seq: number }[] }>(`/v1/appeals/${id}/timeline`, {
      as: centre,
    });
    expect(body.items.map(({ seq }) => seq)).toEqual(Array.from({ length: version }, (_, i) => i + 1));
    const { body: ledger } = await real.bench.get<{ unit: string; from: string; to: string | null }[]>(
      `/v1/appeals/${id}/liability`,
      { as: centre },
    );
    expect(ledger.map(({ unit }) => unit)).toEqual(['housing', 'housing']);
    expect(ledger[1]?.from).toBe(ledger[0]?.to);
  });

  it('files one appeal however often and however close together a key is sent', async () => {
    const sent = { as: 'integrator:hotline', headers: { 'Idempotency-Key': crypto.randomUUID() } };
    const answers = await Promise.all(Array.from({ length: 5 }, () => real.bench.file(filing, sent)));
    expect(answers.map(({ status }) => status)).toEqual([201, 201, 201, 201, 201]);
    expect(new Set(answers.map(({ body }) => `${body.id} ${body.trackingCode}`)).size).toBe(1);
    const other = await real.bench.file({ ...filing, title: '另一件事' }, sent);
    expect(other.body).toMatchObject({ code: 'idempotency-key-reused', status: 422 });
  });

  it('carries out a command once however often it is repeated', async () => {
    const { id } = await real.bench.filed();
    const sent = { as: centre, headers: { 'Idempotency-Key': 'once' } };
    const dispatch = (lead = 'housing') =>
      real.bench.post<View>(`/v1/appeals/${id}/dispatch`, { lead }, sent);
    const answers = await Promise.all([dispatch(), dispatch(), dispatch()]);
    expect(answers.map(({ status }) => status)).toEqual([200, 200, 200]);
    expect(new Set(answers.map(({ body }) => body.version)).size).toBe(1);
    expect((await dispatch('power')).body).toMatchObject({ code: 'idempotency-key-reused' });
  });

  it('lets one of two who read the same version win', async () => {
    const { id, version } = await real.bench.filed();
    const dispatch = (lead: string) =>
      real.bench.post<View>(
        `/v1/appeals/${id}/dispatch`,
        { lead },
        { as: centre, headers: { 'If-Match': `"${version}"` } },
      );
    const answers = await Promise.all([dispatch('housing'), dispatch('power')]);
    expect(answers.map(({ status }) => status).sort()).toEqual([200, 412]);
    expect(answers.find(({ status }) => status === 412)?.body).toMatchObject({ code: 'version-differs' });
  });

  it('takes ten times eight commands on one appeal without losing one', async () => {
    const { id } = await real.bench.filed(...toHandling);
    const report = (n: number) =>
      real.bench.post<View>(
        `/v1/appeals/${id}/report-progress`,
        { text: `第 ${n} 次` },
        { as: 'officer:housing' },
      );
    const answers = await Promise.all(Array.from({ length: 80 }, (_, n) => report(n)));
    expect(answers.filter(({ status }) => status !== 200).map(({ body }) => body)).toEqual([]);
    const { body } = await real.bench.get<{ items: { type: string }[] }>(`/v1/appeals/${id}/timeline`, {
      as: centre,
    });
    expect(body.items.filter(({ type }) => type === 'progress-reported')).toHaveLength(80);
  });

  it('refuses a command after the close, while what closed it may be repeated', async () => {
    const view = await real.bench.filed(...toRating);
    const sent = { code: view.trackingCode, headers: { 'Idempotency-Key': 'last' } };
    const rate = () => real.bench.post<View>(`/v1/track/${view.id}/rate`, rating, sent);
    expect((await rate()).body.status).toBe('closed');
    const urge = await eventually(async () => {
      const given = await real.bench.post(`/v1/appeals/${view.id}/urge`, { reason: 'x' }, { as: centre });
      return given.status === 409 ? given : null;
    }, 'a refusal after the close');
    expect(urge.body).toMatchObject({ code: 'appeal-closed', allowed: [] });
    expect((await rate()).body).toMatchObject({ status: 'closed', outcome: 'satisfied' });
  });

  it('says 404 where neither Temporal nor MongoDB knows the number', async () => {
    const sent = { as: centre };
    const read = await real.bench.get('/v1/appeals/20200101-ZZZZZZ', sent);
    const given = await real.bench.post('/v1/appeals/20200101-ZZZZZZ/urge', { reason: 'x' }, sent);
    expect([read.status, given.status]).toEqual([404, 404]);
  });

  it('passes a refusal of the workflow on as it was decided', async () => {
    const { id } = await real.bench.filed();
    const given = await real.bench.post(`/v1/appeals/${id}/dispatch`, { lead: 'mars' }, { as: centre });
    expect(given).toMatchObject({ status: 422, body: { code: 'unknown-unit', params: { unit: 'mars' } } });
    const again = await real.bench.post(`/v1/appeals/${id}/approve`, {}, { as: centre });
    expect(again).toMatchObject({ status: 409, body: { code: 'wrong-status' } });
    expect(again.body.allowed).toContain('dispatch');
  });

  it('shows what a signal brought, and what the record says of one that was refused', async () => {
    const { id } = await real.bench.filed(...toHandling);
    await real.signal(id, 'report-progress', { account: 'officer:housing' }, { text: '已派人到场' });
    await real.signal(id, 'dispatch', { account: 'officer:housing' }, { lead: 'power' });
    const types = await eventually(async () => {
      const { body } = await real.bench.get<{ items: { type: string }[] }>(`/v1/appeals/${id}/timeline`, {
        as: centre,
      });
      const seen = body.items.map(({ type }) => type);
      return seen.includes('signal-refused') ? seen : null;
    }, 'the refused signal in the timeline');
    expect(types).toContain('progress-reported');
    const view = await real.bench.get<View>(`/v1/appeals/${id}`, { as: centre });
    expect(view.body.liable?.unit).toBe('housing');
  });

  it('is ready with a worker', async () => {
    expect(await real.bench.get('/readyz')).toMatchObject({ status: 200 });
  });

  it('closes by the citizen’s word through the whole way', async () => {
    expect(await real.bench.filed(...toClosed)).toMatchObject({ status: 'closed', outcome: 'satisfied' });
  });
});
