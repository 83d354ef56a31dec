import { describe, expect, it } from 'vitest';
import { localEdge } from '../../api/http/edge/edge.ts';
import { localRates } from '../../api/http/edge/rates.ts';
import { identitiesOf } from '../../api/ids/identities.ts';
import type { Bench, View } from '../api/kit.ts';
import { home, type Item, openPlatform, report } from './kit.ts';

describe('nothing personal leaves', () => {
  it('in any answer: no name, telephone, e-mail or code', async () => {
    const platform = await openPlatform();
    const posted = await platform.post({ api_key: platform.key, ...report });
    const token = String((posted.body as Item[])[0]?.token);
    const number = await platform.get(`${home}/tokens/${token}.json`);
    const id = String((number.body as Item[])[0]?.service_request_id);
    const code = await codeOf(platform.bench, id);
    const answers = [
      posted,
      number,
      await platform.own(`${home}/requests/${id}.json`),
      await platform.own(`${home}/requests/${id}.xml`),
      await platform.own(`${home}/requests.json`),
      await platform.own(`${home}/requests.xml`),
    ];
    const said = answers.map(({ text, headers }) => `${text} ${JSON.stringify([...headers])}`).join('\n');
    expect(said).toContain(id);
    for (const secret of ['王芳', report.phone, report.email, code, platform.key])
      expect(said).not.toContain(secret);
  });

  it('and a platform that polls leaves no record of reading contact data, because it reads none', async () => {
    const platform = await openPlatform();
    const id = await platform.file();
    await platform.own(`${home}/requests/${id}.json`);
    await platform.own(`${home}/requests.json`);
    expect((await platform.bench.store.accesses({})).items).toEqual([]);
  });
});

/** The code that a holder of the key could ask the API itself for. */
async function codeOf(bench: Bench, id: string): Promise<string> {
  const code = identitiesOf(bench.deps.secret).codes.codeOf(id, 0);
  const { status } = await bench.get<View>(`/v1/track/${id}`, { code });
  expect(status).toBe(200);
  return code;
}

describe('a key', () => {
  it('stands in no line of the log and in no metric, wherever it was sent', async () => {
    const platform = await openPlatform();
    const { bench, key } = platform;
    const id = await platform.file();
    await platform.own(`${home}/requests.json`);
    await platform.own(`${home}/requests/${id}.xml`);
    await platform.own(`${home}/requests/nothing.html`);
    await platform.get(`${home}/requests.json`, { api_key: 'hyk_guess' });
    await bench.app.request(`${home}/requests.json?api_key=${key}`, { method: 'DELETE' });
    bench.engine.away = true;
    await platform.post({ api_key: key, ...report });
    expect(bench.lines.length).toBeGreaterThan(6);
    const logged = JSON.stringify(bench.lines) + (await bench.metrics.registry.metrics());
    for (const secret of [key, 'hyk_guess', report.phone, '王', 'address_string', id])
      expect(logged).not.toContain(secret);
  });

  it('that somebody guesses often enough is 429 in the words of the API', async () => {
    const edge = { ...localEdge, rates: { ...localRates, failure: 2 } };
    const platform = await openPlatform({}, { edge });
    const guess = () => platform.get(`${home}/requests.json`, { api_key: 'hyk_guess' });
    expect((await guess()).status).toBe(403);
    expect((await guess()).status).toBe(403);
    const last = await guess();
    expect(last).toMatchObject({ status: 400, body: [{ code: 429 }] });
    expect(Number(last.headers.get('retry-after'))).toBeGreaterThan(0);
  });
});

it('a platform has the limit of an integrator, and reads it in the words of the specification', async () => {
  const edge = { ...localEdge, rates: { ...localRates, address: 0, integrator: 1 } };
  const platform = await openPlatform({}, { edge });
  expect((await platform.get(`${home}/services.xml`)).status).toBe(200);
  const last = await platform.get(`${home}/services.xml`);
  expect(last).toMatchObject({ status: 400, body: [{ code: '429' }] });
});

it('the cookie of somebody’s session counts for nothing', async () => {
  const platform = await openPlatform();
  const { bench } = platform;
  const headers = { Cookie: 'huiyin=x', 'Sec-Fetch-Site': 'cross-site' };
  const listed = await platform.get(`${home}/requests.json`, {}, headers);
  expect(listed.body).toEqual([]);
  const posted = await platform.post({ api_key: platform.key, ...report }, { headers });
  expect(posted.status).toBe(200);
  expect(bench.engine.cases.size).toBe(1);
});

it('a link is written down and never followed', async () => {
  const platform = await openPlatform();
  const asked: string[] = [];
  const before = globalThis.fetch;
  globalThis.fetch = (async (input: string | URL | Request) => {
    asked.push(String(input));
    return new Response('');
  }) as typeof fetch;
  try {
    const id = await platform.file({ media_url: 'http://169.254.169.254/latest' });
    expect(await platform.one(id)).toMatchObject({ media_url: 'http://169.254.169.254/latest' });
  } finally {
    globalThis.fetch = before;
  }
  expect(asked).toEqual([]);
});
