import { beforeEach, describe, expect, it } from 'vitest';
import { type Bench, type Json, openBench } from './kit.ts';

const path = '/v1/texts';
const answer = { title: '更换变压器', text: '已更换变压器，\n复测正常。', use: 'complete' };

interface Saved {
  readonly id: string;
  readonly version: number;
}
interface Texts {
  readonly items: readonly Saved[];
  readonly mayWrite: boolean;
}

describe('a standard text', () => {
  let bench: Bench;
  let head: string;
  const other = 'officer:housing-2';
  beforeEach(async () => {
    bench = await openBench();
    head = bench.live.county.unit('housing')?.head ?? '';
  });
  const save = (body: Json = answer, as = head) => bench.post<Saved>(path, body, { as });
  const listed = async (as: string) => (await bench.get<Texts>(path, { as })).body;
  const refused = (method: string, id: string, as: string, sent: object = {}) =>
    bench.problem(method, `${path}/${id}`, { as, ...sent });

  it('is read by everybody of the unit and by nobody else', async () => {
    const { status, body, headers } = await save();
    expect([status, headers.get('etag')]).toEqual([201, '"1"']);
    const shown = { ...answer, by: head, at: '2026-11-22T09:00:00+08:00', version: 1 };
    expect(body).toEqual({ ...shown, id: body.id });
    expect(await listed(head)).toEqual({ items: [body], next: null, mayWrite: true });
    expect(await listed(other)).toEqual({ items: [body], next: null, mayWrite: false });
    for (const as of ['officer:power', 'centre:county', 'leader:urban', 'integrator:hotline']) {
      expect((await listed(as)).items).toEqual([]);
      for (const method of ['PUT', 'DELETE']) {
        expect(await refused(method, body.id, as, { body: answer })).toMatchObject({
          status: 404,
          body: {
            code: 'text-not-found',
            zh: expect.stringContaining('没有这条常用语'),
            en: expect.stringContaining('no such standard text'),
          },
        });
      }
    }
  });

  it.each(['centre:county', 'clerk:hotline', 'centre:lakeside-town', 'clerk:lakeside-village'])(
    'is written by %s',
    async (as) => {
      expect((await save(answer, as)).status).toBe(201);
      expect(await listed(as)).toMatchObject({ items: [{ by: as }], mayWrite: true });
    },
  );

  it('is written by nobody but the head, the centre and the clerks', async () => {
    const { body } = await save();
    const forbidden = {
      status: 403,
      body: {
        code: 'texts-of-unit',
        zh: expect.stringContaining('限单位负责人、服务中心和代办员'),
        en: expect.stringContaining('its head, its centre and its clerks'),
      },
    };
    for (const as of [other, 'leader:urban', 'auditor:county', 'admin:county', 'integrator:hotline']) {
      expect(await save(answer, as)).toMatchObject(forbidden);
    }
    for (const method of ['PUT', 'DELETE']) {
      expect(await refused(method, body.id, other, { body: answer })).toMatchObject(forbidden);
    }
  });

  it('is replaced and deleted at the version that was read', async () => {
    const { body } = await save();
    const at = (version: number) => ({ headers: { 'If-Match': `"${version}"` } });
    const next = { title: '解释', text: '经核查，不属于故障。' };
    const put = await bench.ask('PUT', `${path}/${body.id}`, { as: head, body: next, ...at(1) });
    expect([put.status, put.headers.get('etag'), put.body]).toMatchObject([
      200,
      '"2"',
      { ...next, use: null },
    ]);
    for (const method of ['PUT', 'DELETE']) {
      expect(await refused(method, body.id, head, { body: answer, ...at(1) })).toMatchObject({
        status: 412,
        body: { code: 'changed-since' },
      });
    }
    expect((await bench.send('DELETE', `${path}/${body.id}`, { as: head, ...at(2) })).status).toBe(204);
    expect((await listed(head)).items).toEqual([]);
  });

  it('has a title that its unit has once, and is one of two hundred at most', async () => {
    await save();
    expect(await save()).toMatchObject({ status: 409, body: { code: 'name-taken' } });
    for (let n = 1; n < 200; n += 1) await save({ ...answer, title: `第${n}条` });
    expect(await save({ ...answer, title: '再一条' })).toMatchObject({
      status: 409,
      body: { code: 'too-many-saved', zh: expect.stringContaining('最多保存200项') },
    });
  });

  it('has 2,000 characters at most, and a use that exists', async () => {
    expect((await save({ title: '长', text: '字'.repeat(2000), use: 'filing' })).status).toBe(201);
    for (const [body, place] of [
      [{ ...answer, text: '字'.repeat(2001) }, 'text'],
      [{ ...answer, text: ' ' }, 'text'],
      [{ ...answer, title: '两\n行' }, 'title'],
      [{ ...answer, use: 'abolish' }, 'use'],
      [{ ...answer, unit: 'power' }, 'unit'],
    ] as const) {
      expect(await save(body)).toMatchObject({ status: 400, body: { errors: [{ path: place }] } });
    }
  });

  it('asks to come again while the database is away', async () => {
    const { body } = await save();
    bench.store.away = true;
    const answers = [
      await bench.problem('GET', path, { as: head }),
      await save(),
      await refused('PUT', body.id, head, { body: answer }),
      await refused('DELETE', body.id, head),
    ];
    for (const one of answers)
      expect(one).toMatchObject({ status: 503, body: { code: 'records-unavailable' } });
  });
});
