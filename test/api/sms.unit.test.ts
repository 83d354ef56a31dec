import { mkdtemp, readFile, rm, stat } from 'node:fs/promises';
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { smsGatewayOf } from '../../api/accounts/sms-gateway.ts';

describe('the SMS gateway', () => {
  const seen: { method: string | undefined; authorization: string | undefined; body: string }[] = [];
  let server: Server;
  let url: string;
  let status = 200;
  beforeAll(async () => {
    server = createServer(async (request, response) => {
      let body = '';
      for await (const chunk of request) body += String(chunk);
      seen.push({ method: request.method, authorization: request.headers.authorization, body });
      response.writeHead(status).end('{}');
    });
    await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
    url = `http://127.0.0.1:${(server.address() as AddressInfo).port}/sms`;
  });
  afterAll(() => server.close());

  it('is sent number and text as JSON, with its token', async () => {
    const gateway = smsGatewayOf({ HUIYIN_MODE: 'cluster', HUIYIN_SMS_URL: url, HUIYIN_SMS_TOKEN: 'secret' });
    await gateway?.send('13800000000', '验证码 123456');
    expect(seen).toEqual([
      {
        ...{ method: 'POST', authorization: 'Bearer secret' },
        body: '{"phone":"13800000000","text":"验证码 123456"}',
      },
    ]);
  });

  it('is asked once where it fails, and what failed names neither number nor text', async () => {
    status = 500;
    seen.length = 0;
    const gateway = smsGatewayOf({ HUIYIN_MODE: 'cluster', HUIYIN_SMS_URL: url });
    const error = await gateway?.send('13800000000', '验证码 123456').catch((e: unknown) => e);
    expect(error).toBeInstanceOf(Error);
    expect(String(error)).not.toMatch(/138|123456/);
    expect(seen).toHaveLength(1);
  });

  it('is a file on a local run, that only its owner reads', async () => {
    const dir = await mkdtemp(join(tmpdir(), 'huiyin-sms-'));
    try {
      const path = join(dir, 'sms.log');
      await smsGatewayOf({ HUIYIN_MODE: 'embedded', HUIYIN_SMS_LOG: path })?.send('138', 'text');
      expect(await readFile(path, 'utf8')).toBe('{"phone":"138","text":"text"}\n');
      expect((await stat(path)).mode & 0o077).toBe(0);
    } finally {
      await rm(dir, { recursive: true });
    }
  });

  it('is never a file in a cluster', () => {
    expect(smsGatewayOf({ HUIYIN_MODE: 'cluster', HUIYIN_SMS_LOG: '/tmp/sms.log' })).toBeNull();
    expect(smsGatewayOf({ HUIYIN_MODE: 'embedded' })).toBeNull();
  });
});

describe('without a gateway', () => {
  it('codes are refused alike for every number', async () => {
    const { openBench } = await import('./kit.ts');
    const bench = await openBench();
    const paths = ['/v1/citizen/codes', '/v1/track/20261122-ZZZZZZ/lost-code'];
    for (const path of paths) {
      const answer = await bench.problem('POST', path, { body: { phone: '13800000000' } });
      expect(answer).toMatchObject({ status: 503, body: { code: 'sms-unavailable' } });
    }
  });
});
