import { beforeEach, describe, expect, it } from 'vitest';
import type { AppealView } from '../../domain/index.ts';
import type { AttachmentRecord } from '../../store/index.ts';
import { carryOutEffects } from './effects.ts';
import { type Bench, filing, fromSomebodyElse, openBench, rating, type View } from './kit.ts';

let bench: Bench;
beforeEach(async () => {
  bench = await openBench();
});

const centre = { as: 'centre:county' };
const housing = { as: 'officer:housing' };
const give = (id: string, command: string, body: object, as: string) =>
  bench.post<View & { code: string; warnings?: { code: string; zh: string; en: string }[] }>(
    `/v1/appeals/${id}/${command}`,
    body,
    { as },
  );
const done = async (...given: Parameters<typeof give>) => {
  const answer = await give(...given);
  if (answer.status !== 200) throw new Error(JSON.stringify(answer.body));
  carryOutEffects(bench);
  bench.nowMs += 60_000;
  return answer.body;
};
const track = (id: string, code: string, rest = '') =>
  bench.get<AppealView>(`/v1/track/${id}${rest}`, { code });

let files = 0;
/** A picture that anybody has uploaded, examined and ready. */
function uploaded(): string {
  files += 1;
  const id = String(files).padStart(26, '0');
  const record = { id, owner: 'public', state: 'ready', bound: [], kind: 'picture', name: 'x.y', bytes: 3 };
  const more = { received: 3, sha256: null, scan: null, refusal: null, content: null, thumbnail: null };
  const times = { createdAtMs: bench.nowMs, touchedAtMs: bench.nowMs };
  bench.store.attachments.records.set(id, { ...record, ...more, ...times } as unknown as AttachmentRecord);
  return id;
}
async function filed(description: string, more: object = {}): Promise<View & { file: string }> {
  const file = uploaded();
  const body = { ...fromSomebodyElse(), description, attachments: [file], ...more };
  const { status, body: view } = await bench.file(body);
  if (status !== 201) throw new Error(JSON.stringify(view));
  return { ...view, file };
}
/** A master that housing handles, and a duplicate that was merged into it. */
async function merged(more: object = {}) {
  const master = await filed('主件原话');
  await done(master.id, 'dispatch', { lead: 'housing' }, 'centre:county');
  await done(master.id, 'accept', {}, 'officer:housing');
  const duplicate = await filed('并入件原话', more);
  await bench.post(
    `/v1/track/${duplicate.id}/supplement`,
    { text: '后来补充' },
    { code: duplicate.trackingCode },
  );
  await done(duplicate.id, 'merge', { into: master.id }, 'centre:county');
  return { master, duplicate };
}
const filesOf = async (home: string, id: string, sent: object) => {
  const { status, body } = await bench.get<{ items: { id: string }[] }>(`${home}/${id}/attachments`, sent);
  return status === 200 ? body.items.map((item) => item.id) : status;
};

