import { beforeEach, describe, expect, it } from 'vitest';
import { type Bench, type Json, openBench } from './kit.ts';

const path = '/v1/me/filters';
const owner = 'officer:housing';
const colleague = 'officer:housing-2';
const stranger = 'officer:power';
const red = { name: '本周到期', query: { status: 'handling,assigned', light: 'red' } };

interface Saved {
  readonly id: string;
  readonly name: string;
  readonly version: number;
}

describe('a saved filter', () => {
  let bench: Bench;
  beforeEach(async () => {
    bench = await openBench();
  });
  const save = (body: Json = red, as = owner) => bench.post<Saved>(path, body, { as });
  const refused = (method: string, id: string, as: string, sent: object = {}) =>
    bench.problem(method, `${path}/${id}`, { as, ...sent });
  const listed = async (as: string) => (await bench.get<{ items: Saved[] }>(path, { as })).body.items;

  it('is there for its owner alone', async () => {
    const { status, body, headers } = await save();
    expect([status, headers.get('etag')]).toEqual([201, '"1"']);
    expect(body).toEqual({
      ...red,
      id: expect.any(String),
      ...{ shared: false, mine: true, by: owner, version: 1, at: '2026-11-22T09:00:00+08:00' },
    });
    expect(await listed(owner)).toEqual([body]);
    for (const as of [colleague, stranger]) {
      expect(await listed(as)).toEqual([]);
      for (const method of ['PUT', 'DELETE']) {
        expect(await refused(method, body.id, as, { body: red })).toMatchObject({
          status: 404,
          body: {
            code: 'filter-not-found',
            zh: expect.stringContaining('没有这个筛选'),
            en: expect.stringContaining('no such filter'),
          },
        });
      }
    }
  });

  it('is there for the unit where it is shared, and changed by its owner alone', async () => {
    const { body } = await save({ ...red, shared: true });
    expect(await listed(colleague)).toEqual([{ ...body, mine: false }]);
    expect(await listed(owner)).toEqual([body]);
    expect(await listed(stranger)).toEqual([]);
    for (const method of ['PUT', 'DELETE']) {
      expect(await refused(method, body.id, colleague, { body: red })).toMatchObject({
        status: 403,
        body: {
          code: 'filter-of-another',
          zh: expect.stringContaining('只有保存者本人'),
          en: expect.stringContaining('Only its owner'),
        },
      });
    }
    await bench.ask('PUT', `${path}/${body.id}`, { as: owner, body: red });
    expect(await listed(colleague)).toEqual([]);
  });

  it('is shared with nobody by who has no unit', async () => {
    expect(await save({ ...red, shared: true }, 'leader:urban')).toMatchObject({
      status: 422,
      body: {
        code: 'no-unit-to-share',
        zh: expect.stringContaining('不属于任何单位'),
        en: expect.stringContaining('no unit'),
      },
    });
    expect((await save(red, 'leader:urban')).status).toBe(201);
  });

  it('is replaced and deleted at the version that was read', async () => {
    const { body } = await save();
    const at = (version: number) => ({ headers: { 'If-Match': `"${version}"` } });
    const next = { name: '超期', query: { overdue: 'true' } };
    const put = await bench.ask<Saved>('PUT', `${path}/${body.id}`, { as: owner, body: next, ...at(1) });
    expect([put.status, put.headers.get('etag'), put.body]).toMatchObject([200, '"2"', next]);
    for (const method of ['PUT', 'DELETE']) {
      expect(await refused(method, body.id, owner, { body: red, ...at(1) })).toMatchObject({
        status: 412,
        body: { code: 'changed-since' },
      });
    }
    const removed = await bench.send('DELETE', `${path}/${body.id}`, { as: owner, ...at(2) });
    expect([removed.status, await removed.text()]).toEqual([204, '']);
    expect(await listed(owner)).toEqual([]);
    expect((await refused('DELETE', body.id, owner)).status).toBe(404);
  });

  it('has a name that its owner has once', async () => {
    const taken = {
      status: 409,
      body: {
        code: 'name-taken',
        zh: expect.stringContaining('同名'),
        en: expect.stringContaining('this name'),
      },
    };
    await save();
    expect(await save()).toMatchObject(taken);
    expect((await save(red, colleague)).status).toBe(201);
    const { body } = await save({ ...red, name: '其他' });
    expect(await refused('PUT', body.id, owner, { body: red })).toMatchObject(taken);
    expect((await refused('PUT', body.id, owner, { body: { ...red, name: '其他' } })).status).toBe(200);
  });

  it('is one of fifty at most', async () => {
    for (let n = 0; n < 50; n += 1) expect((await save({ ...red, name: `第${n}个` })).status).toBe(201);
    expect(await save()).toMatchObject({
      status: 409,
      body: {
        code: 'too-many-saved',
        zh: expect.stringContaining('最多保存50项'),
        en: expect.stringContaining('At most 50'),
      },
    });
    expect((await save(red, colleague)).status).toBe(201);
  });

  it.each([
    ['an unknown parameter', { colour: 'red' }, 'query.colour', '没有这一项', 'no such field'],
    ['a value that the list refuses', { light: 'blue' }, 'query.light', '只能是', 'must be one of'],
    ['an instant without a zone', { dueBefore: '2026-11-22' }, 'query.dueBefore', '带时区', 'with an offset'],
    ['a page', { cursor: 'x' }, 'query.cursor', '没有这一项', 'no such field'],
    ['the size of a page', { limit: '10' }, 'query.limit', '没有这一项', 'no such field'],
    ['a text that may name somebody', { q: '13800000000' }, 'query.q', '没有这一项', 'no such field'],
  ])('takes only what the list takes: %s', async (_, query, place, zh, en) => {
    expect(await save({ name: 'x', query })).toMatchObject({
      status: 400,
      body: {
        code: 'invalid-body',
        zh: expect.stringContaining(zh),
        en: expect.stringContaining(en),
        errors: [{ path: place }],
      },
    });
  });

  it('needs a name and a query', async () => {
    for (const [body, place] of [
      [{ query: {} }, 'name'],
      [{ name: ' ', query: {} }, 'name'],
      [{ name: 'x\ny', query: {} }, 'name'],
      [{ name: 'x'.repeat(61), query: {} }, 'name'],
      [{ name: 'x' }, 'query'],
    ] as const) {
      expect(await save(body)).toMatchObject({ status: 400, body: { errors: [{ path: place }] } });
    }
  });

  it('asks to come again while the database is away', async () => {
    const { body } = await save();
    bench.store.away = true;
    const answers = [
      await bench.problem('GET', path, { as: owner }),
      await save(),
      await refused('PUT', body.id, owner, { body: red }),
      await refused('DELETE', body.id, owner),
    ];
    for (const answer of answers) {
      expect(answer).toMatchObject({ status: 503, body: { code: 'records-unavailable' } });
    }
  });
});
