import { describe, expect, it } from 'vitest';
import { filing, rating, type View } from '../api/kit.ts';
import { type Format, home, type Item, openPlatform, Platform, report } from './kit.ts';

const act = async (platform: Platform, id: string, ...steps: (readonly [string, string, object?])[]) => {
  for (const [as, command, body = {}] of steps) {
    const done = await platform.bench.post(`/v1/appeals/${id}/${command}`, body, { as });
    if (done.status !== 200) throw new Error(`${command}: ${JSON.stringify(done.body)}`);
    platform.bench.nowMs += 60_000;
  }
};
/** A case of the platform that is waiting for its rating. */
const completed = async (platform: Platform, id: string) =>
  act(
    platform,
    id,
    ['centre:county', 'dispatch', { lead: 'housing' }],
    ['officer:housing', 'accept'],
    ['officer:housing', 'complete', { result: 'resolved', statement: '已更换灯泡。' }],
    ['supervision:county', 'approve'],
  );
const idsOf = (body: unknown): unknown[] => (body as Item[]).map((one) => one.service_request_id);

/** Every field of the specification’s example. */
const fields = [
  'service_request_id',
  'status',
  'status_notes',
  'service_name',
  'service_code',
  'description',
  'agency_responsible',
  'service_notice',
  'requested_datetime',
  'updated_datetime',
  'expected_datetime',
  'address',
  'address_id',
  'zipcode',
  'lat',
  'long',
  'media_url',
];

describe.each(['json', 'xml'] as const)('a service request in %s', (format: Format) => {
  it('has every field of the example, with instants that name their offset', async () => {
    const platform = await openPlatform();
    const id = await platform.file({ media_url: 'https://photos.example/1.jpg' });
    const { status, headers, body } = await platform.own(`${home}/requests/${id}.${format}`);
    expect(status).toBe(200);
    expect(headers.get('content-type')).toMatch(format === 'json' ? /^application\/json; / : /^text\/xml; /);
    const nothing = format === 'json' ? null : '';
    const number = (value: number) => (format === 'json' ? value : String(value));
    expect(body).toEqual([
      {
        service_request_id: id,
        status: 'open',
        status_notes: expect.stringMatching(/待派单.*期限/),
        service_name: '路灯照明',
        service_code: 'street-lighting',
        description: report.description,
        agency_responsible: nothing,
        service_notice: nothing,
        requested_datetime: '2026-11-22T09:00:00+08:00',
        updated_datetime: '2026-11-22T09:00:00+08:00',
        expected_datetime: expect.stringMatching(/^2026-12-\d{2}T\d{2}:\d{2}:\d{2}\+08:00$/),
        address: report.address_string,
        address_id: nothing,
        zipcode: nothing,
        lat: number(28.3001),
        long: number(109.7001),
        media_url: 'https://photos.example/1.jpg',
      },
    ]);
    expect(Object.keys((body as Item[])[0] ?? {})).toEqual(fields);
  });

  it('that is unknown, or another’s, is not found', async () => {
    const platform = await openPlatform();
    const { body: others } = await platform.bench.post<View>('/v1/public/appeals', {
      ...filing,
      channel: undefined,
    });
    for (const id of ['20261122-ZZZZZZ', others.id, 'x', '%00']) {
      const { status, body } = await platform.own(`${home}/requests/${id}.${format}`);
      expect(status).toBe(404);
      expect(body).toEqual([
        { code: format === 'json' ? 404 : '404', description: expect.stringContaining('service_request_id') },
      ]);
    }
  });
});

