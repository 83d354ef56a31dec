import { describe, expect, it } from 'vitest';
import type { View } from '../api/kit.ts';
import { home, type Item, jurisdiction_id, openPlatform, type Platform, report } from './kit.ts';

const filedBy = async (platform: Platform, id: string): Promise<View> =>
  (await platform.bench.get<View>(`/v1/appeals/${id}`, { as: 'centre:county' })).body;
const descriptions = (body: unknown): string => (body as Item[]).map((one) => one.description).join('\n');

describe('a form post', () => {
  it.each(['json', 'xml'] as const)(
    'is answered in %s with a token, what happens next and no number',
    async (format) => {
      const platform = await openPlatform();
      const { status, headers, body } = await platform.post({ api_key: platform.key, ...report }, { format });
      expect(status).toBe(200);
      expect(headers.get('content-type')).toBe(
        format === 'json' ? 'application/json; charset=utf-8' : 'text/xml; charset=utf-8',
      );
      expect(body).toEqual([
        {
          token: expect.stringMatching(/^[\w~-]{40,}$/),
          service_notice: expect.stringMatching(/待派单/),
          account_id: format === 'json' ? null : '',
        },
      ]);
    },
  );

  it('becomes a case with the words, the place and the contact of the form', async () => {
    const platform = await openPlatform();
    const view = await filedBy(platform, await platform.file());
    expect(view).toMatchObject({
      kind: 'request',
      channel: 'open311',
      category: 'street-lighting',
      title: '路灯不亮。',
      description: report.description,
      location: { address: '学府路12号门前', latitude: 28.3001, longitude: 109.7001, source: 'program' },
      citizen: { name: '王芳', phone: '13800000000', email: 'wang@example.cn' },
    });
  });

  it('of the published example files a case, but for key, county and service', async () => {
    const platform = await openPlatform();
    const example =
      `api_key=${platform.key}&jurisdiction_id=${jurisdiction_id}&service_code=roads&lat=37.76524078&long=-122.4212043` +
      '&address_string=1234+5th+street&email=smit333%40sfgov.edu&device_id=tt222111&account_id=123456&first_name=john' +
      '&last_name=smith&phone=111111111&description=A+large+sinkhole+is+destroying+the+street' +
      '&media_url=http%3A%2F%2Ffarm3.static.flickr.com%2F2002%2F2212426634_5ed477a060.jpg' +
      '&attribute[WHISPAWN]=123456&attribute[WHISDORN]=COISL001';
    const { status, body } = await platform.post(example, { format: 'xml' });
    expect(status).toBe(200);
    const { token } = (body as Item[])[0] ?? {};
    const number = (await platform.get(`${home}/tokens/${token}.xml`)).body as Item[];
    expect(number).toEqual([{ service_request_id: expect.stringMatching(/^20261122-/), token }]);
    const id = String(number[0]?.service_request_id);
    expect(await filedBy(platform, id)).toMatchObject({
      title: 'A large sinkhole is destroying the street',
      citizen: { name: 'john smith', phone: '111111111', email: 'smit333@sfgov.edu' },
    });
    expect(await platform.one(id)).toMatchObject({
      description: 'A large sinkhole is destroying the street\nWHISPAWN： 123456\nWHISDORN： COISL001',
      media_url: 'http://farm3.static.flickr.com/2002/2212426634_5ed477a060.jpg',
      lat: 37.76524078,
      long: -122.4212043,
    });
  });

  it('needs no description, contact or coordinates', async () => {
    const platform = await openPlatform();
    const { status } = await platform.post({
      api_key: platform.key,
      service_code: 'roads',
      address_string: '学府路',
      description: '',
      phone: '',
    });
    expect(status).toBe(200);
  });

  it('may name the place by the id of a town or village', async () => {
    const platform = await openPlatform();
    const form = { api_key: platform.key, service_code: 'roads', address_id: 'lakeside-town' };
    const { body } = await platform.post(form);
    const { token } = (body as Item[])[0] ?? {};
    const { body: found } = await platform.get(`${home}/tokens/${token}.json`);
    const shown = await platform.one(String((found as Item[])[0]?.service_request_id));
    expect(shown).toMatchObject({ address_id: 'lakeside-town', address: '湖畔镇', lat: null, long: null });
    const wrong = await platform.post({ ...form, address_id: 'nowhere' });
    expect(wrong).toMatchObject({ status: 400, body: [{ code: 422 }] });
  });

  it('may name key and county in its query, or the key in a header', async () => {
    const platform = await openPlatform();
    const { api_key: _, jurisdiction_id: __, ...bare } = { api_key: '', ...report };
    const send = (query: string, headers: Record<string, string>) =>
      platform.bench.app.request(`${home}/requests.json?${query}`, {
        method: 'POST',
        headers: { 'Content-Type': 'application/x-www-form-urlencoded', ...headers },
        body: new URLSearchParams(bare).toString(),
      });
    expect((await send(`api_key=${platform.key}&jurisdiction_id=${jurisdiction_id}`, {})).status).toBe(200);
    expect((await send('', { 'X-Api-Key': platform.key })).status).toBe(200);
    expect((await send('jurisdiction_id=city.gov', { 'X-Api-Key': platform.key })).status).toBe(404);
  });

  it('is answered with the number where the county says so', async () => {
    const platform = await openPlatform();
    const { county } = platform.bench.live;
    platform.bench.live.replace({ ...county, open311: { answers: 'number' } }, 1);
    const { body } = await platform.post({ api_key: platform.key, ...report });
    expect(body).toEqual([
      {
        service_request_id: expect.stringMatching(/^20261122-/),
        service_notice: expect.any(String),
        account_id: null,
      },
    ]);
  });

  it('that is repeated under its Idempotency-Key files nothing new, and other words under it are refused', async () => {
    const platform = await openPlatform();
    const headers = { 'Idempotency-Key': 'platform-77' };
    const numbers = [];
    for (const _ of [1, 2]) {
      const { body, headers: back } = await platform.post({ api_key: platform.key, ...report }, { headers });
      expect(back.get('idempotency-key')).toBe('platform-77');
      const found = await platform.get(`${home}/tokens/${(body as Item[])[0]?.token}.json`);
      numbers.push((found.body as Item[])[0]?.service_request_id);
    }
    expect(numbers[0]).toBe(numbers[1]);
    const other = await platform.post(
      { api_key: platform.key, ...report, description: '另一件' },
      { headers },
    );
    expect(other).toMatchObject({ status: 400, body: [{ code: 422 }] });
  });
});

