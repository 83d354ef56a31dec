import { beforeEach, describe, expect, it } from 'vitest';
import { refuse } from '../../domain/index.ts';
import { type Bench, dispatchTo, openBench, toClosed, toHandling, toRating, type View } from './kit.ts';

const centre = 'centre:county';
const [, , dispatchBody] = dispatchTo('housing');

describe('giving a command', () => {
  let bench: Bench;
  let id: string;
  const dispatch = (headers: Record<string, string> = {}, body: object = dispatchBody) =>
    bench.post<View & { code?: string }>(`/v1/appeals/${id}/dispatch`, body, { as: centre, headers });
  beforeEach(async () => {
    bench = await openBench();
    id = (await bench.filed()).id;
  });

  it('answers with the new view, and the caller reads its own write', async () => {
    const { status, headers, body } = await dispatch();
    expect(status).toBe(200);
    expect(body).toMatchObject({ status: 'assigned', liable: { unit: 'housing' } });
    expect(headers.get('etag')).toMatch(new RegExp(`^"${body.version}-[0-9a-f]{12}"$`));
    const read = await bench.get<View>(`/v1/appeals/${id}`, { as: centre });
    expect(read.body).toEqual(body);
  });

  it('writes no events: they are published by the workflow, once and in order', async () => {
    const before = bench.store.logs.get(id)?.length;
    await dispatch();
    expect(bench.store.logs.get(id)).toHaveLength(before ?? 0);
  });

  it('brings actor, facts and version along, and the body as it was checked', async () => {
    await dispatch({ 'If-Match': '"1"', 'Idempotency-Key': 'k' }, { lead: ' housing ', note: null });
    const [{ input, id: updateId } = {}] = bench.engine.given;
    expect(input).toMatchObject({
      lead: 'housing',
      actor: { account: centre, unit: 'county', role: 'centre' },
      request: {
        ...{ id: updateId, ifMatch: 1, command: 'dispatch' },
        bodyHash: expect.stringMatching(/^[0-9a-f]{64}$/),
      },
    });
    expect(Object.keys(input?.facts.units ?? {}).sort()).toEqual(['county', 'housing']);
  });

  it('gives the current view, and does nothing, when it is repeated with the same key', async () => {
    await dispatch({ 'Idempotency-Key': 'k' });
    await bench.post(`/v1/appeals/${id}/accept`, {}, { as: 'officer:housing' });
    const again = await dispatch({ 'Idempotency-Key': 'k' });
    expect(again.status).toBe(200);
    expect(again.body.status).toBe('handling');
    expect(bench.engine.cases.get(id)?.state.seq).toBe(again.body.version);
  });

  it('takes fields in another order, and nulls, for the same body', async () => {
    await dispatch({ 'Idempotency-Key': 'k' }, { lead: 'housing', instruction: 'soon' });
    const again = await dispatch(
      { 'Idempotency-Key': 'k' },
      { note: null, instruction: 'soon', lead: 'housing' },
    );
    expect(again.status).toBe(200);
  });

  it('refuses another body under the same key', async () => {
    await dispatch({ 'Idempotency-Key': 'k' });
    const { status, body } = await dispatch({ 'Idempotency-Key': 'k' }, { lead: 'power' });
    expect(status).toBe(422);
    expect(body.code).toBe('idempotency-key-reused');
  });

  it('is another command under the same key of another account, appeal or name', async () => {
    await dispatch({ 'Idempotency-Key': 'k' });
    const sent = { as: 'officer:housing', headers: { 'Idempotency-Key': 'k' } };
    expect((await bench.post(`/v1/appeals/${id}/accept`, {}, sent)).status).toBe(200);
    expect(new Set(bench.engine.given.map((given) => given.id)).size).toBe(2);
  });

  it('makes and returns a key where the caller has none, with which it can be repeated', async () => {
    const { headers } = await dispatch();
    const again = await dispatch({ 'Idempotency-Key': headers.get('idempotency-key') ?? '' });
    expect(again.status).toBe(200);
  });

  it('is carried out while the database is away', async () => {
    bench.store.away = true;
    const { status, body } = await dispatch();
    expect(status).toBe(200);
    expect(body.status).toBe('assigned');
  });

  it('is carried out when only the snapshot cannot be written, and that is counted', async () => {
    bench.store.readOnly = true;
    expect((await dispatch()).body.status).toBe('assigned');
    expect(await bench.metrics.registry.metrics()).toContain('huiyin_api_lost_writes_total 1');
  });

  it('asks the workflow where the snapshot is behind', async () => {
    bench.store.readOnly = true;
    await dispatch();
    bench.store.readOnly = false;
    const { body } = await bench.post<View>(`/v1/appeals/${id}/urge`, { reason: 'x' }, { as: centre });
    expect(body).toMatchObject({ status: 'assigned', version: bench.engine.cases.get(id)?.state.seq });
    expect(bench.store.snapshots.get(id)?.seq).toBe(body.version);
  });

  it('answers 503 when no worker answers in time, and says that it may have taken effect', async () => {
    bench.engine.workerAway = true;
    const { status, headers, body } = await dispatch();
    expect(status).toBe(503);
    expect(body.code).toBe('outcome-unknown');
    expect(headers.get('retry-after')).not.toBeNull();
    expect(headers.get('idempotency-key')).not.toBeNull();
  });

  it('is refused with 409 after the close, and says when that was', async () => {
    const { id: closed } = await bench.filed(...toClosed);
    const { status, body } = await bench.problem('POST', `/v1/appeals/${closed}/urge`, {
      as: centre,
      body: { reason: 'x' },
    });
    expect(status).toBe(409);
    expect(body).toMatchObject({ code: 'appeal-closed', allowed: [], params: { outcome: 'satisfied' } });
  });

  it('still answers the repetition of what closed the case', async () => {
    const view = await bench.filed(...toRating);
    const headers = { 'Idempotency-Key': 'k' };
    const rate = () =>
      bench.post<View>(
        `/v1/track/${view.id}/rate`,
        { contacted: true, resolved: true, satisfaction: 'yes' },
        { code: view.trackingCode, headers },
      );
    const first = await rate();
    expect(first.body.status).toBe('closed');
    expect((await rate()).body).toEqual(first.body);
  });

  it('raises an alarm where an open case has no workflow', async () => {
    bench.engine.cases.delete(id);
    const { status, body } = await dispatch();
    expect(status).toBe(503);
    expect(body.code).toBe('case-unreachable');
    expect(bench.lines.find(({ message }) => message === 'alarm')?.fields).toMatchObject({ appeal: id });
    expect(await bench.metrics.registry.metrics()).toContain(
      'huiyin_alarms_total{alarm="open-appeal-without-workflow"} 1',
    );
  });

  it('passes a refusal on with its sentence in both languages', async () => {
    bench.engine.command = async () => ({
      kind: 'refused',
      refusal: refuse('unknown-unit', { unit: 'mars' }),
    });
    const { status, body } = await dispatch();
    expect(status).toBe(422);
    expect(body).toMatchObject({
      zh: '没有单位“mars”，请核对。',
      en: 'There is no unit “mars”.',
      params: { unit: 'mars' },
    });
  });

  it('answers within its time limit whatever hangs behind it', async () => {
    const slow = await openBench({ requestMs: 20 });
    const { id: open } = await slow.filed();
    slow.engine.command = () => new Promise(() => {});
    const sent = { as: centre, body: dispatchBody };
    const { status, body } = await slow.problem('POST', `/v1/appeals/${open}/dispatch`, sent);
    expect(status).toBe(503);
    expect(body.code).toBe('time-limit');
  });

  it('is told no more than 500 and a number of the request where the program itself is wrong', async () => {
    bench.engine.command = async () => {
      throw new TypeError('secret detail');
    };
    const { status, body } = await dispatch();
    expect(status).toBe(500);
    expect(JSON.stringify(body)).not.toContain('secret detail');
    expect(bench.lines.some(({ level, message }) => level === 'error' && message === 'unforeseen')).toBe(
      true,
    );
  });

  it('keeps bodies, queries and names out of the log', async () => {
    await bench.filed(...toHandling);
    await bench.get('/v1/appeals?q=王芳', { as: centre });
    expect(JSON.stringify(bench.lines)).not.toMatch(/王芳|%E7%8E%8B|路灯|13[89]\d{8}/);
    expect(bench.lines.map(({ fields }) => (fields as { route?: string }).route)).toContain(
      '/v1/appeals/:id/accept',
    );
  });
});