describe('the status', () => {
  it('is open until the case is closed, and names unit, date and what was done', async () => {
    const platform = await openPlatform();
    const id = await platform.file();
    await act(
      platform,
      id,
      ['centre:county', 'dispatch', { lead: 'housing' }],
      ['officer:housing', 'accept'],
    );
    const promise = {
      catalogueItem: 'street-lamp',
      dueAt: '2026-11-25T18:00:00+08:00',
      contactedAt: '2026-11-22T09:00:00+08:00',
      contactMeans: 'phone',
    };
    const items = platform.bench.live.county.catalogue.filter(
      ({ category }) => category === 'street-lighting',
    );
    const [item = { id: '' }] = items;
    await act(platform, id, ['officer:housing', 'promise', { ...promise, catalogueItem: item.id }]);
    expect(await platform.one(id)).toMatchObject({
      status: 'open',
      agency_responsible: platform.bench.live.county.unit('housing')?.name.zh,
      expected_datetime: '2026-11-25T18:00:00+08:00',
      updated_datetime: '2026-11-22T09:02:00+08:00',
      status_notes: expect.stringContaining('办理中'),
    });
    await act(
      platform,
      id,
      ['officer:housing', 'complete', { result: 'resolved', statement: '已更换灯泡。' }],
      ['supervision:county', 'approve'],
    );
    expect(await platform.one(id)).toMatchObject({ status: 'open' });
    await platform.bench.post(
      `/v1/appeals/${id}/record-call-back`,
      { at: '2026-11-22T09:04:00+08:00', means: 'phone', reached: true, said: '修好了', rating },
      { as: 'centre:county' },
    );
    expect(await platform.one(id)).toMatchObject({
      status: 'closed',
      updated_datetime: '2026-11-22T09:05:00+08:00',
      status_notes: '已销号：满意。已更换灯泡。',
    });
  });

  it('and its notes are in the language that the platform asks for', async () => {
    const platform = await openPlatform();
    const id = await platform.file();
    const asked = { api_key: platform.key };
    const { body } = await platform.get(`${home}/requests/${id}.json`, asked, { 'Accept-Language': 'en' });
    expect((body as Item[])[0]).toMatchObject({
      service_name: 'Street lighting',
      status_notes: expect.stringContaining('awaiting dispatch'),
    });
  });
});

describe('without a key', () => {
  it('nothing is listed and nothing found, until the county publishes cases', async () => {
    const platform = await openPlatform();
    const id = await platform.file();
    for (const query of [{}, { service_request_id: id }, { status: 'open' }] as Record<string, string>[]) {
      const listed = await platform.get(`${home}/requests.json`, query);
      expect([listed.status, listed.body]).toEqual([200, []]);
    }
    expect((await platform.get(`${home}/requests.xml`)).text).toMatch(
      /<service_requests><\/service_requests>$/,
    );
    expect((await platform.get(`${home}/requests/${id}.json`)).status).toBe(404);
  });

  it('what the county publishes is read', async () => {
    const shown = { service_request_id: '20261101-AAAAAA', status: 'closed' } as never;
    const published = {
      list: async () => [shown],
      one: async (id: string) => (id === '20261101-AAAAAA' ? shown : null),
    };
    const platform = await openPlatform({}, { published });
    expect((await platform.get(`${home}/requests.json`)).body).toEqual([shown]);
    expect((await platform.get(`${home}/requests/20261101-AAAAAA.json`)).body).toEqual([shown]);
    expect((await platform.get(`${home}/requests/20261101-BBBBBB.json`)).status).toBe(404);
  });

  it('a token still tells its number', async () => {
    const platform = await openPlatform();
    expect(await platform.file()).toMatch(/^20261122-/);
  });
});

describe('a token', () => {
  it.each(['nothing', 'a'.repeat(80), '7K3M-9QXT-4B2W-HN8C-F'])(
    'that nobody was given is not found: %s',
    async (token) => {
      const platform = await openPlatform();
      const { status, body } = await platform.get(`${home}/tokens/${token}.json`);
      expect([status, body]).toEqual([404, [{ code: 404, description: expect.any(String) }]]);
    },
  );

  it('is no code: it opens nothing of the case, and the code is no token', async () => {
    const platform = await openPlatform();
    const { body } = await platform.post({ api_key: platform.key, ...report });
    const token = String((body as Item[])[0]?.token);
    const found = await platform.get(`${home}/tokens/${token}.json`);
    const id = String((found.body as Item[])[0]?.service_request_id);
    expect((await platform.bench.get(`/v1/track/${id}`, { code: token })).status).toBe(401);
    expect(
      (await platform.bench.get(`/v1/appeals/${id}`, { headers: { Authorization: `Bearer ${token}` } }))
        .status,
    ).toBe(401);
  });
});

