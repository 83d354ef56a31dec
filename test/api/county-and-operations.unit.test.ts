import { Ajv2020 } from 'ajv/dist/2020.js';
import addFormats from 'ajv-formats';
import { describe, expect, it } from 'vitest';
import { trackCommands } from '../../api/citizens/routes/track.ts';
import { countySchemas } from '../../contract/index.ts';
import { commandNames } from '../../domain/index.ts';
import { type Bench, openBench, toHandling } from './kit.ts';

interface Document {
  openapi: string;
  paths: Record<string, Record<string, { operationId: string; requestBody?: unknown; responses: object }>>;
  components: { schemas: Record<string, object> };
}
const document = async (bench: Bench) => (await bench.get<Document>('/openapi.json')).body;

describe('the county’s data', () => {
  it.each([
    ...(['me', 'units', 'people', 'leaders', 'categories', 'catalogue'] as const),
    ...(['dispatch', 'policy', 'calendar'] as const),
  ])('is under /v1/%s for accounts, as the contract says, with a tag to ask again', async (page) => {
    const bench = await openBench();
    expect((await bench.get(`/v1/${page}`)).status).toBe(page === 'catalogue' ? 200 : 401);
    const { status, headers, body } = await bench.get(`/v1/${page}`, { as: 'officer:housing' });
    expect(status).toBe(200);
    expect(countySchemas[page].parse(body)).toEqual(body);
    const tag = { 'If-None-Match': headers.get('etag') ?? '' };
    expect((await bench.get(`/v1/${page}`, { as: 'officer:housing', headers: tag })).status).toBe(304);
  });

  it('says who one is', async () => {
    const bench = await openBench();
    const { body } = await bench.get('/v1/me', { as: 'officer:housing' });
    expect(body).toMatchObject({
      account: 'officer:housing',
      role: 'officer',
      unit: 'housing',
      onLeave: false,
    });
  });
});

describe('operations', () => {
  it('is alive without anything behind it, and ready only with everything', async () => {
    const bench = await openBench();
    expect(await bench.get('/readyz')).toMatchObject({ status: 200, body: { status: 'ready' } });
    bench.engine.missingAttributes = ['AppealUnit'];
    expect(await bench.get('/readyz')).toMatchObject({
      status: 503,
      body: { attributes: false, missingAttributes: ['AppealUnit'] },
    });
    bench.engine.missingAttributes = [];
    bench.engine.workerAway = true;
    expect(await bench.get('/readyz')).toMatchObject({
      status: 503,
      body: { temporal: true, worker: false },
    });
    bench.store.away = true;
    bench.engine.away = true;
    expect(await bench.get('/readyz')).toMatchObject({
      status: 503,
      body: { temporal: false, mongodb: false },
    });
    expect((await bench.get('/healthz')).status).toBe(200);
  });

  it('counts requests by route and commands by outcome', async () => {
    const bench = await openBench();
    const { id } = await bench.filed(...toHandling);
    await bench.post(`/v1/appeals/${id}/accept`, {}, { as: 'officer:housing' });
    const text = await (await bench.send('GET', '/metrics')).text();
    expect(text).toContain('huiyin_commands_total{command="accept",outcome="done"} 1');
    expect(text).toContain('huiyin_commands_total{command="accept",outcome="already-accepted"} 1');
    expect(text).toContain(
      'huiyin_http_requests_total{method="POST",route="/v1/appeals/:id/accept",status="409"} 1',
    );
    expect(text).not.toContain(id);
  });

  it('names each request, and keeps a proxy’s name for it', async () => {
    const bench = await openBench();
    const given = await bench.send('GET', '/healthz', { headers: { 'X-Request-Id': 'proxy-1' } });
    expect(given.headers.get('x-request-id')).toBe('proxy-1');
    const { body, headers } = await bench.problem('GET', '/v1/me', { headers: { 'X-Request-Id': 'a b' } });
    expect(body.requestId).toBe(headers.get('x-request-id'));
    expect(body.requestId).not.toBe('a b');
  });
});

describe('the reference', () => {
  it('is an OpenAPI 3.1 document with every command of the rules', async () => {
    const { openapi, paths } = await document(await openBench());
    expect(openapi).toBe('3.1.0');
    for (const name of commandNames) {
      const given: object = paths[`/v1/appeals/{id}/${name}`]?.post ?? {};
      const { operationId, 'x-former-operation-id': before } = given as Record<string, string>;
      expect(before ?? operationId).toBe(name);
    }
    expect(trackCommands).toEqual(
      expect.arrayContaining(['rate', 'urge', 'vote', 'withdraw', 'supplement', 'object']),
    );
    for (const name of trackCommands) expect(paths[`/v1/track/{id}/${name}`]?.post).toBeDefined();
  });

  it('has an id of its own for every operation and no dangling reference', async () => {
    const given = await document(await openBench());
    const ids = Object.values(given.paths).flatMap((path) => Object.values(path).map((o) => o.operationId));
    expect(new Set(ids).size).toBe(ids.length);
    const references = [...JSON.stringify(given).matchAll(/"\$ref":"#\/components\/schemas\/(\w+)"/g)];
    expect(references.length).toBeGreaterThan(0);
    for (const [, name] of references) expect(Object.keys(given.components.schemas)).toContain(name);
  });

  it('describes what is really answered', async () => {
    const bench = await openBench();
    const { components } = await document(bench);
    const ajv = new Ajv2020({ strict: false });
    addFormats.default(ajv);
    ajv.addSchema({ $id: 'doc', components });
    const validate = ajv.compile({ $ref: 'doc#/components/schemas/Appeal' });
    const { id } = await bench.filed(...toHandling);
    const { body } = await bench.get(`/v1/appeals/${id}`, { as: 'centre:county' });
    expect(validate(body), JSON.stringify(validate.errors)).toBe(true);
    expect(validate({ ...body, light: 'blue' })).toBe(false);
  });

  it('comes with a page whose every part is served from here', async () => {
    const bench = await openBench();
    const page = await bench.send('GET', '/docs');
    const html = await page.text();
    expect(page.headers.get('content-security-policy')).toContain("script-src 'self'");
    const parts = [...html.matchAll(/(?:src|href)="([^"]+)"/g)].map(([, part]) => part ?? '');
    expect(parts.length).toBeGreaterThan(2);
    for (const part of parts) {
      expect(part).toMatch(/^\/docs\//);
      expect((await bench.send('GET', part)).status).toBe(200);
    }
    expect(html).not.toMatch(/https?:/);
  });
});
