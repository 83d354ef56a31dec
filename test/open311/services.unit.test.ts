import { beforeAll, describe, expect, it } from 'vitest';
import { createApp } from '../../api/app.ts';
import { changed } from '../../county/index.ts';
import { pagesBench, publicUrl } from '../citizen/kit.ts';
import { home, type Item, jurisdiction_id, openPlatform, Platform } from './kit.ts';

let platform: Platform;
beforeAll(async () => {
  platform = await openPlatform();
});
const formats = ['json', 'xml'] as const;
const typeOf = { json: 'application/json; charset=utf-8', xml: 'text/xml; charset=utf-8' } as const;

describe.each(formats)('in %s', (format) => {
  it.each(['/open311', home])(
    'the discovery at %s has every field that the specification demands',
    async (at) => {
      const { status, headers, body } = await platform.get(`${at}/discovery.${format}`);
      expect(status).toBe(200);
      expect(headers.get('content-type')).toBe(typeOf[format]);
      const changeset = expect.stringMatching(/^2026-11-22T09:00:00\+08:00$/);
      expect(body).toEqual({
        changeset,
        contact: '县群众诉求服务中心，热线12345',
        key_service: expect.stringContaining('密钥'),
        endpoints: [
          {
            specification: 'http://wiki.open311.org/GeoReport_v2',
            url: 'http://localhost/open311/v2',
            changeset,
            type: 'test',
            formats: ['text/xml', 'application/json'],
          },
        ],
      });
    },
  );

  it('the list of services has every field of the example, and the confidential category is none', async () => {
    const { status, headers, body } = await platform.get(`${home}/services.${format}`, { jurisdiction_id });
    expect(status).toBe(200);
    expect(headers.get('content-type')).toBe(typeOf[format]);
    const services = body as Item[];
    const yes = format === 'json' ? true : 'true';
    const no = format === 'json' ? false : 'false';
    expect(services[0]).toEqual({
      service_code: 'street-lighting',
      service_name: '路灯照明',
      description: '不亮、白天也亮或已损坏的路灯',
      metadata: yes,
      type: 'batch',
      keywords: '路灯, 照明, street lamp, light',
      group: '市政设施',
    });
    expect(services.find(({ service_code }) => service_code === 'roads')).toMatchObject({ metadata: no });
    const codes = services.map(({ service_code }) => service_code);
    expect(codes).toHaveLength(platform.bench.deps.county.categories.length - 1);
    expect(codes).not.toContain('misconduct');
  });

  it('a definition has every field of the example, and the values of its lists', async () => {
    const { status, body } = await platform.get(`${home}/services/street-lighting.${format}`);
    expect(status).toBe(200);
    const text = (value: unknown) => (format === 'json' ? value : String(value ?? ''));
    expect(body).toEqual({
      service_code: 'street-lighting',
      attributes: [
        {
          variable: text(true),
          code: 'pole',
          datatype: 'string',
          required: text(false),
          datatype_description: '写在灯杆上，如 LH-0123',
          order: text(1),
          description: '灯杆编号是多少？',
        },
        {
          variable: text(true),
          code: 'trouble',
          datatype: 'singlevaluelist',
          required: text(false),
          datatype_description: text(null),
          order: text(2),
          description: '路灯怎么了？',
          values: [
            { key: 'dark', name: '不亮' },
            { key: 'day', name: '白天也亮' },
            { key: 'broken', name: '灯杆损坏' },
          ],
        },
      ],
    });
  });

  it('a service that asks nothing has a definition without attributes', async () => {
    const { status, body } = await platform.get(`${home}/services/roads.${format}`);
    expect([status, body]).toEqual([200, { service_code: 'roads', attributes: [] }]);
  });

  it.each(['misconduct', 'nothing', '..%2F'])('there is no service %s', async (code) => {
    const { status, headers, body } = await platform.get(`${home}/services/${code}.${format}`);
    expect(status).toBe(404);
    expect(headers.get('content-type')).toBe(typeOf[format]);
    const number = format === 'json' ? 404 : '404';
    expect(body).toEqual([{ code: number, description: expect.stringContaining('service_code') }]);
  });
});

it('XML declares its encoding, and begins with the root that the specification names', async () => {
  const { text } = await platform.get(`${home}/services.xml`);
  expect(text).toMatch(/^<\?xml version="1\.0" encoding="UTF-8"\?>\n<services><service><service_code>/);
});

it('names are in the language that the platform asks for', async () => {
  const { headers, body } = await platform.get(`${home}/services.json`, {}, { 'Accept-Language': 'en' });
  expect((body as Item[])[0]).toMatchObject({ service_name: 'Street lighting', group: 'Public works' });
  expect(headers.get('content-language')).toBe('en');
  expect(headers.get('vary')).toContain('Accept-Language');
});