describe('the list', () => {
  it('holds one’s own filings, newest first, and nobody else’s', async () => {
    const platform = await openPlatform();
    const first = await platform.file();
    platform.bench.nowMs += 60_000;
    const second = await platform.file({ phone: '13900001111', address_string: '别处' });
    await platform.bench.post('/v1/public/appeals', { ...filing, channel: undefined });
    expect(idsOf((await platform.own(`${home}/requests.json`)).body)).toEqual([second, first]);
    expect(idsOf((await platform.own(`${home}/requests.xml`)).body)).toEqual([second, first]);
  });

  const several = async () => {
    const platform = await openPlatform();
    const lamp = await platform.file();
    platform.bench.nowMs += 86_400_000;
    const road = await platform.file({ service_code: 'roads', phone: '13900001111', address_string: '国道' });
    platform.bench.nowMs += 86_400_000;
    const gas = await platform.file({ service_code: 'gas', phone: '13900002222', address_string: '小区' });
    return { platform, lamp, road, gas };
  };
  const list = async (platform: Platform, query: Record<string, string>) =>
    idsOf((await platform.own(`${home}/requests.json`, query)).body);

  it('takes several numbers, in their order, and then no other condition', async () => {
    const { platform, lamp, gas } = await several();
    const query = {
      service_request_id: `${gas}, ${lamp},20261122-ZZZZZZ`,
      status: 'closed',
      service_code: 'roads',
    };
    expect(await list(platform, query)).toEqual([gas, lamp]);
  });

  it('takes one service or several', async () => {
    const { platform, lamp, road, gas } = await several();
    expect(await list(platform, { service_code: 'roads' })).toEqual([road]);
    expect(await list(platform, { service_code: 'roads,street-lighting' })).toEqual([road, lamp]);
    expect(await list(platform, { service_code: 'none' })).toEqual([]);
    expect(await list(platform, { service_code: '' })).toEqual([gas, road, lamp]);
  });

  it('takes one status or both', async () => {
    const { platform, lamp, road, gas } = await several();
    await completed(platform, lamp);
    await platform.bench.post(
      `/v1/appeals/${lamp}/record-call-back`,
      { at: new Date(platform.bench.nowMs).toISOString(), means: 'phone', reached: true, said: '好', rating },
      { as: 'centre:county' },
    );
    expect(await list(platform, { status: 'closed' })).toEqual([lamp]);
    expect(await list(platform, { status: 'open' })).toEqual([gas, road]);
    expect(await list(platform, { status: 'open,closed' })).toEqual([gas, road, lamp]);
  });

  it('takes dates, both of which belong to it', async () => {
    const { platform, lamp, road, gas } = await several();
    const at = { lamp: '2026-11-22T09:00:00+08:00', road: '2026-11-23T01:00:00Z' };
    expect(await list(platform, { start_date: at.road })).toEqual([gas, road]);
    expect(await list(platform, { end_date: at.road })).toEqual([road, lamp]);
    expect(await list(platform, { start_date: at.lamp, end_date: at.lamp })).toEqual([lamp]);
    expect(await list(platform, { start_date: '2026-11-23', end_date: '2026-11-23' })).toEqual([road]);
  });

  it('goes back 90 days where no date is given, and 90 days from a date', async () => {
    const { platform, lamp, road, gas } = await several();
    platform.bench.nowMs = Date.parse('2026-11-22T09:00:00+08:00') + 90 * 86_400_000;
    expect(await list(platform, {})).toEqual([gas, road, lamp]);
    platform.bench.nowMs += 1;
    expect(await list(platform, {})).toEqual([gas, road]);
    expect(await list(platform, { start_date: '2026-11-01T00:00:00Z' })).toEqual([gas, road, lamp]);
    expect(await list(platform, { start_date: '2026-08-24T02:00:00Z' })).toEqual([lamp]);
  });

  it('comes page by page', async () => {
    const { platform, lamp, road, gas } = await several();
    expect(await list(platform, { page_size: '2' })).toEqual([gas, road]);
    expect(await list(platform, { page_size: '2', page: '2' })).toEqual([lamp]);
    expect(await list(platform, { page_size: '2', page: '3' })).toEqual([]);
    expect(
      await list(platform, { page_size: '1', page: '2', service_code: 'roads,street-lighting' }),
    ).toEqual([lamp]);
  });

  it.each([
    ['status=waiting', 'status'],
    ['start_date=yesterday', 'start_date'],
    ['start_date=2026-11-01T00:00:00', 'start_date'],
    ['end_date=2026-02-30T00:00:00Z', 'end_date'],
    ['start_date=2026-11-02T00:00:00Z&end_date=2026-11-01T00:00:00Z', 'end_date'],
    ['start_date=2026-01-01T00:00:00Z&end_date=2026-11-01T00:00:00Z', '90'],
    ['page=0', 'page'],
    ['page_size=1001', 'page_size'],
    ['page=100&page_size=1000', 'page'],
  ])('refuses what the specification does not know: %s', async (query, named) => {
    const platform = await openPlatform();
    for (const key of ['', `&api_key=${platform.key}`]) {
      const { status, body } = await platform.get(`${home}/requests.json?${query}${key}&`);
      expect(status).toBe(400);
      expect(body).toEqual([{ code: 400, description: expect.stringContaining(named) }]);
    }
  });

  it('takes an offset whose plus sign nobody escaped', async () => {
    const platform = await openPlatform();
    const id = await platform.file();
    const { body } = await platform.get(
      `${home}/requests.json?api_key=${platform.key}&start_date=2026-11-22T09:00:00+08:00&`,
    );
    expect(idsOf(body)).toEqual([id]);
  });
});

