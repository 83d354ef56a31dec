import { connect, type Socket } from 'node:net';
import { afterEach, describe, expect, it } from 'vitest';
import { readEnvironment } from '../../api/env.ts';
import { localEdge } from '../../api/http/edge/edge.ts';
import {
  type ConnectionLimits,
  hostOf,
  type Listening,
  listen,
  usualConnections,
} from '../../api/http/edge/listen.ts';
import { programSecret } from '../support/keyring.ts';
import { openBench, toHandling } from './kit.ts';

describe('every answer', () => {
  it.each([
    ['GET', '/v1/catalogue', 200],
    ['GET', '/v1/me', 401],
    ['GET', '/nowhere', 404],
    ['DELETE', '/v1/me', 405],
    ['OPTIONS', '/v1/me', 204],
    ['HEAD', '/healthz', 200],
    ['GET', '/docs', 200],
    ['GET', '/openapi.json', 200],
  ])('of %s %s says what a browser may do with it', async (method, path, status) => {
    const bench = await openBench();
    const answer = await bench.send(method, path);
    expect(answer.status).toBe(status);
    const { headers } = answer;
    expect(headers.get('x-content-type-options')).toBe('nosniff');
    expect(headers.get('x-frame-options')).toBe('DENY');
    expect(headers.get('referrer-policy')).toBe('no-referrer');
    expect(headers.get('cross-origin-opener-policy')).toBe('same-origin');
    expect(headers.get('cross-origin-resource-policy')).toBe('same-origin');
    expect(headers.get('permissions-policy')).toContain('geolocation=()');
    expect(headers.get('content-security-policy')).toMatch(/default-src 'none'.*frame-ancestors 'none'/);
    expect(headers.get('server')).toBeNull();
    expect(headers.get('x-powered-by')).toBeNull();
  });

  it('tells browsers to come by TLS only, where TLS is known to be there', async () => {
    const asked = { headers: { 'X-Forwarded-Proto': 'https' } };
    const hsts = async (tlsOnly: boolean, trustedProxies: number) => {
      const bench = await openBench({ trustedProxies }, { edge: { ...localEdge, tlsOnly } });
      return (await bench.send('GET', '/healthz', asked)).headers.get('strict-transport-security');
    };
    expect(await hsts(true, 1)).toBe('max-age=31536000');
    expect(await hsts(true, 0)).toBeNull();
    expect(await hsts(false, 1)).toBeNull();
  });

  it('shows nothing of the inside when something unforeseen fails', async () => {
    const bench = await openBench();
    bench.store.list = async () => {
      throw new TypeError('at /srv/huiyin/store/list.ts: password is hunter2');
    };
    const answer = await bench.problem('GET', '/v1/appeals', { as: 'centre:county' });
    expect([500, 503]).toContain(answer.status);
    expect(JSON.stringify(answer.body)).not.toMatch(/hunter2|\.ts|at \//);
  });
});

describe('/metrics', () => {
  const token = 'metrics-token-of-the-county';
  it('is open to whoever can reach it, unless it has a token', async () => {
    const bench = await openBench({}, { edge: { ...localEdge, metricsToken: token } });
    const status = async (Authorization?: string) =>
      (await bench.send('GET', '/metrics', Authorization ? { headers: { Authorization } } : {})).status;
    expect(await status()).toBe(401);
    expect(await status('Bearer something else')).toBe(401);
    expect(await status(`Bearer ${token}x`)).toBe(401);
    expect(await status(`Bearer ${token}`)).toBe(200);
    expect((await (await openBench()).send('GET', '/metrics')).status).toBe(200);
  });
});

it('neither metrics nor the log say who it is about', async () => {
  const bench = await openBench();
  const { id, trackingCode } = await bench.filed(...toHandling);
  await bench.get(`/v1/track/${id}`, { code: trackingCode });
  await bench.get('/v1/appeals?q=13800000000', { as: 'centre:county' });
  const metrics = await (await bench.send('GET', '/metrics')).text();
  const said = metrics + JSON.stringify(bench.lines);
  expect(metrics).toContain('huiyin_http_requests_total');
  for (const word of [id, trackingCode, '1380000', '1390000', '王芳', '路灯', 'officer:housing']) {
    expect(said).not.toContain(word);
  }
});

describe('a connection', () => {
  let listening: Listening | undefined;
  const sockets: Socket[] = [];
  afterEach(() => {
    for (const socket of sockets.splice(0)) socket.destroy();
    listening?.server.close();
    listening = undefined;
  });
  const impatient: ConnectionLimits = {
    ...usualConnections,
    ...{ headersMs: 40, requestMs: 80, idleMs: 40, lookEveryMs: 10 },
  };
  /** Reads what the server says until it ends the connection. */
  const saidTo = async (text: string, limits: ConnectionLimits): Promise<string> => {
    const bench = await openBench();
    listening = await listen(bench.app.fetch, { port: 0, host: '127.0.0.1' }, limits);
    const socket = connect(listening.port, '127.0.0.1');
    sockets.push(socket);
    let said = '';
    socket.on('data', (data) => {
      said += data;
    });
    socket.write(text);
    await new Promise((resolve) => socket.once('close', resolve));
    return said;
  };

  it('whose headers never end is ended', async () => {
    expect(await saidTo('GET /healthz HTTP/1.1\r\nHost: x\r\nX-Slow: ', impatient)).toMatch(/^HTTP\/1.1 408/);
  });

  it('whose body never ends is ended', async () => {
    const head = 'POST /v1/public/appeals HTTP/1.1\r\nHost: x\r\nContent-Type: application/json\r\n';
    expect(await saidTo(`${head}Content-Length: 1000\r\n\r\n{"a`, impatient)).not.toMatch(/^HTTP\/1.1 2/);
  });

  it('that says nothing more is ended', async () => {
    expect(await saidTo('GET /healthz HTTP/1.1\r\nHost: x\r\n\r\n', impatient)).toMatch(/^HTTP\/1.1 200/);
  });

  it('is told when its headers are too large', async () => {
    const limits = { ...impatient, headersMs: 5000, requestMs: 5000 };
    const head = `GET /healthz HTTP/1.1\r\nHost: x\r\nX-Large: ${'x'.repeat(20_000)}\r\n\r\n`;
    expect(await saidTo(head, limits)).toMatch(/^HTTP\/1.1 431/);
  });

  it('to a local run comes from this machine only, unless it is told otherwise', async () => {
    const hostIn = (more: Record<string, string>) =>
      hostOf(readEnvironment({ HUIYIN_SECRET: programSecret, ...more }));
    expect(hostIn({ HUIYIN_MODE: 'embedded' })).toBe('127.0.0.1');
    expect(hostIn({ HUIYIN_MODE: 'embedded', HUIYIN_HOST: '0.0.0.0' })).toBe('0.0.0.0');
    expect(hostIn({})).toBeUndefined();
    const { app } = await openBench();
    listening = await listen(app.fetch, { port: 0, host: hostIn({ HUIYIN_MODE: 'embedded' }) });
    expect(listening.server.address()).toMatchObject({ address: '127.0.0.1' });
  });
});
