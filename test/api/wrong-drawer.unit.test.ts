import { beforeEach, describe, expect, it } from 'vitest';
import { type Bench, openBench, type View } from './kit.ts';

const centre = { as: 'centre:county' };
const mail = {
  kind: 'request',
  title: '拖欠三个月工资',
  description: '工地拖欠三个月工资。',
  category: 'other',
  channel: 'mail',
  citizen: { name: '陈某', phone: '13800000014' },
};
const asWages = { category: 'wages', reason: '反映的是欠薪' };

describe('scenario 14 over HTTP, without threads: the wrong drawer', () => {
  let bench: Bench;
  let filed: View;
  beforeEach(async () => {
    bench = await openBench();
    bench.nowMs = Date.parse('2026-03-10T09:20:00+08:00');
    filed = (await bench.file(mail, { as: 'integrator:hotline' })).body;
    bench.nowMs = Date.parse('2026-03-10T09:40:00+08:00');
  });
  const give = (command: string, body: object, as = centre.as) =>
    bench.post<View & { code?: string; zh?: string }>(`/v1/appeals/${filed.id}/${command}`, body, { as });

  it('is put right before the dispatch: limit and leader follow, the filing’s date stays', async () => {
    expect(filed).toMatchObject({ category: 'other', overallDueAt: '2026-04-01T00:00:00+08:00' });
    const { status, body } = await give('classify', asWages);
    expect(status).toBe(200);
    expect(body).toMatchObject({
      category: 'wages',
      registeredAt: filed.registeredAt,
      overallDueAt: '2026-03-25T00:00:00+08:00',
      version: filed.version + 1,
    });
    const raised = await give('escalate', { reason: '涉及三十人' });
    expect(raised.body.escalation).toMatchObject({ leader: 'leader:deputy' });
  });

  it('has the catalogue of its new category, and no longer that of the old one', async () => {
    await give('classify', asWages);
    await give('dispatch', { lead: 'human-resources' });
    await give('accept', {}, 'officer:human-resources');
    const promise = {
      dueAt: '2026-03-20T18:00:00+08:00',
      contactedAt: '2026-03-10T09:40:00+08:00',
      contactMeans: '电话',
    };
    const other = await give(
      'promise',
      { ...promise, catalogueItem: 'street-lamp-repair' },
      'officer:human-resources',
    );
    expect([other.status, other.body.code]).toEqual([422, 'item-of-other-category']);
    const own = await give(
      'promise',
      { ...promise, catalogueItem: 'wage-mediation' },
      'officer:human-resources',
    );
    expect([own.status, own.body.promise?.catalogueItem]).toEqual([200, 'wage-mediation']);
  });

  it('tells its citizen that it was moved, and offices alone why', async () => {
    await give('classify', asWages);
    await bench.publish(filed.id);
    const timeline = async (path: string, sent: object) => {
      const { body } = await bench.get<{ items: { type: string; data: object }[] }>(`${path}/timeline`, sent);
      return body.items.find(({ type }) => type === 'classified')?.data;
    };
    const read = await timeline(`/v1/track/${filed.id}`, { code: filed.trackingCode });
    expect(read).toMatchObject({ category: { id: 'wages' }, reason: null });
    expect(await timeline(`/v1/appeals/${filed.id}`, centre)).toMatchObject({ reason: asWages.reason });
  });

  it('after the dispatch is supervision’s, and tells the centre so', async () => {
    await give('dispatch', { lead: 'human-resources' });
    const refused = await give('classify', asWages);
    expect([refused.status, refused.body.code]).toEqual([409, 'classified-by-supervision']);
    const done = await give('classify', asWages, 'supervision:county');
    expect(done.body).toMatchObject({ category: 'wages', liable: { unit: 'human-resources' } });
    // The limit counts from the dispatch, whoever had it in which drawer.
    const whole = done.body.obligations.find(({ kind }) => kind === 'complete');
    expect(whole).toMatchObject({ dueAt: '2026-03-25T00:00:00+08:00' });
  });

  it('tells beforehand what it would change, and changes nothing', async () => {
    const asked = await give('classify?dryRun=true', asWages);
    expect(asked.body).toMatchObject({
      dryRun: true,
      moved: [],
      overallDueAt: '2026-03-25T00:00:00+08:00',
    });
    await give('dispatch', { lead: 'human-resources' });
    const raising = { urgency: 'critical', reason: '有人要跳楼' };
    const raised = await bench.post<{ moved: { kind: string; dueAt: string }[]; overallDueAt: string }>(
      `/v1/appeals/${filed.id}/classify?dryRun=true`,
      raising,
      centre,
    );
    expect(raised.body.moved.map(({ kind, dueAt }) => [kind, dueAt])).toEqual([
      ['accept', '2026-03-10T09:55:00+08:00'],
      ['complete', '2026-03-11T09:40:00+08:00'],
    ]);
    const seen = await bench.get<View>(`/v1/appeals/${filed.id}`, centre);
    expect(seen.body).toMatchObject({ category: 'other', urgency: 'ordinary' });
  });
});
