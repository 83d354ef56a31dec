import { beforeEach, describe, expect, it } from 'vitest';
import { viewFor } from '../../domain/index.ts';
import { type Bench, filing, fromSomebodyElse, openBench, rating, toHandling, type View } from './kit.ts';

const centre = 'centre:county';
const hourMs = 3_600_000;
const dayMs = 24 * hourMs;
const place = { address: '学府路12号', longitude: 109.5, latitude: 31 };
const manhole = { ...filing, title: '学府路窨井盖松动', category: 'drainage', location: place };

describe('filings on one matter', () => {
  let bench: Bench;
  let phones: number;
  beforeEach(async () => {
    bench = await openBench();
    phones = 13_700_000_000;
  });
  const file = async (more: object = {}, headers = {}) => {
    phones += 1;
    const body = { ...manhole, citizen: { name: '甲', phone: String(phones) }, ...more };
    return (await bench.file(body, { as: 'integrator:hotline', headers })).body;
  };
  const settle = async ({ id, trackingCode: code }: View) => {
    for (const [as, command, body] of [
      ['centre:county', 'dispatch', { lead: 'urban-management' }],
      ['officer:urban-management', 'accept', {}],
      ['officer:urban-management', 'complete', { result: 'resolved', statement: '已垫平。' }],
      ['centre:county', 'approve', {}],
    ] as const) {
      expect((await bench.post(`/v1/appeals/${id}/${command}`, body, { as })).status).toBe(200);
    }
    expect((await bench.post(`/v1/track/${id}/rate`, rating, { code })).status).toBe(200);
  };
  const linksOf = ({ links }: View) => links.map(({ kind, appeal }) => `${kind} ${appeal}`);

  it('count where place and title agree with settled cases, from whatever telephone: the third is raised', async () => {
    const first = await file();
    await settle(first);
    bench.nowMs += 30 * dayMs;
    const second = await file({ title: '窨井盖又松动', location: { address: '学府路 12 号' } });
    expect(second.links).toMatchObject([{ kind: 'repeats', why: 'place-and-title', settled: true }]);
    expect(second).toMatchObject({ proposedLead: 'urban-management', escalation: { state: 'none' } });
    await settle(second);
    bench.nowMs += 30 * dayMs;
    const third = await file({ location: { ...place, latitude: 31.001 } });
    expect(linksOf(third).sort()).toEqual([`repeats ${second.id}`, `repeats ${first.id}`].sort());
    expect(third.escalation).toMatchObject({ state: 'raised', reason: 'repeated' });
  });

  it('elsewhere, of another title, or without a place do not agree', async () => {
    await settle(await file());
    for (const more of [
      { location: { longitude: 109.51, latitude: 31 } },
      { title: '路灯不亮' },
      { location: undefined },
    ])
      expect((await file(more)).links).toEqual([]);
  });

  it('with an open case of the last three days are proposals to merge and never count', async () => {
    const first = await file();
    for (let call = 0; call < 39; call += 1) {
      const { links, escalation } = await file();
      expect(links.every(({ kind }) => kind === 'may-merge')).toBe(true);
      expect([links.length > 0, escalation.state]).toEqual([true, 'none']);
    }
    bench.nowMs += 72 * hourMs;
    expect((await file()).links[0]).toMatchObject({ kind: 'repeats', appeal: first.id });
  });

  it('that ended without anybody looking into them are neither counted nor proposed', async () => {
    const phone = '13600000000';
    for (let n = 0; n < 3; n += 1) {
      const { id, trackingCode: code } = await file({ citizen: { name: '乙', phone } });
      await bench.post(`/v1/track/${id}/withdraw`, { reason: '打错了' }, { code });
    }
    expect(await file({ citizen: { name: '乙', phone } })).toMatchObject({
      ...{ links: [], escalation: { state: 'none' } },
    });
  });

  it('scenario 24: three heaps from one telephone in six weeks are three cases and no leader', async () => {
    const citizen = { name: '丙', phone: '13600000001' };
    const heaps = ['南门口有垃圾堆', '菜市场后面积存垃圾', '河边倾倒建筑渣土'];
    for (const [n, title] of heaps.entries()) {
      const location = { longitude: 109.5 + n / 100, latitude: 31 };
      const view = await file({ citizen, title, category: 'sanitation', location });
      expect(view.escalation.state).toBe('none');
      expect(view.links.map(({ kind }) => kind)).toEqual(Array(n).fill('may-repeat'));
      bench.nowMs += 20 * dayMs;
    }
  });

  it('are no way to learn of a report of misconduct', async () => {
    const report = { kind: 'misconduct', category: 'misconduct' };
    const { id } = await file(report);
    const again = { ...manhole, ...report };
    await bench.file(again);
    expect(JSON.stringify(bench.engine.cases.get(id)?.state.links)).toBe('[]');
  });

  it('are decided on a retry as they were when the case began, whatever has been filed or ended since', async () => {
    const first = await file();
    await settle(first);
    const phone = '13600000002';
    const once = { citizen: { name: '丁', phone } };
    const key = { 'Idempotency-Key': 'k-1' };
    const filed = await file(once, key);
    expect(filed.links).toHaveLength(1);
    await file(once);
    await file(once);
    // Neither the snapshot nor a worker is there to tell what the case is.
    bench.store.snapshots.delete(filed.id);
    bench.store.snapshots.delete(first.id);
    const again = await file(once, key);
    expect([again.id, again.links]).toEqual([filed.id, filed.links]);
    expect(again.escalation).toEqual(filed.escalation);
  });

  it('are not looked up while the database is away, which holds no filing up', async () => {
    await settle(await file());
    bench.store.away = true;
    const away = await bench.file({ ...manhole, citizen: { phone: '13600000003' } });
    expect([away.status, away.body.links]).toEqual([201, []]);
  });

  it('are told to offices, and to no citizen, whose case another one is', async () => {
    const first = await file();
    const second = await file();
    const tracked = await bench.get<View>(`/v1/track/${second.id}`, { code: second.trackingCode });
    expect(tracked.body.links).toEqual([]);
    await bench.post(`/v1/appeals/${second.id}/confirm-repeat`, { of: first.id }, { as: centre });
    const timeline = await bench.get(`/v1/track/${second.id}/timeline`, { code: second.trackingCode });
    expect(JSON.stringify(timeline.body)).not.toContain(first.id);
    const office = await bench.get(`/v1/appeals/${second.id}/timeline`, { as: centre });
    expect(JSON.stringify(office.body)).toContain('repeat-confirmed');
  });

  it('go where the county’s rules send them, also where they are raised', async () => {
    const stall = { title: '占道摊点', category: 'markets' };
    for (let n = 0; n < 2; n += 1) {
      await settleDispatched(await file(stall));
      bench.nowMs += 20 * dayMs;
    }
    const third = await file(stall);
    expect(third).toMatchObject({
      ...{ status: 'assigned', liable: { unit: 'urban-management' } },
      escalation: { state: 'raised', reason: 'repeated' },
    });
  });

  async function settleDispatched({ id, trackingCode: code }: View): Promise<void> {
    const officer = { as: 'officer:urban-management' };
    await bench.post(`/v1/appeals/${id}/accept`, {}, officer);
    const done = { result: 'resolved', statement: '已劝离。' };
    await bench.post(`/v1/appeals/${id}/complete`, done, officer);
    await bench.post(`/v1/appeals/${id}/approve`, {}, { as: centre });
    expect((await bench.post(`/v1/track/${id}/rate`, rating, { code })).status).toBe(200);
  }
});