describe('the platform’s own number', () => {
  it('in the form, as an addition to the specification, files the case once for ever', async () => {
    const platform = await openPlatform();
    const first = await platform.file({ reference: 'CITY-1' });
    platform.bench.nowMs += 30 * 86_400_000;
    expect(await platform.file({ reference: 'CITY-1' })).toBe(first);
    expect((await filedBy(platform, first)).reference).toBe('CITY-1');
    const form = { api_key: platform.key, ...report, reference: 'CITY-1', description: '另一件' };
    expect(await platform.post(form)).toMatchObject({ status: 400, body: [{ code: 422 }] });
  });
});

describe('attributes', () => {
  it('are written into the description in the words of the county', async () => {
    const platform = await openPlatform();
    const id = await platform.file({ 'attribute[pole]': 'LH-0123', 'attribute[trouble]': 'dark' });
    expect((await filedBy(platform, id)).description).toBe(
      `${report.description}\n灯杆编号是多少？ LH-0123\n路灯怎么了？ 不亮`,
    );
  });

  const demanding = async (question: object) => {
    const platform = await openPlatform();
    const { county } = platform.bench.live;
    const asked = { code: 'x', required: true, question: { zh: '问', en: 'Ask' }, values: [], ...question };
    const categories = county.categories.map((one) =>
      one.id === 'roads' ? { ...one, questions: [asked as never] } : one,
    );
    platform.bench.live.replace({ ...county, categories }, 1);
    return platform;
  };
  const values = ['a', 'b'].map((key) => ({ key, name: { zh: `值${key}`, en: key } }));

  it('that are required are refused where they are missing', async () => {
    const platform = await demanding({ type: 'string' });
    const { status, body } = await platform.post({ api_key: platform.key, ...report, service_code: 'roads' });
    expect([status, descriptions(body)]).toEqual([400, expect.stringContaining('attribute[x]')]);
  });

  it.each([
    ['number', 'four'],
    ['datetime', 'yesterday'],
    ['string', 'two\nlines'],
    ['singlevaluelist', 'c'],
    ['multivaluelist', 'c'],
  ])('of type %s refuse %s', async (type, value) => {
    const platform = await demanding({ type, values: type.endsWith('list') ? values : [] });
    const form = { api_key: platform.key, ...report, service_code: 'roads', 'attribute[x]': value };
    expect(await platform.post(form)).toMatchObject({ status: 400, body: [{ code: 400 }] });
  });

  it.each([
    ['number', '4.5', '4.5'],
    ['datetime', '2026-11-22T09:00:00Z', '2026-11-22T09:00:00Z'],
    ['text', 'two\nlines', 'two\nlines'],
    ['singlevaluelist', 'a', '值a'],
  ])('of type %s take %s', async (type, value, written) => {
    const platform = await demanding({ type, values: type.endsWith('list') ? values : [] });
    const id = await platform.file({ service_code: 'roads', 'attribute[x]': value });
    expect((await filedBy(platform, id)).description).toContain(`问 ${written}`);
  });

  it('of a list take several values, as the specification writes them', async () => {
    const platform = await demanding({ type: 'multivaluelist', values });
    const form = new URLSearchParams({ api_key: platform.key, ...report, service_code: 'roads' });
    form.append('attribute[x][]', 'a');
    form.append('attribute[x][]', 'b');
    const { body } = await platform.post(form.toString());
    const found = await platform.get(`${home}/tokens/${(body as Item[])[0]?.token}.json`);
    const id = String((found.body as Item[])[0]?.service_request_id);
    expect((await filedBy(platform, id)).description).toContain('问 值a；值b');
  });
});

