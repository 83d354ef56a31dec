import { beforeEach, describe, expect, it } from 'vitest';
import type { AppealView } from '../../domain/index.ts';
import { carryOutEffects } from './effects.ts';
import { filing, openBench, rating, toRating, type View } from './kit.ts';
import { centre, housing, SeveralCases } from './several-cases.ts';

let cases: SeveralCases;
beforeEach(async () => {
  cases = new SeveralCases(await openBench());
});

describe('a merged case over HTTP', () => {
  it('is told by the master to the officer who repairs, in words that its citizen’s key opens', async () => {
    const { master, duplicate } = await cases.merged();
    expect((await cases.bench.get(`/v1/appeals/${duplicate.id}`, housing)).status).toBe(404);
    const { body } = await cases.bench.get<AppealView>(`/v1/appeals/${master.id}`, housing);
    expect(body.parts).toMatchObject([
      { id: duplicate.id, title: filing.title, description: '并入件原话', attachments: [duplicate.file] },
    ]);
    expect(body.parts[0]?.said).toMatchObject([{ kind: 'supplemented', text: '后来补充' }]);
  });

  it('keeps its words sealed in the master’s state', async () => {
    const { master } = await cases.merged();
    expect(JSON.stringify(cases.bench.engine.cases.get(master.id)?.state)).not.toContain('并入件原话');
  });

  it('shows its files to whoever may act on the master, and to nobody else', async () => {
    const { master, duplicate } = await cases.merged();
    for (const sent of [housing, centre, { as: 'supervision:county' }]) {
      expect(await cases.filesOf('/v1/appeals', master.id, sent)).toEqual([master.file, duplicate.file]);
      expect((await cases.bench.get(`/v1/attachments/${duplicate.file}`, sent)).status).toBe(200);
    }
    const water = { as: 'officer:water' };
    expect(await cases.filesOf('/v1/appeals', master.id, water)).toBe(404);
    expect((await cases.bench.get(`/v1/attachments/${duplicate.file}`, water)).status).toBe(404);
  });

  it('is read by its own citizen, who finds neither words nor files of the master’s', async () => {
    const { master, duplicate } = await cases.merged();
    const own = await cases.track(duplicate.id, duplicate.trackingCode);
    expect(own.body).toMatchObject({
      id: master.id,
      description: '并入件原话',
      attachments: [duplicate.file],
    });
    expect(JSON.stringify(own.body)).not.toContain('主件原话');
    expect(await cases.filesOf('/v1/track', duplicate.id, { code: duplicate.trackingCode })).toEqual([
      duplicate.file,
    ]);
    const story = await cases.track(duplicate.id, duplicate.trackingCode, '/timeline');
    expect(JSON.stringify(story.body)).not.toContain('主件原话');
    expect(JSON.stringify(story.body)).not.toContain(master.file);
    const first = await cases.track(master.id, master.trackingCode);
    expect(first.body).toMatchObject({ description: '主件原话', parts: [], attachments: [master.file] });
    expect(
      JSON.stringify((await cases.track(master.id, master.trackingCode, '/timeline')).body),
    ).not.toContain('并入件原话');
  });

  it('is erased in the master too, once that is closed', async () => {
    const { master, duplicate } = await cases.merged({ anonymous: true, citizen: undefined });
    const asked = { appeal: duplicate.id, serial: 0, reason: '本人申请' };
    const early = await cases.bench.post('/v1/erasures', asked, { as: 'admin:county' });
    expect(early.status).toBe(409);
    await cases.done(master.id, 'complete', { result: 'resolved', statement: '已修复。' }, 'officer:housing');
    await cases.done(master.id, 'approve', {}, 'supervision:county');
    for (const { id, trackingCode } of [master, duplicate])
      await cases.bench.post(`/v1/track/${id}/vote`, rating, { code: trackingCode });
    carryOutEffects(cases.bench);
    const erased = await cases.bench.post('/v1/erasures', asked, { as: 'admin:county' });
    expect(erased).toMatchObject({ status: 200, body: { appeals: [duplicate.id, master.id].sort() } });
    const { body } = await cases.bench.get<AppealView>(`/v1/appeals/${master.id}`, centre);
    expect(body.description).toBe('主件原话');
    expect(body.parts[0]?.description).toContain('erased');
    expect(cases.bench.store.attachments.records.has(duplicate.file)).toBe(false);
    expect(cases.bench.store.attachments.records.has(master.file)).toBe(true);
  });

  it('warns of another category and a place far away, in the answer', async () => {
    const at = (latitude: number) => ({ location: { longitude: 110.1, latitude } });
    const master = await cases.filed('主件', { ...at(32.1), category: 'water-supply' });
    const duplicate = await cases.filed('另一件', at(32.2));
    const { body } = await cases.give(duplicate.id, 'merge', { into: master.id }, 'centre:county');
    expect(body.warnings?.map(({ code }) => code)).toEqual(['merge-other-category', 'merge-far-apart']);
    expect(body.warnings?.[1]?.zh).toMatch(/相距约111\d\d米/);
  });

  it('says when the first of its filings was made', async () => {
    const duplicate = await cases.filed('先来的');
    cases.bench.nowMs += 3 * 86_400_000;
    const master = await cases.filed('后来的');
    const before = master.overallDueAt;
    await cases.done(duplicate.id, 'merge', { into: master.id }, 'centre:county');
    const { body } = await cases.bench.get<AppealView>(`/v1/appeals/${master.id}`, centre);
    expect(body.earliestFiledAt).toBe(duplicate.registeredAt);
    expect(body.registeredAt).toBe(master.registeredAt);
    expect(Date.parse(body.overallDueAt)).toBeLessThan(Date.parse(before));
  });

  it('brings its date also where its master is in review, or waits for triage', async () => {
    const completeOf = ({ obligations }: AppealView) => obligations.find(({ kind }) => kind === 'complete');
    const first = await cases.filed('先来的');
    const second = await cases.filed('也是先来的');
    cases.bench.nowMs += 3 * 86_400_000;
    const reviewed = await cases.filed('已办结的');
    await cases.done(reviewed.id, 'dispatch', { lead: 'housing' }, 'centre:county');
    await cases.done(reviewed.id, 'accept', {}, 'officer:housing');
    await cases.done(
      reviewed.id,
      'complete',
      { result: 'resolved', statement: '已修复。' },
      'officer:housing',
    );
    await cases.done(first.id, 'merge', { into: reviewed.id }, 'centre:county');
    const returned = await cases.done(reviewed.id, 'return', { reason: '照片缺失。' }, 'supervision:county');
    expect(completeOf(returned as unknown as AppealView)?.dueAt).toBe(first.overallDueAt);
    const waiting = await cases.filed('待派发的');
    await cases.done(second.id, 'merge', { into: waiting.id }, 'centre:county');
    const sent = await cases.done(waiting.id, 'dispatch', { lead: 'housing' }, 'centre:county');
    expect(completeOf(sent as unknown as AppealView)?.dueAt).toBe(second.overallDueAt);
  });

  it('is neither denied nor passed on while its master has not answered: 409', async () => {
    const [master, duplicate] = [await cases.filed('主件'), await cases.filed('并入件')];
    await cases.done(duplicate.id, 'dispatch', { lead: 'housing' }, 'centre:county');
    await cases.done(duplicate.id, 'accept', {}, 'officer:housing');
    await cases.give(duplicate.id, 'merge', { into: master.id }, 'centre:county');
    const denial = { grounds: '不归本单位', basis: '职责清单第三条' };
    const denied = await cases.give(duplicate.id, 'deny-ownership', denial, 'officer:housing');
    const wish = { to: 'water', reason: '应由其办理' };
    const moved = await cases.give(duplicate.id, 'transfer', wish, 'officer:housing');
    for (const answer of [denied, moved])
      expect(answer).toMatchObject({ status: 409, body: { code: 'merging' } });
  });

  it('that is with a leader is merged by that leader: 409 for the centre', async () => {
    const master = await cases.filed('主件');
    const raised = await cases.filed('已提请');
    const view = await cases.done(raised.id, 'escalate', { reason: '久拖不决' }, 'centre:county');
    const refused = await cases.bench.problem('POST', `/v1/appeals/${raised.id}/merge`, {
      ...centre,
      body: { into: master.id },
    });
    expect(refused).toMatchObject({ status: 409, body: { code: 'leader-merges' } });
    const leader = view.escalation.leader ?? '';
    await cases.done(raised.id, 'merge', { into: master.id }, leader);
    const { body } = await cases.bench.get<AppealView>(`/v1/appeals/${master.id}`, centre);
    expect(body.escalation).toMatchObject({ state: 'raised', leader });
  });

  it.each([true, false])(
    'is filed again with a name, or without, as it was filed: anonymous %s',
    async (nameless) => {
      const anonymous = { anonymous: true, citizen: undefined };
      const master = await cases.filed('主件原话', nameless ? {} : anonymous);
      const duplicate = await cases.filed('并入件原话', nameless ? anonymous : {});
      await cases.done(duplicate.id, 'merge', { into: master.id }, 'centre:county');
      for (const [as, command, body = {}] of toRating) await cases.done(master.id, command, { ...body }, as);
      const give = ({ id, trackingCode: code }: View, command: string, body: object) =>
        cases.bench.post<View>(`/v1/track/${id}/${command}`, body, { code });
      await give(master, 'vote', rating);
      await give(duplicate, 'vote', rating);
      const { status, body } = await give(duplicate, 'file-again', {});
      expect([status, body.anonymous, body.citizen?.name ?? null]).toEqual([
        ...[201, nameless],
        nameless ? null : '王芳',
      ]);
    },
  );

  it('is filed again by its citizen in the own words and with the own files', async () => {
    const { master, duplicate } = await cases.merged();
    await cases.done(master.id, 'complete', { result: 'resolved', statement: '已修复。' }, 'officer:housing');
    await cases.done(master.id, 'approve', {}, 'supervision:county');
    for (const { id, trackingCode } of [master, duplicate])
      await cases.bench.post(`/v1/track/${id}/vote`, rating, { code: trackingCode });
    const code = duplicate.trackingCode;
    const again = await cases.bench.post<View>(`/v1/track/${duplicate.id}/file-again`, {}, { code });
    expect(again).toMatchObject({
      status: 201,
      body: { description: '并入件原话', attachments: [duplicate.file] },
    });
    const own = { code: again.body.trackingCode };
    expect(await cases.filesOf('/v1/track', again.body.id, own)).toEqual([duplicate.file]);
  });
});
