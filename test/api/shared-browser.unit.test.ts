import { beforeEach, describe, expect, it } from 'vitest';
import { type Bench, openBench, toHandling, type View } from './kit.ts';

/** Two people at one browser must never be given each other's kept bodies. */
describe('a browser that two accounts share', () => {
  let bench: Bench;
  let path: string;
  const get = (as: string, headers: Record<string, string> = {}, query = '') =>
    bench.send('GET', `${path}${query}`, { as, headers });
  beforeEach(async () => {
    bench = await openBench();
    path = `/v1/appeals/${(await bench.filed(...toHandling)).id}`;
  });

  it('is told that nothing changed only where the same account asks', async () => {
    const etag = (await get('leader:urban')).headers.get('etag') ?? '';
    const again = (as: string) => get(as, { 'If-None-Match': etag });
    expect((await again('leader:urban')).status).toBe(304);
    expect((await again('supervision:county')).status).toBe(200);
    expect((await again('officer:housing')).status).toBe(200);
  });

  it('tells apart what the same account read with and without contact data', async () => {
    const etag = (await get('centre:county')).headers.get('etag') ?? '';
    const hidden = await get('centre:county', { 'If-None-Match': etag }, '?contacts=hidden');
    expect(hidden.status).toBe(200);
  });

  it('keeps nothing that holds contact data', async () => {
    const kept = async (response: Promise<Response>) => (await response).headers.get('cache-control');
    expect(await kept(get('centre:county'))).toBe('private, no-store');
    expect(await kept(bench.send('GET', `${path}/timeline`, { as: 'centre:county' }))).toBe(
      'private, no-store',
    );
    expect(await kept(bench.send('GET', '/v1/appeals', { as: 'centre:county' }))).toBe('private, no-store');
    expect(await kept(get('centre:county', {}, '?contacts=hidden'))).toBe('private, no-cache');
    expect((await get('centre:county')).headers.get('vary')).toContain('Cookie');
  });

  it('may send either form of a version with a command', async () => {
    const { version } = (await bench.get<View>(path, { as: 'officer:housing' })).body;
    const etag = (await get('officer:housing')).headers.get('etag') ?? '';
    const report = (tag: string) =>
      bench.problem('POST', `${path}/report-progress`, {
        ...{ as: 'officer:housing', body: { text: '已到现场。' }, headers: { 'If-Match': tag } },
      });
    expect((await report(`"${version - 1}"`)).body.code).toBe('version-differs');
    expect((await report('"12-nonsense"')).body.code).toBe('bad-if-match');
    expect((await report(etag)).status).toBe(200);
    expect((await report(`"${version + 1}"`)).status).toBe(200);
  });
});

describe('contact data that nobody asked for', () => {
  it('stays hidden, is marked, and leaves no record of reading', async () => {
    const bench = await openBench();
    const { id } = await bench.filed(...toHandling);
    bench.store.read.length = 0;
    const path = `/v1/appeals/${id}`;
    const as = 'centre:county';
    const view = (await bench.get<View>(`${path}?contacts=hidden`, { as })).body;
    const timeline = await bench.get<{ items: { data: object }[] }>(`${path}/timeline?contacts=hidden`, {
      as,
    });
    expect(view).toMatchObject({ citizen: null, contactsHidden: true, title: '路灯不亮' });
    expect(JSON.stringify(timeline.body)).not.toContain('王芳');
    expect(bench.store.read).toEqual([]);
    const asked = (await bench.get<View>(path, { as })).body;
    expect(asked).toMatchObject({ citizen: { name: '王芳' } });
    expect(asked).not.toHaveProperty('contactsHidden');
    expect(bench.store.read).toMatchObject([{ account: as, appeals: [id], what: 'view' }]);
  });

  it('is hidden in the answer to a command too', async () => {
    const bench = await openBench();
    const { id } = await bench.filed(['centre:county', 'dispatch', { lead: 'housing' }]);
    bench.store.read.length = 0;
    const { body } = await bench.post(
      `/v1/appeals/${id}/accept?contacts=hidden`,
      {},
      { as: 'officer:housing' },
    );
    expect(body).toMatchObject({ citizen: null, contactsHidden: true, status: 'handling' });
    expect(bench.store.read).toEqual([]);
  });

  it.each(['GET', 'POST'])('refuses any other word with %s, and does nothing', async (method) => {
    const bench = await openBench();
    const { id, version } = await bench.filed(['centre:county', 'dispatch', { lead: 'housing' }]);
    const path = method === 'GET' ? `/v1/appeals/${id}` : `/v1/appeals/${id}/accept`;
    const body = method === 'GET' ? undefined : {};
    const refused = await bench.problem(method, `${path}?contacts=no`, { as: 'officer:housing', body });
    expect([refused.status, refused.body.code]).toEqual([400, 'invalid-query']);
    expect((await bench.get<View>(`/v1/appeals/${id}`, { as: 'officer:housing' })).body.version).toBe(
      version,
    );
  });
});
