import { beforeEach, describe, expect, it } from 'vitest';
import { appealPage, appealView, liabilityLine, timelinePage } from '../../contract/index.ts';
import { type Bench, openBench, toClosed, toHandling, toRating, type View } from './kit.ts';

const centre = 'centre:county';

describe('reading', () => {
  let bench: Bench;
  beforeEach(async () => {
    bench = await openBench();
  });

  it('answers 304 to who has this version already', async () => {
    const { id, version } = await bench.filed();
    const read = (tag: string) =>
      bench.get(`/v1/appeals/${id}`, { as: centre, headers: { 'If-None-Match': tag } });
    expect((await read(`"${version}"`)).status).toBe(304);
    expect((await read(`W/"${version}", "0"`)).status).toBe(304);
    expect((await read('"0"')).status).toBe(200);
  });

  it('does not answer 304 once time alone has changed what there is to see', async () => {
    const { id, version } = await bench.filed();
    bench.nowMs += 40 * 86_400_000;
    const headers = { 'If-None-Match': `"${version}"` };
    const { status, body } = await bench.get<View>(`/v1/appeals/${id}`, { as: centre, headers });
    expect(status).toBe(200);
    expect(body.overdue).toBe(true);
  });

  it('lets nobody else keep what it answers', async () => {
    const { id } = await bench.filed();
    const { headers } = await bench.get(`/v1/appeals/${id}`, { as: centre });
    expect(headers.get('cache-control')).toBe('private, no-store');
    expect(headers.get('vary')).toBe('Authorization, Cookie');
    expect(headers.get('x-content-type-options')).toBe('nosniff');
  });

  it('takes an id in any case', async () => {
    const { id } = await bench.filed();
    expect((await bench.get(`/v1/appeals/${id.toLowerCase()}`, { as: centre })).status).toBe(200);
  });

  it('asks the workflow while the database is away, and where there is no snapshot yet', async () => {
    const { id } = await bench.filed(...toHandling);
    bench.store.away = true;
    expect((await bench.get<View>(`/v1/appeals/${id}`, { as: centre })).body.status).toBe('handling');
    bench.store.away = false;
    bench.store.snapshots.clear();
    expect((await bench.get<View>(`/v1/appeals/${id}`, { as: centre })).body.status).toBe('handling');
  });

  it('needs no Temporal where there is a snapshot', async () => {
    const { id } = await bench.filed(...toClosed);
    bench.engine.away = true;
    expect((await bench.get<View>(`/v1/appeals/${id}`, { as: centre })).body.status).toBe('closed');
  });

  it('answers 503 where neither can say', async () => {
    const { id } = await bench.filed();
    bench.store.away = true;
    bench.engine.away = true;
    const { status, headers } = await bench.get(`/v1/appeals/${id}`, { as: centre });
    expect([status, headers.get('retry-after')]).toEqual([503, '5']);
  });

  it.each([
    ['liability', (body: unknown) => liabilityLine.array().parse(body)],
    ['timeline', (body: unknown) => timelinePage.parse(body)],
  ] as const)('is a 404 for an unrelated caller in the %s too', async (part, parse) => {
    const { id } = await bench.filed(...toHandling);
    bench.publish(id);
    const path = `/v1/appeals/${id}/${part}`;
    expect((await bench.get(path, { as: 'officer:power' })).body.code).toBe('appeal-not-found');
    const { status, body, headers } = await bench.get(path, { as: 'officer:housing' });
    expect(status).toBe(200);
    expect(parse(body)).toEqual(body);
    const again = await bench.get(path, {
      as: 'officer:housing',
      headers: { 'If-None-Match': headers.get('etag') ?? '' },
    });
    expect(again.status).toBe(304);
  });

  it('completes the timeline from the workflow where the log is behind', async () => {
    const { id, version } = await bench.filed(...toHandling);
    const { body } = await bench.get<{ items: { seq: number }[] }>(`/v1/appeals/${id}/timeline`, {
      as: centre,
    });
    expect(body.items.map(({ seq }) => seq)).toEqual(Array.from({ length: version }, (_, i) => i + 1));
  });

  it('answers a timeline with 503 while the database is away', async () => {
    const { id } = await bench.filed();
    bench.store.away = true;
    const { status, body } = await bench.get(`/v1/appeals/${id}/timeline`, { as: centre });
    expect([status, body.code]).toEqual([503, 'records-unavailable']);
  });

  it('keeps the contract’s fields in every status, and no others', async () => {
    for (const steps of [[], toHandling.slice(0, 1), toHandling, toRating, toClosed]) {
      const { trackingCode: _, ...filed } = await bench.filed(...steps);
      const view = { ...filed, type: 'appeal' as const };
      const { warnings: __, contactsHidden: ___, trackingCode: ____, ...always } = appealView.shape;
      expect(Object.keys(view).sort()).toEqual(Object.keys(always).sort());
      expect(appealView.parse(view)).toEqual(view);
    }
  });
});