describe('a key', () => {
  it.each(['requests.json', 'requests/20261122-AAAAAA.json', 'requests.xml'])(
    'that is wrong is 403 at %s',
    async (path) => {
      const platform = await openPlatform();
      const { status } = await platform.get(`${home}/${path}`, { api_key: 'hyk_wrong' });
      expect(status).toBe(403);
    },
  );

  it.each(['centre:county', 'officer:housing', 'admin:county'])('of %s reads nothing', async (account) => {
    const platform = await openPlatform();
    const id = await platform.file();
    const office = new Platform(platform.bench, await platform.bench.token(account));
    expect((await office.own(`${home}/requests.json`)).status).toBe(403);
    expect((await office.own(`${home}/requests/${id}.json`)).status).toBe(403);
  });
});

describe('an address that leads nowhere', () => {
  it.each([
    ['/open311/v2/nothing.json', 404],
    ['/open311/v2/requests.html', 404],
    ['/open311/v3/services.json', 404],
    ['/open311', 404],
  ])('is said in the words of the specification: %s', async (path, status) => {
    const platform = await openPlatform();
    const { status: found, body } = await platform.get(path, {}, { Accept: 'text/html,application/json' });
    expect(found).toBe(status);
    expect(body).toEqual([{ code: 404, description: expect.any(String) }]);
  });

  it('and so is a method that it does not know', async () => {
    const platform = await openPlatform();
    const response = await platform.bench.app.request(`${home}/services.json`, { method: 'DELETE' });
    expect([response.status, response.headers.get('allow')]).toEqual([400, expect.stringContaining('GET')]);
    expect(await response.json()).toEqual([{ code: 405, description: expect.any(String) }]);
  });
});