describe('a merged case over HTTP', () => {
  it('is told by the master to the officer who repairs, in words that its citizen’s key opens', async () => {
    const { master, duplicate } = await merged();
    expect((await bench.get(`/v1/appeals/${duplicate.id}`, housing)).status).toBe(404);
    const { body } = await bench.get<AppealView>(`/v1/appeals/${master.id}`, housing);
    expect(body.parts).toMatchObject([
      { id: duplicate.id, title: filing.title, description: '并入件原话', attachments: [duplicate.file] },
    ]);
    expect(body.parts[0]?.said).toMatchObject([{ kind: 'supplemented', text: '后来补充' }]);
  });

  it('keeps its words sealed in the master’s state', async () => {
    const { master } = await merged();
    expect(JSON.stringify(bench.engine.cases.get(master.id)?.state)).not.toContain('并入件原话');
  });

  it('shows its files to whoever may act on the master, and to nobody else', async () => {
    const { master, duplicate } = await merged();
    for (const sent of [housing, centre, { as: 'supervision:county' }]) {
      expect(await filesOf('/v1/appeals', master.id, sent)).toEqual([master.file, duplicate.file]);
      expect((await bench.get(`/v1/attachments/${duplicate.file}`, sent)).status).toBe(200);
    }
    const water = { as: 'officer:water' };
    expect(await filesOf('/v1/appeals', master.id, water)).toBe(404);
    expect((await bench.get(`/v1/attachments/${duplicate.file}`, water)).status).toBe(404);
  });

  it('is read by its own citizen, who finds neither words nor files of the master’s', async () => {
    const { master, duplicate } = await merged();
    const own = await track(duplicate.id, duplicate.trackingCode);
    expect(own.body).toMatchObject({
      id: master.id,
      description: '并入件原话',
      attachments: [duplicate.file],
    });
    expect(JSON.stringify(own.body)).not.toContain('主件原话');
    expect(await filesOf('/v1/track', duplicate.id, { code: duplicate.trackingCode })).toEqual([
      duplicate.file,
    ]);
    const story = await track(duplicate.id, duplicate.trackingCode, '/timeline');
    expect(JSON.stringify(story.body)).not.toContain('主件原话');
    expect(JSON.stringify(story.body)).not.toContain(master.file);
    const first = await track(master.id, master.trackingCode);
    expect(first.body).toMatchObject({ description: '主件原话', parts: [], attachments: [master.file] });
    expect(JSON.stringify((await track(master.id, master.trackingCode, '/timeline')).body)).not.toContain(
      '并入件原话',
    );
  });

  it('is erased in the master too, once that is closed', async () => {
    const { master, duplicate } = await merged({ anonymous: true, citizen: undefined });
    const asked = { appeal: duplicate.id, serial: 0, reason: '本人申请' };
    const early = await bench.post('/v1/privacy/erasures', asked, { as: 'admin:system' });
    expect(early.status).toBe(409);
    await done(master.id, 'complete', { result: 'resolved', statement: '已修复。' }, 'officer:housing');
    await done(master.id, 'approve', {}, 'supervision:county');
    for (const { id, trackingCode } of [master, duplicate])
      await bench.post(`/v1/track/${id}/vote`, rating, { code: trackingCode });
    carryOutEffects(bench);
    const erased = await bench.post('/v1/privacy/erasures', asked, { as: 'admin:system' });
    expect(erased).toMatchObject({ status: 201, body: { appeals: [duplicate.id, master.id].sort() } });
    const { body } = await bench.get<AppealView>(`/v1/appeals/${master.id}`, centre);
    expect(body.description).toBe('主件原话');
    expect(body.parts[0]?.description).toContain('erased');
    expect(bench.store.attachments.records.has(duplicate.file)).toBe(false);
    expect(bench.store.attachments.records.has(master.file)).toBe(true);
  });

  it('warns of another category and a place far away, in the answer', async () => {
    const at = (latitude: number) => ({ location: { longitude: 110.1, latitude } });
    const master = await filed('主件', { ...at(32.1), category: 'water-supply' });
    const duplicate = await filed('另一件', at(32.2));
    const { body } = await give(duplicate.id, 'merge', { into: master.id }, 'centre:county');
    expect(body.warnings?.map(({ code }) => code)).toEqual(['merge-other-category', 'merge-far-apart']);
    expect(body.warnings?.[1]?.zh).toMatch(/相距约 111\d\d 米/);
  });

  it('says when the first of its filings was made', async () => {
    const duplicate = await filed('先来的');
    bench.nowMs += 3 * 86_400_000;
    const master = await filed('后来的');
    const before = master.overallDueAt;
    await done(duplicate.id, 'merge', { into: master.id }, 'centre:county');
    const { body } = await bench.get<AppealView>(`/v1/appeals/${master.id}`, centre);
    expect(body.earliestFiledAt).toBe(duplicate.registeredAt);
    expect(body.registeredAt).toBe(master.registeredAt);
    expect(Date.parse(body.overallDueAt)).toBeLessThan(Date.parse(before));
  });

  it('that is with a leader is merged by that leader: 409 for the centre', async () => {
    const master = await filed('主件');
    const raised = await filed('已提请');
    const view = await done(raised.id, 'escalate', { reason: '久拖不决' }, 'centre:county');
    const refused = await bench.problem('POST', `/v1/appeals/${raised.id}/merge`, {
      ...centre,
      body: { into: master.id },
    });
    expect(refused).toMatchObject({ status: 409, body: { code: 'leader-merges' } });
    const leader = view.escalation.leader ?? '';
    await done(raised.id, 'merge', { into: master.id }, leader);
    const { body } = await bench.get<AppealView>(`/v1/appeals/${master.id}`, centre);
    expect(body.escalation).toMatchObject({ state: 'raised', leader });
  });
});

