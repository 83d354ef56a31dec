import { beforeEach, describe, expect, it } from 'vitest';
import type { ProblemBody } from '../../contract/index.ts';
import { buildCounty } from '../../county/county.ts';
import { type Bench, dispatchTo, filing, openBench, toClosed, toHandling, type View } from './kit.ts';

const dayMs = 24 * 3_600_000;
const report = { text: '承办人上门时吃拿卡要。' };

describe('reporting misconduct from inside a case', () => {
  let bench: Bench;
  let filed: View;
  beforeEach(async () => {
    bench = await openBench();
    filed = await bench.filed(...toHandling);
  });
  const tell = (body: object = report, headers = {}) =>
    bench.post<View>(`/v1/track/${filed.id}/report-misconduct`, body, { code: filed.trackingCode, headers });
  const caseOf = (id: string) => bench.engine.cases.get(id)!;

  it('starts a confidential case with a code of its own, in the discipline office’s hands', async () => {
    const { status, body, headers } = await tell();
    expect(status).toBe(201);
    expect(headers.get('location')).toBe(`/v1/track/${body.id}`);
    expect(body.id).not.toBe(filed.id);
    expect(body).toMatchObject({ kind: 'misconduct', status: 'handling', liable: { unit: 'discipline' } });
    const read = await bench.get<View>(`/v1/track/${body.id}`, { code: body.trackingCode });
    expect(read.body.description).toBe(report.text);
    expect((await bench.get(`/v1/appeals/${body.id}`, { as: 'discipline:county' })).status).toBe(200);
    for (const as of [
      'centre:county',
      'officer:housing',
      'supervision:county',
      'leader:urban',
      'admin:county',
    ]) {
      expect((await bench.get(`/v1/appeals/${body.id}`, { as })).status).toBe(404);
    }
  });

  it('leaves nothing in the case it was made from, and does not name it', async () => {
    const before = JSON.stringify([caseOf(filed.id), bench.store.snapshots.get(filed.id)]);
    const { body } = await tell();
    expect(JSON.stringify([caseOf(filed.id), bench.store.snapshots.get(filed.id)])).toBe(before);
    expect(bench.engine.given.filter(({ name }) => (name as string) === 'report-misconduct')).toEqual([]);
    const { state, events, memo } = caseOf(body.id);
    const stored = JSON.stringify([state, events, memo, bench.store.snapshots.get(body.id)]);
    expect(stored).not.toContain(filed.id);
    expect(stored).not.toContain(filed.citizen?.phone);
    expect(JSON.stringify(bench.lines)).not.toContain(filed.id);
  });

  it('names what the citizen says it is about', async () => {
    const { body } = await tell({ ...report, about: `诉求 ${filed.id}` });
    const { body: read } = await bench.get<View>(`/v1/appeals/${body.id}`, { as: 'discipline:county' });
    expect(read.title).toBe(`诉求 ${filed.id}`);
  });

  it('gives the same report and code for the same key, and refuses another text under it', async () => {
    const key = { 'Idempotency-Key': 'r-1' };
    const [first, again] = [await tell(report, key), await tell(report, key)];
    expect(again.body).toMatchObject({ id: first.body.id, trackingCode: first.body.trackingCode });
    expect(await tell({ text: '别的事' }, key)).toMatchObject({
      status: 422,
      body: { code: 'idempotency-key-reused' },
    });
  });

  it('asks for the code, and for a text', async () => {
    const path = `/v1/track/${filed.id}/report-misconduct`;
    expect((await bench.post(path, report, { as: 'centre:county' })).status).toBe(401);
    expect((await tell({})).status).toBe(400);
  });

  it('can be made from a closed case', async () => {
    filed = await bench.filed(...toClosed);
    expect((await tell()).status).toBe(201);
  });
});

