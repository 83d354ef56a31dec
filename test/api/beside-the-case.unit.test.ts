import { beforeEach, describe, expect, it } from 'vitest';
import { type Bench, filing, openBench, toClosed, toHandling, type View } from './kit.ts';

const supervision = 'supervision:county';
const leader = 'leader:urban';
const notice = { kind: 'notice', unit: 'housing', reason: '虚报办结' };

describe('a sanction after the close', () => {
  let bench: Bench;
  let closed: View;
  beforeEach(async () => {
    bench = await openBench();
    closed = await bench.filed(...toClosed);
  });
  const record = (body: object = notice, as = supervision, headers = {}) =>
    bench.post<View>(`/v1/appeals/${closed.id}/record-sanction`, body, { as, headers });
  const read = (as: string) => bench.get<View>(`/v1/appeals/${closed.id}`, { as });

  it('is a record of its own, shown to the offices and to nobody else', async () => {
    expect((await read(supervision)).body.allowedCommands).toEqual(['record-sanction']);
    const { status, body } = await record();
    const sanction = { ...notice, person: null, by: supervision, at: '2026-11-22T09:05:00+08:00' };
    expect([status, body.version, body.sanctions]).toEqual([200, closed.version, [sanction]]);
    expect((await read('officer:housing')).body.sanctions).toEqual([sanction]);
    expect((await read('integrator:hotline')).body.sanctions).toEqual([]);
    const tracked = await bench.get<View>(`/v1/track/${closed.id}`, { code: closed.trackingCode });
    expect(tracked.body.sanctions).toEqual([]);
  });

  it('is recorded once under one key', async () => {
    const key = { 'Idempotency-Key': 's-1' };
    await record(notice, supervision, key);
    expect((await record(notice, supervision, key)).body.sanctions).toHaveLength(1);
    const other = await record({ ...notice, kind: 'talk' }, supervision, key);
    expect(other.body).toMatchObject({ code: 'idempotency-key-reused' });
    expect((await record()).body.sanctions).toHaveLength(2);
  });

  it('that was recorded before the close is not recorded again when the answer was lost', async () => {
    const open = await bench.filed(...toHandling);
    const sent = { as: supervision, headers: { 'Idempotency-Key': 's-2' } };
    const path = `/v1/appeals/${open.id}/record-sanction`;
    await bench.post(path, notice, sent);
    const found = bench.engine.cases.get(open.id)!;
    const stage = { status: 'closed', outcome: 'withdrawn', closedAtMs: bench.nowMs } as const;
    found.state = { ...found.state, stage };
    expect((await bench.post(path, notice, sent)).status).toBe(200);
    expect(bench.store.later).toEqual([]);
  });

  it.each([
    [{ ...notice, unit: 'mars' }, supervision, 422, 'unknown-unit'],
    [{ kind: 'notice', reason: 'x' }, supervision, 422, 'unit-or-person'],
    [{ ...notice, attachments: ['x'] }, supervision, 422, 'attachment-after-close'],
    [notice, 'officer:housing', 403, 'not-yours'],
    [{ kind: 'x' }, supervision, 400, 'invalid-body'],
  ])('is checked as before: %# %s', async (body, as, status, code) => {
    expect(await record(body, as)).toMatchObject({ status, body: { code } });
    expect(bench.store.later).toEqual([]);
  });

  it('is for the version that was read', async () => {
    const headers = { 'If-Match': '"1"' };
    expect((await record(notice, supervision, headers)).status).toBe(412);
  });

  it('asks to come again while the database is away', async () => {
    bench.engine.cases.get(closed.id)!.state = bench.store.snapshots.get(closed.id)!;
    bench.store.away = true;
    expect((await record()).status).toBe(503);
  });
});

describe('a sweep', () => {
  const order = {
    query: '路灯',
    units: ['urban-management', 'lakeside-town'],
    dueAt: '2026-12-31T18:00:00+08:00',
  };

  it('links open appeals that are like it, and tells how many of those it opened are settled', async () => {
    const bench = await openBench();
    const like = await bench.filed();
    const unlike = await bench.file({ ...filing, title: '井盖', citizen: {} });
    const swept = await bench.filed(
      ...toHandling,
      ['centre:county', 'escalate', { reason: 'x' }],
      [leader, 'take-over'],
    );
    const ordered = await bench.post<View>(`/v1/appeals/${swept.id}/order-sweep`, order, { as: leader });
    const similar = ordered.body.links.filter(({ kind }) => kind === 'similar').map(({ appeal }) => appeal);
    expect(similar).toEqual([like.id]);
    expect(similar).not.toContain(unlike.body.id);
    expect(ordered.body.sweep).toMatchObject({ progress: { opened: 0, closed: 0, similar: 1 } });

    const [one, two] = ordered.body.sweep?.opened ?? [];
    const state = bench.engine.cases.get(like.id)!.state;
    const stage = { status: 'closed', outcome: 'satisfied', closedAtMs: bench.nowMs } as const;
    bench.store.snapshots.set(one ?? '', { ...state, id: one ?? '', stage });
    bench.store.snapshots.set(two ?? '', { ...state, id: two ?? '' });
    const progressFor = async (as: string) =>
      ((await bench.get<View>(`/v1/appeals/${swept.id}`, { as })).body.sweep as { progress?: object })
        .progress;
    for (const as of [leader, 'centre:county', supervision]) {
      expect(await progressFor(as)).toEqual({ opened: 2, closed: 1, similar: 1 });
    }
    expect(await progressFor('officer:housing')).toBeUndefined();
  });

  it('is shown without its progress while the database is away', async () => {
    const bench = await openBench();
    const swept = await bench.filed(
      ...toHandling,
      ['centre:county', 'escalate', { reason: 'x' }],
      [leader, 'take-over'],
    );
    await bench.post<View>(`/v1/appeals/${swept.id}/order-sweep`, order, { as: leader });
    bench.store.away = true;
    const { status, body } = await bench.get<View>(`/v1/appeals/${swept.id}`, { as: leader });
    expect([status, body.sweep && 'progress' in body.sweep]).toEqual([200, false]);
  });
});

describe('merging', () => {
  it('finds no master in a report of misconduct that the centre may not know of', async () => {
    const bench = await openBench();
    const secret = await bench.file({
      kind: 'misconduct',
      category: 'misconduct',
      title: 't',
      description: 'd',
    });
    const { id } = await bench.filed();
    const merge = (into: string) => bench.post(`/v1/appeals/${id}/merge`, { into }, { as: 'centre:county' });
    const [known, unknown] = [await merge(secret.body.id), await merge('20260101-AAAAAA')];
    expect([known.status, known.body.code]).toEqual([unknown.status, unknown.body.code]);
  });
});