describe('lists', () => {
  let bench: Bench;
  beforeEach(async () => {
    bench = await openBench();
  });

  it('hand every filter on to the store, with what this caller may see', async () => {
    const query =
      'status=handling,rating&status=assigned&escalated=true&light=red&unit=housing&category=gas&channel=phone' +
      '&overdue=false&dueBefore=2026-12-01T00:00:00%2B08:00&q=%E7%81%AF&limit=20';
    expect((await bench.get(`/v1/appeals?${query}`, { as: 'officer:housing' })).status).toBe(200);
    expect(bench.store.filters).toMatchObject([
      {
        status: ['handling', 'rating', 'assigned'],
        escalated: true,
        light: 'red',
        unit: 'housing',
        category: 'gas',
        channel: 'phone',
        overdue: false,
        dueBeforeMs: Date.parse('2026-12-01T00:00:00+08:00'),
        q: '灯',
        limit: 20,
        nowMs: bench.nowMs,
        visibleTo: { units: ['housing'], account: 'officer:housing', role: 'officer' },
      },
    ]);
  });

  it.each([
    ['dueBy=2026-12-01T00:00:00%2B08:00', 1],
    ['dueBy=2026-12-01T00:00:00%2B08:00&dueBefore=2026-12-01T00:00:00%2B08:00', 0],
  ])('take what is due at the instant of dueBy in: %s', async (query, moreMs) => {
    await bench.get(`/v1/appeals?${query}`, { as: 'officer:housing' });
    expect(bench.store.filters.at(-1)).toMatchObject({
      dueBeforeMs: Date.parse('2026-12-01T00:00:00+08:00') + moreMs,
    });
  });

  it('come in pages whose cursor holds though the caller may not see every item', async () => {
    const [one, two, three] = [
      await bench.filed(...toHandling),
      await bench.filed(),
      await bench.filed(...toHandling),
    ];
    const page = async (cursor: string) =>
      (
        await bench.get<{ items: View[]; next: string | null }>(`/v1/appeals?limit=1${cursor}`, {
          as: 'officer:housing',
        })
      ).body;
    const seen: string[] = [];
    let next: string | null = '';
    while (next !== null) {
      const { items, next: after }: { items: View[]; next: string | null } = await page(
        next && `&cursor=${next}`,
      );
      seen.push(...items.map((item) => item.id));
      next = after;
    }
    expect(seen).toEqual([one.id, three.id]);
    expect(seen).not.toContain(two.id);
  });

  it('are as the contract says', async () => {
    await bench.filed(...toRating);
    const { body } = await bench.get('/v1/appeals', { as: centre });
    expect(appealPage.parse(body)).toEqual(body);
  });

  it('answer 503 while the database is away', async () => {
    bench.store.away = true;
    const { status, headers, body } = await bench.get('/v1/appeals', { as: centre });
    expect([status, body.code, headers.get('retry-after')]).toEqual([503, 'records-unavailable', '5']);
  });
});
