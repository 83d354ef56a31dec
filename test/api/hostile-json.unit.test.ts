import { beforeAll, describe, expect, it } from 'vitest';
import { type Bench, filing, openBench, type View } from './kit.ts';

const hotline = { as: 'integrator:hotline' };

describe('JSON that is read in more than one way', () => {
  let bench: Bench;
  beforeAll(async () => {
    bench = await openBench();
  });
  const file = (text: string) => bench.post<View>('/v1/appeals', text, hotline);
  const withTitle = (title: string) => JSON.stringify({ ...filing, title: '?' }).replace('"?"', title);

  it('has the last of two fields with one name, everywhere alike', async () => {
    const twice = withTitle('"first"').replace(/}$/, ',"title":"last"}');
    const { status, body } = await file(twice);
    expect([status, body.title]).toEqual([201, 'last']);
    expect((await bench.get(`/v1/appeals/${body.id}`, hotline)).body.title).toBe('last');
  });

  it('leaves all other objects as they were', async () => {
    const before = Object.keys(Object.prototype);
    for (const field of ['"__proto__":{"role":"admin"}', '"constructor":{"prototype":{"role":"admin"}}']) {
      expect((await file(withTitle('"x"').replace(/}$/, `,${field}}`))).status).toBe(400);
    }
    expect(({} as { role?: string }).role).toBeUndefined();
    expect(Object.keys(Object.prototype)).toEqual(before);
  });

  it('is stored without half characters, and a title without NUL, for other tools read them otherwise', async () => {
    const { status, body } = await file(withTitle('"ab\\ud800c"'));
    expect([status, body.title]).toEqual([201, 'ab\ufffdc']);
    expect((await file(withTitle('"a\\u0000b"'))).body).toMatchObject({ code: 'invalid-body' });
  });

  it('is counted in levels only where brackets nest', async () => {
    const deep = (levels: number) => `${'['.repeat(levels)}${']'.repeat(levels)}`;
    expect((await file(deep(32))).body).toMatchObject({ code: 'invalid-body' });
    expect((await file(deep(33))).body).toMatchObject({ code: 'too-deep' });
    expect((await file(withTitle(JSON.stringify('"\\[{'.repeat(40))))).status).toBe(201);
  });
});

it('a field that the county’s data lacks is told to be missing, and named once', async () => {
  const bench = await openBench();
  const sent = { as: 'admin:county', body: { version: 'x', limits: {} } };
  const { status, body } = await bench.problem('PUT', '/v1/policy', sent);
  expect(status).toBe(422);
  expect(body.zh).toContain('：“limits.dispatch”：必填');
  expect(body.en).toContain(': limits.dispatch: is missing');
});

it('a policy is for open appeals too by `open=true`, and any other word for it is refused', async () => {
  const bench = await openBench();
  const policy = (await bench.get('/v1/policy', { as: 'admin:county' })).body;
  const change = (open: string) =>
    bench.problem('PUT', `/v1/policy?open=${open}`, { as: 'admin:county', body: policy });
  expect(await change('True')).toMatchObject({ status: 400, body: { code: 'invalid-query' } });
  expect((await change('true')).status).toBe(200);
});
