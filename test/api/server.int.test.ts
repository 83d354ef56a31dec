import { randomUUID } from 'node:crypto';
import { connect } from 'node:net';
import { Writable } from 'node:stream';
import { afterAll, beforeAll, describe, expect, inject, it } from 'vitest';
import { issueToken } from '../../api/accounts/token.ts';
import { readEnvironment } from '../../api/env.ts';
import { type RunningApi, startApi } from '../../api/start.ts';
import { freePort } from '../../dev/ports.ts';
import { programSecret } from '../support/keyring.ts';
import { countyDirectory, filing } from './kit.ts';

const lines: string[] = [];
const logTo = new Writable({
  write(chunk, _, done) {
    lines.push(String(chunk));
    done();
  },
});
const environment = (more: Record<string, string>) =>
  readEnvironment({
    TEMPORAL_ADDRESS: inject('temporalAddress'),
    MONGODB_URI: inject('mongoUri'),
    MONGODB_DATABASE: `api-${randomUUID()}`,
    PORT: '0',
    HUIYIN_SECRET: programSecret,
    HUIYIN_COUNTY: countyDirectory,
    HUIYIN_TASK_QUEUE: `api-${randomUUID()}`,
    ...more,
  });
const send = async (api: RunningApi, path: string, body: string) =>
  fetch(`http://127.0.0.1:${api.port}${path}`, {
    method: 'POST',
    headers: {
      Authorization: `Bearer ${await issueToken(programSecret, 'integrator:hotline', 60)}`,
      'Content-Type': 'application/json',
    },
    body,
  });

describe('the server', () => {
  let api: RunningApi;
  beforeAll(async () => {
    api = await startApi(environment({}), logTo);
  });
  afterAll(() => api.stop());

  it('files an appeal, without a worker', async () => {
    const answer = await send(api, '/v1/appeals', JSON.stringify(filing));
    expect(answer.status).toBe(201);
    expect(lines.join('')).not.toMatch(/13[89]\d{8}|路灯/);
  });

  it('answers 413 to 10 MB over a real connection', async () => {
    const answer = await send(
      api,
      '/v1/appeals',
      JSON.stringify({ ...filing, description: 'x'.repeat(10 << 20) }),
    );
    expect(answer.status).toBe(413);
    expect(await answer.json()).toMatchObject({ code: 'too-large' });
  });

  it('survives bytes that are no HTTP', async () => {
    await new Promise<void>((resolve) => {
      const socket = connect(api.port, '127.0.0.1', () => socket.write('\0\0garbage\r\n\r\n'));
      socket.on('close', () => resolve());
      socket.resume();
    });
    expect((await fetch(`http://127.0.0.1:${api.port}/healthz`)).status).toBe(200);
  });

  it('says that it is not ready without a worker', async () => {
    const ready = await fetch(`http://127.0.0.1:${api.port}/readyz`);
    expect(ready.status).toBe(503);
    expect(await ready.json()).toMatchObject({ temporal: true, worker: false, mongodb: true });
  });
});

describe('a server with nothing behind it', () => {
  it('starts, and answers 503 with Retry-After soon', async () => {
    const away = `127.0.0.1:${await freePort()}`;
    const given = { TEMPORAL_ADDRESS: away, MONGODB_URI: `mongodb://${away}/` };
    const api = await startApi(environment(given), logTo);
    try {
      expect((await fetch(`http://127.0.0.1:${api.port}/healthz`)).status).toBe(200);
      const startedMs = Date.now();
      const answer = await send(api, '/v1/appeals', JSON.stringify(filing));
      expect(answer.status).toBe(503);
      expect(answer.headers.get('retry-after')).toBe('5');
      expect(await answer.json()).toMatchObject({ code: 'records-unavailable' });
      expect(Date.now() - startedMs).toBeLessThan(15_000);
    } finally {
      await api.stop();
    }
  });
});