describe('filing a closed case again', () => {
  let bench: Bench;
  beforeEach(async () => {
    bench = await openBench();
  });
  const again = (view: View, body: object = { reason: '又不亮了' }, headers = {}) =>
    bench.post<View>(`/v1/track/${view.id}/file-again`, body, { code: view.trackingCode, headers });

  it('starts a linked case with the same matter and citizen, the last unit proposed', async () => {
    const old = await bench.filed(...toClosed);
    const { status, body } = await again(old);
    expect(status).toBe(201);
    expect(body).toMatchObject({
      ...{ status: 'registered', kind: old.kind, title: old.title, category: old.category, area: old.area },
      ...{ citizen: old.citizen, proposedLead: 'housing' },
      description: `${old.description}\n\n又不亮了`,
      links: [{ kind: 'repeats', why: 'filed-again', appeal: old.id, registeredAt: old.registeredAt }],
    });
    expect(body.id).not.toBe(old.id);
    const read = await bench.get<View>(`/v1/track/${body.id}`, { code: body.trackingCode });
    expect(read.status).toBe(200);
    const office = await bench.get<View>(`/v1/appeals/${body.id}`, { as: 'centre:county' });
    expect(office.body.links).toHaveLength(1);
  });

  it('goes to the leader by itself the third time', async () => {
    const first = await bench.filed(...toClosed);
    const { body: second } = await again(first);
    for (const [as, command, body = {}] of toClosed) {
      bench.nowMs += 60_000;
      const sent = as === 'code' ? { code: second.trackingCode } : { as };
      await bench.post(`/v1/${as === 'code' ? 'track' : 'appeals'}/${second.id}/${command}`, body, sent);
    }
    const { body: third } = await again(second);
    expect(third).toMatchObject({
      status: 'registered',
      escalation: { state: 'raised', reason: 'repeated' },
    });
  });

  it('does not count what was withdrawn: it is linked all the same', async () => {
    const { body: taken } = await bench.file();
    const code = taken.trackingCode;
    await bench.post(`/v1/track/${taken.id}/withdraw`, { reason: '再等等' }, { code });
    const { body: once } = await again(taken);
    expect(once.links).toEqual([
      { kind: 'repeats', why: 'filed-again', appeal: taken.id, registeredAt: null },
    ]);
    await bench.post(`/v1/track/${once.id}/withdraw`, { reason: 'x' }, { code: once.trackingCode });
    const { body: twice } = await again(once);
    expect(twice).toMatchObject({ escalation: { state: 'none' } });
  });

  it('is one filing however often it is tapped', async () => {
    const old = await bench.filed(...toClosed);
    const [one, two] = [await again(old), await again(old)];
    expect(two.body.id).toBe(one.body.id);
    expect((await again(old, {})).body.id).not.toBe(one.body.id);
    const key = { 'Idempotency-Key': 'a-1' };
    expect((await again(old, {}, key)).body.id).toBe((await again(old, {}, key)).body.id);
  });

  it('is for closed cases only', async () => {
    const open = await bench.filed(dispatchTo('housing'));
    const { status, body } = await again(open);
    expect([status, (body as unknown as { code: string }).code]).toEqual([409, 'not-closed']);
    expect((body as unknown as { allowed: string[] }).allowed).toContain('urge');
  });

  it('is possible until the policy’s window ends, and at its end no more', async () => {
    const old = await bench.filed(...toClosed);
    const midnight = Date.parse('2026-12-23T00:00:00+08:00');
    bench.nowMs = midnight - 1;
    expect((await again(old)).status).toBe(201);
    bench.nowMs = midnight;
    expect(await again(old, { reason: '再次' })).toMatchObject({
      status: 409,
      body: { code: 'file-again-too-late', params: { until: '2026-12-23T00:00:00+08:00' } },
    });
    expect(midnight - Date.parse(old.closedAt ?? '')).toBeGreaterThan(30 * dayMs);
  });

  it('under a category that is there no more says which there are, and takes the one that is chosen', async () => {
    const old = await bench.filed(...toClosed);
    const { live } = bench;
    const categories = live.county.categories.filter(({ id }) => id !== old.category);
    live.replace(buildCounty({ ...live.county, categories }), 2);
    const refused = await bench.ask<ProblemBody>('POST', `/v1/track/${old.id}/file-again`, {
      ...{ body: {}, code: old.trackingCode },
    });
    expect(refused).toMatchObject({ status: 422, body: { code: 'category-removed' } });
    expect(refused.body.zh).toContain('供电');
    expect(refused.body.categories).toContainEqual({
      id: 'power-supply',
      name: { zh: '供电', en: 'Power supply' },
    });
    expect(refused.body.categories?.map(({ id }) => id)).not.toContain('misconduct');
    const chosen = await again(old, { category: 'power-supply' });
    expect([chosen.status, chosen.body.category]).toEqual([201, 'power-supply']);
    expect((await again(old, { category: 'power-supply' })).body.id).toBe(chosen.body.id);
    expect((await again(old, { category: 'misconduct' })).status).toBe(422);
  });

  it('works once Temporal has forgotten the case', async () => {
    const old = await bench.filed(...toClosed);
    bench.engine.cases.clear();
    expect((await again(old)).status).toBe(201);
  });

  it('keeps who would not be named unnamed', async () => {
    const { citizen: _, ...unnamed } = { ...filing, anonymous: true };
    const filed = await bench.file(unnamed);
    const steps = toClosed.map(([as, command, body = {}]) => ({ as, command, body }));
    for (const { as, command, body } of steps) {
      const sent = as === 'code' ? { code: filed.body.trackingCode } : { as };
      const room = as === 'code' ? 'track' : 'appeals';
      await bench.post(`/v1/${room}/${filed.body.id}/${command}`, body, sent);
      bench.nowMs += 60_000;
    }
    expect((await again(filed.body)).body).toMatchObject({ anonymous: true, citizen: null });
  });
});
