import { beforeEach, describe, expect, it } from 'vitest';
import { type Bench, filing, type Json, openBench, rating, toClosed, toRating, type View } from './kit.ts';

let bench: Bench;
beforeEach(async () => {
  bench = await openBench();
});

const admin = { as: 'admin:county' };
const reason = '本人申请';
const erase = <T = Json>(body: Json, sent = admin) =>
  bench.post<T>('/v1/erasures', { reason, ...body }, sent);
const closed = async () => {
  const view = await bench.filed(...toClosed);
  bench.publish(view.id);
  const phone = String(
    (await bench.get<View>(`/v1/appeals/${view.id}`, { as: 'supervision:county' })).body.citizen?.phone,
  );
  return { ...view, phone };
};

describe('erasing a person', () => {
  it('leaves nobody able to read what they said, and the case with its marks', async () => {
    const { id, phone, trackingCode } = await closed();
    expect(await erase({ phone })).toMatchObject({
      status: 200,
      body: { erased: 1, appeals: [id], unsealed: [], dryRun: false },
    });
    const { body } = await bench.get<View>(`/v1/appeals/${id}`, { as: 'supervision:county' });
    expect(body).toMatchObject({ title: '〔已删除 erased〕', description: '〔已删除 erased〕', citizen: {} });
    expect(body).toMatchObject({
      status: 'closed',
      outcome: 'satisfied',
      rating: { satisfaction: 'yes' },
      category: filing.category,
    });
    const story = await bench.send('GET', `/v1/appeals/${id}/timeline`, { as: 'supervision:county' });
    const told = await story.text();
    expect(told).not.toContain(phone);
    expect(told).not.toContain('~sealed');
    expect((await bench.get(`/v1/track/${id}`, { code: trackingCode })).status).toBe(200);
  });

  it('says so to who has an older answer, whose version is the same', async () => {
    const { id, phone } = await closed();
    const as = 'supervision:county';
    const { headers } = await bench.get(`/v1/appeals/${id}`, { as });
    await erase({ phone });
    const again = await bench.send('GET', `/v1/appeals/${id}`, {
      as,
      headers: { 'If-None-Match': headers.get('etag') ?? '' },
    });
    expect(again.status).toBe(200);
  });

  it('is recorded, with who, why and how many, before it is done; again it finds nothing more', async () => {
    const { id, phone } = await closed();
    await erase({ phone });
    expect(await erase({ phone })).toMatchObject({ status: 200, body: { erased: 0, appeals: [] } });
    expect(await erase({ appeal: id })).toMatchObject({ status: 200, body: { erased: 0, appeals: [] } });
    expect(bench.store.erasures).toHaveLength(3);
    expect(bench.store.erasures[0]).toMatchObject({
      account: 'admin:county',
      reason,
      erased: 1,
      appeals: [id],
      asked: 'phone',
    });
    expect(JSON.stringify(bench.store.erasures)).not.toContain(phone);
    expect(JSON.stringify(bench.lines)).not.toContain(phone);
  });

  it('changes nothing when it is only tried', async () => {
    const { id, phone } = await closed();
    expect(await erase({ phone, dryRun: true })).toMatchObject({
      body: { erased: 1, appeals: [id], dryRun: true },
    });
    expect(bench.store.erasures).toEqual([]);
    expect((await bench.get<View>(`/v1/appeals/${id}`, { as: 'centre:county' })).body.title).toBe(
      filing.title,
    );
  });

  it('waits until every case with the data is closed, and names those that are not', async () => {
    const { phone, id } = await closed();
    const { body: open } = await bench.file({ ...filing, citizen: { name: '王芳', phone } });
    expect(await erase({ phone })).toMatchObject({
      status: 409,
      body: { code: 'erasure-open-appeals', params: { appeals: [open.id] } },
    });
    expect((await bench.get<View>(`/v1/appeals/${id}`, { as: 'centre:county' })).body.citizen?.phone).toBe(
      phone,
    );
    expect(bench.store.erasures).toEqual([]);
  });

  it('of one person of a group leaves the others', async () => {
    const people = [
      { name: '甲某', phone: '13911110001' },
      { name: '乙某', phone: '13911110002' },
    ];
    const { body } = await bench.file({ ...filing, participants: { people } } as never);
    for (const [as, command, given] of toRating) {
      await bench.post(`/v1/appeals/${body.id}/${command}`, given ?? {}, { as });
    }
    const { participantCodes: codes } = body as unknown as { participantCodes: { trackingCode: string }[] };
    for (const { trackingCode: code } of codes)
      await bench.post(`/v1/track/${body.id}/vote`, rating, { code });
    bench.publish(body.id);
    expect(await erase({ appeal: body.id, serial: 2 })).toMatchObject({ body: { erased: 1 } });
    expect(await erase({ phone: '139-1111-0002' })).toMatchObject({ body: { erased: 0 } });
    const { body: view } = await bench.get<View>(`/v1/appeals/${body.id}`, { as: 'centre:county' });
    expect(view).toMatchObject({ title: filing.title, citizen: filing.citizen });
    expect(view.participants.people).toMatchObject([{ name: '甲某' }, { name: null, phone: null }]);
    expect(view.rating).toMatchObject({ by: 'group' });
  });

  it('ends filing again with one tap', async () => {
    const { id, phone, trackingCode: code } = await closed();
    await erase({ phone });
    expect(await bench.post(`/v1/track/${id}/file-again`, {}, { code })).toMatchObject({
      status: 409,
      body: { code: 'case-erased' },
    });
  });

  it('tells what lies in the clear and cannot be erased so', async () => {
    const { id } = await closed();
    const state = bench.store.snapshots.get(id)!;
    const registration = {
      ...state.registration,
      ...filing,
      citizen: { name: '老张', phone: '13922220000' },
    };
    bench.store.snapshots.set(id, { ...state, registration, participants: [] });
    expect(await erase({ phone: '13922220000' })).toMatchObject({ body: { erased: 0, unsealed: [id] } });
  });

  it('is the admin’s; of reports in confidence, which the admin does not know of, the discipline office’s', async () => {
    const { id, phone, trackingCode: code } = await closed();
    expect(await erase({ phone }, { as: 'supervision:county' })).toMatchObject({
      status: 403,
      body: { code: 'erasure-by-admin' },
    });
    const report = await bench.post<View>(
      `/v1/track/${id}/report-misconduct`,
      { text: '态度恶劣' },
      { code },
    );
    expect(await erase({ appeal: report.body.id })).toMatchObject({ status: 404 });
    expect(await erase({ appeal: report.body.id }, { as: 'discipline:county' })).toMatchObject({
      status: 409,
    });
  });

  it.each([{}, { phone: '13800000000', appeal: 'A' }, { serial: 1 }, { phone: '1', extra: true }])(
    'is refused for a body like %j',
    async (body) => {
      expect(await erase(body)).toMatchObject({ status: 400, body: { code: 'invalid-body' } });
    },
  );

  it('knows no appeal and no person that is not there', async () => {
    const { id } = await closed();
    expect(await erase({ appeal: '20200101-AAAAAA' })).toMatchObject({ status: 404 });
    expect(await erase({ appeal: id, serial: 7 })).toMatchObject({ status: 404 });
    expect(await erase({ phone: '13999999999' })).toMatchObject({ body: { erased: 0, appeals: [] } });
  });

  it('is not begun without the database', async () => {
    const { phone } = await closed();
    bench.store.away = true;
    expect(await erase({ phone })).toMatchObject({ status: 503, body: { code: 'records-unavailable' } });
  });
});