describe('a sweep', () => {
  const leader = 'leader:urban';
  const order = { units: ['lakeside-town'], dueAt: '2026-12-31T18:00:00+08:00' };
  const ordered = async (bench: Bench, body: object) => {
    const { id } = await bench.filed(...toHandling);
    await bench.post(`/v1/appeals/${id}/take-over`, {}, { as: leader });
    return bench.post<View & { warnings?: { code: string; en: string }[] }>(
      `/v1/appeals/${id}/order-sweep`,
      { ...order, ...body },
      { as: leader },
    );
  };
  const similar = ({ links }: View) =>
    links.filter(({ kind }) => kind === 'similar').map(({ appeal }) => appeal);

  it('finds what was closed within the year, and by a part of the place', async () => {
    const bench = await openBench();
    const closed = await bench.filed(...toHandling);
    const state = bench.store.snapshots.get(closed.id)!;
    const stage = { status: 'closed', outcome: 'satisfied', closedAtMs: bench.nowMs } as const;
    bench.store.snapshots.set(closed.id, { ...state, stage });
    const elsewhere = await bench.file({ ...fromSomebodyElse(), area: 'hillside-town' });
    expect(similar((await ordered(bench, {})).body)).toEqual([closed.id, elsewhere.body.id]);
    const there = (await ordered(bench, { place: 'hillside' })).body;
    expect(similar(there)).toEqual([elsewhere.body.id]);
    expect(there.sweep).toMatchObject({ place: 'hillside' });
  });

  it('says how many it left out, in the answer and to the offices, and not to the citizen', async () => {
    const bench = await openBench();
    for (let n = 0; n < 52; n += 1) await bench.file({ ...filing, citizen: {} });
    const { body } = await ordered(bench, { query: '路灯' });
    expect(similar(body)).toHaveLength(50);
    expect(body.sweep).toMatchObject({ leftOut: 2 });
    expect(body.warnings).toMatchObject([{ code: 'sweep-left-out' }]);
    expect(body.warnings?.[0]?.en).toContain('2 more');
    const { state } = bench.engine.cases.get(body.id)!;
    const citizen = { account: `citizen:${body.id}:0`, unit: null, role: 'citizen' } as const;
    expect(state.sweep?.leftOut).toBe(2);
    expect(viewFor(state, citizen, bench.nowMs)?.sweep).not.toHaveProperty('leftOut');
  });
});