describe('a split case over HTTP', () => {
  const part = (title: string, more: object = {}) => ({
    ...{ title, description: `${title}一事`, category: 'street-lighting' },
    ...more,
  });
  const parts = [part('路灯'), part('噪声')];
  const anonymous = { anonymous: true, citizen: undefined };
  const handled = async (more: object = {}) => {
    const whole = await filed('整件原话', more);
    await done(whole.id, 'dispatch', { lead: 'housing' }, 'centre:county');
    await done(whole.id, 'split', { parts }, 'supervision:county');
    return whole;
  };

  it('opens each part with the code of the whole: an anonymous reporter rates every one', async () => {
    const whole = await handled(anonymous);
    for (const id of [`${whole.id}-1`, `${whole.id}-2`]) {
      await done(id, 'accept', {}, 'officer:housing');
      await done(id, 'complete', { result: 'resolved', statement: '已修复。' }, 'officer:housing');
      await done(id, 'approve', {}, 'supervision:county');
      const rated = await bench.post<View>(`/v1/track/${id}/rate`, rating, { code: whole.trackingCode });
      expect([rated.status, rated.body.outcome]).toEqual([200, 'satisfied']);
    }
  });

  it('opens no part with another’s code, and no other case with the code of the whole', async () => {
    const whole = await handled();
    const other = await filed('别件');
    for (const [id, code] of [
      [`${whole.id}-1`, other.trackingCode],
      [`${whole.id}-3`, whole.trackingCode],
      [other.id, whole.trackingCode],
    ] as const) {
      const { status, body } = await track(id, code);
      expect([status, body]).toMatchObject([401, { code: 'code-wrong' }]);
    }
  });

  it('gives each person of a group the part under the own serial', async () => {
    const people = [{ name: '甲' }, { name: '乙' }];
    const { body } = await bench.file({ ...fromSomebodyElse(), participants: { people } });
    const codes = (body as View & { participantCodes: { serial: number; trackingCode: string }[] })
      .participantCodes;
    await done(body.id, 'split', { parts }, 'centre:county');
    for (const { serial, trackingCode } of codes) {
      const { body: view } = await track(`${body.id}-2`, trackingCode);
      const named = view.participants.people.filter(({ name }) => name !== null);
      expect(named.map((person) => person.serial)).toEqual([serial]);
    }
  });

  it('opens the parts of a part, and the master that a part was merged into', async () => {
    const whole = await handled(anonymous);
    await done(`${whole.id}-1`, 'split', { parts }, 'supervision:county');
    expect((await track(`${whole.id}-1-2`, whole.trackingCode)).body.id).toBe(`${whole.id}-1-2`);
    const master = await filed('主件原话');
    await done(`${whole.id}-2`, 'merge', { into: master.id }, 'centre:county');
    const { body } = await track(`${whole.id}-2`, whole.trackingCode);
    expect(body.id).toBe(master.id);
    expect(body.parts.map(({ description }) => description)).toContain('整件原话');
    expect(JSON.stringify(body)).not.toContain('主件原话');
  });

  it('opens a part with the code of a case that had been merged into the whole', async () => {
    const { master, duplicate } = await merged();
    await done(master.id, 'split', { parts }, 'supervision:county');
    const { status, body } = await track(`${master.id}-1`, duplicate.trackingCode);
    expect([status, body.id]).toEqual([200, `${master.id}-1`]);
    expect(JSON.stringify(body)).toContain('并入件原话');
    expect(JSON.stringify(body)).not.toContain('主件原话');
    expect(await filesOf('/v1/track', `${master.id}-1`, { code: duplicate.trackingCode })).toEqual([
      duplicate.file,
    ]);
    expect((await track(`${master.id}-1`, master.trackingCode)).body.description).toBe('路灯一事');
  });

  it('is closed to a code that was replaced, of the whole or of the part', async () => {
    const whole = await handled();
    await bench.deps.generations.raise(`${whole.id}-1`, 0);
    expect((await track(`${whole.id}-1`, whole.trackingCode)).status).toBe(401);
    expect((await track(`${whole.id}-2`, whole.trackingCode)).status).toBe(200);
    await bench.deps.generations.raise(whole.id, 0);
    expect((await track(`${whole.id}-2`, whole.trackingCode)).status).toBe(401);
  });

  it('shows the whole’s files under each part that names them, and tells the whole’s words', async () => {
    const whole = await filed('整件原话');
    const named = [part('路灯', { attachments: [whole.file] }), part('噪声', { attachments: [] })];
    await done(whole.id, 'dispatch', { lead: 'housing' }, 'centre:county');
    await done(whole.id, 'split', { parts: named }, 'supervision:county');
    const first = await bench.get<AppealView>(`/v1/appeals/${whole.id}-1`, housing);
    expect(first.body).toMatchObject({ attachments: [whole.file], parts: [{ description: '整件原话' }] });
    const second = await bench.get<AppealView>(`/v1/appeals/${whole.id}-2`, housing);
    expect(second.body.attachments).toEqual([]);
    expect(await filesOf('/v1/appeals', `${whole.id}-1`, housing)).toEqual([whole.file]);
    expect(await filesOf('/v1/track', `${whole.id}-1`, { code: whole.trackingCode })).toEqual([whole.file]);
  });

  it('takes no file of another case: 422', async () => {
    const [whole, other] = [await filed('整件'), await filed('别件')];
    const named = [part('路灯', { attachments: [other.file] }), part('噪声')];
    const answer = await give(whole.id, 'split', { parts: named }, 'centre:county');
    expect(answer).toMatchObject({ status: 422, body: { code: 'unknown-attachment' } });
  });
});