describe('the jurisdiction', () => {
  const paths = [
    'services.json',
    'services/roads.json',
    'requests.json',
    'requests/20261122-AAAAAA.json',
    'tokens/x.json',
  ];

  it.each(paths)('that is another county’s is not found: %s', async (path) => {
    const { status, body } = await platform.get(`${home}/${path}`, { jurisdiction_id: 'city.gov' });
    expect(status).toBe(404);
    expect(body).toEqual([{ code: 404, description: expect.stringContaining('jurisdiction_id') }]);
  });

  it('may be missing, or empty, where a server has one county', async () => {
    expect((await platform.get(`${home}/services.json`)).status).toBe(200);
    expect((await platform.get(`${home}/services.json`, { jurisdiction_id: '' })).status).toBe(200);
  });

  it.each(paths)('is 400 where it is missing and the county demands it: %s', async (path) => {
    const strict = await openPlatform();
    const open311 = { jurisdiction: jurisdiction_id, jurisdictionNeeded: true };
    const { name, look } = strict.bench.live.county;
    const done = changed(strict.bench.live.county, 'look', { name, ...look, open311 });
    if (!done.ok) throw new Error(JSON.stringify(done.problems));
    strict.bench.live.replace(done.county, 1);
    const { status, body } = await strict.get(`${home}/${path}`);
    expect(status).toBe(400);
    expect(body).toEqual([{ code: 400, description: expect.stringContaining('jurisdiction_id') }]);
  });
});

describe('what the county says', () => {
  it('appears at once, and the changeset rises with it', async () => {
    const { bench } = platform;
    const own = await openPlatform();
    own.bench.nowMs += 3_600_000;
    const { name, look } = bench.live.county;
    const open311 = { answers: 'number', contact: { zh: '请拨热线', en: 'Call' } };
    const done = changed(own.bench.live.county, 'look', { name, ...look, open311 });
    if (!done.ok) throw new Error(JSON.stringify(done.problems));
    own.bench.live.replace(done.county, 1);
    const services = (await own.get(`${home}/services.json`)).body as Item[];
    expect(services[0]).toMatchObject({ type: 'realtime' });
    const discovery = (await own.get(`${home}/discovery.json`)).body as Item;
    expect(discovery).toMatchObject({ contact: '请拨热线', changeset: '2026-11-22T10:00:00+08:00' });
  });

  it('stays where somebody changes the look and does not mention it', () => {
    const { county } = platform.bench.live;
    const done = changed(county, 'look', { name: county.name, accent: '#003366' });
    expect(done).toMatchObject({ ok: true, county: { open311: county.open311 } });
  });

  it('has a default: the county’s name and hotline', async () => {
    const own = await openPlatform();
    const { name, look } = own.bench.live.county;
    const done = changed(own.bench.live.county, 'look', { name, ...look, open311: null });
    if (!done.ok) throw new Error(JSON.stringify(done.problems));
    own.bench.live.replace(done.county, 1);
    expect((await own.get(`${home}/discovery.json`)).body).toMatchObject({
      contact: expect.stringMatching(/澄湖县.*12345/),
      key_service: expect.stringContaining('澄湖县'),
    });
    expect((await own.get(`${home}/services.json`, { jurisdiction_id: 'any.where' })).status).toBe(200);
  });

  it.each([
    [{ jurisdiction: 'No Domain' }, 'open311.jurisdiction'],
    [{ jurisdictionNeeded: true }, 'open311'],
    [{ answers: 'mail' }, 'open311.answers'],
  ])('is refused where it makes no sense: %j', (open311, path) => {
    const { county } = platform.bench.live;
    const done = changed(county, 'look', { name: county.name, open311 });
    expect(done).toMatchObject({ ok: false, problems: [expect.objectContaining({ path })] });
  });

  it.each([
    [{ code: 'a b', type: 'string' }],
    [{ code: 'a', type: 'singlevaluelist' }],
    [{ code: 'a', type: 'string', values: [{ key: 'x', name: { zh: '甲', en: 'A' } }] }],
  ])('of a question is refused where no platform could ask it: %j', (given) => {
    const { county } = platform.bench.live;
    const [first, ...others] = county.categories.map(({ names, name: _, ...rest }) => ({
      ...rest,
      name: names,
    }));
    const question = { question: { zh: '问', en: 'ask' }, ...given };
    const items = [{ ...first, questions: [question] }, ...others];
    expect(changed(county, 'categories', { items })).toMatchObject({ ok: false });
  });
});

it('the discovery names the address under which people reach the server', async () => {
  const bench = await pagesBench();
  const discovery = (await new Platform(bench, '').get('/open311/discovery.json')).body as {
    endpoints: Item[];
  };
  expect(discovery.endpoints[0]?.url).toBe(`${publicUrl}/open311/v2`);
});

it('a server of a county that is no local run says that it acts on what it is told', async () => {
  const { bench } = platform;
  const accounts = { ...bench.deps.accounts, cookie: { ...bench.deps.accounts.cookie, secure: true } };
  const app = createApp({ ...bench.deps, accounts });
  const discovery = (await (await app.request('/open311/discovery.json')).json()) as { endpoints: Item[] };
  expect(discovery.endpoints[0]?.type).toBe('production');
});