describe('a form post is refused', () => {
  const refusals: readonly (readonly [string, Record<string, string>, number, RegExp])[] = [
    ['without a key', { api_key: '' }, 403, /api_key/],
    ['with a wrong key', { api_key: 'xyz' }, 403, /api_key/],
    ['with a key that is no header', { api_key: 'a\nb' }, 403, /api_key/],
    ['for another county', { jurisdiction_id: 'city.gov' }, 404, /jurisdiction_id/],
    ['without a service', { service_code: '' }, 400, /service_code/],
    ['for a service that is none', { service_code: '033' }, 404, /service_code/],
    ['for the confidential category', { service_code: 'misconduct' }, 404, /service_code/],
    ['without a place', { lat: '', long: '', address_string: '' }, 400, /address_string/],
    ['with half a place', { long: '' }, 400, /lat/],
    ['with words in place of degrees', { lat: 'north' }, 400, /lat/],
    ['with a latitude beyond the pole', { lat: '91' }, 400, /lat/],
    ['with a link that is none', { media_url: 'javascript:alert(1)' }, 400, /media_url/],
    ['with a telephone that nobody can dial', { phone: 'abc' }, 400, /phone/],
    ['with an address that is no e-mail', { email: 'wang' }, 400, /email/],
    ['with a description beyond the API’s limit', { description: '长'.repeat(8001) }, 400, /description/],
  ];

  it.each(refusals)('%s', async (_, wrong, status, text) => {
    const platform = await openPlatform();
    for (const format of ['json', 'xml'] as const) {
      const refused = await platform.post({ api_key: platform.key, ...report, ...wrong }, { format });
      expect(refused.status).toBe(status);
      expect(descriptions(refused.body)).toMatch(text);
      for (const one of refused.body as Item[])
        expect(one).toEqual({
          code: expect.anything(),
          description: expect.stringMatching(/[一-龥].*[a-z]/s),
        });
    }
    expect(platform.bench.engine.cases.size).toBe(0);
  });

  it('with all its faults at once', async () => {
    const platform = await openPlatform();
    const wrong = { phone: 'abc', email: 'wang' };
    const { body } = await platform.post({ api_key: platform.key, ...report, ...wrong });
    expect((body as Item[]).map(({ code }) => code)).toEqual([422, 422]);
    const faults = await platform.post({
      api_key: platform.key,
      ...report,
      lat: 'x',
      long: 'y',
      media_url: 'z',
    });
    expect(faults.body).toHaveLength(3);
  });

  it('where the key is of an office: it would see more than its own filings', async () => {
    const platform = await openPlatform();
    const refused = await platform.post({ api_key: await platform.bench.token('centre:county'), ...report });
    expect(refused).toMatchObject({ status: 403, body: [{ code: 403 }] });
  });

  it.each([
    ['multipart/form-data; boundary=x', 'x'],
    ['application/json', '{}'],
    ['text/plain', 'a=b'],
  ])('as %s', async (type, body) => {
    const platform = await openPlatform();
    const refused = await platform.post(body, { headers: { 'Content-Type': type } });
    expect([refused.status, descriptions(refused.body)]).toEqual([
      400,
      expect.stringContaining('x-www-form-urlencoded'),
    ]);
  });

  it('where it is larger than any body of the API', async () => {
    const platform = await openPlatform({ bodyBytes: 500 });
    const refused = await platform.post({ api_key: platform.key, ...report, description: 'x'.repeat(600) });
    expect(refused).toMatchObject({ status: 400, body: [{ code: 413 }] });
  });

  it('while the engine is away, with the time after which to try again', async () => {
    const platform = await openPlatform();
    platform.bench.engine.away = true;
    const refused = await platform.post({ api_key: platform.key, ...report }, { format: 'xml' });
    expect(refused).toMatchObject({ status: 400, body: [{ code: '503' }] });
    expect(Number(refused.headers.get('retry-after'))).toBeGreaterThan(0);
  });
});
