import { describe, expect, it } from 'vitest';
import { tokenHolder } from '../../privacy/index.ts';
import { testKeyring } from '../support/keyring.ts';
import { openBench } from './kit.ts';

interface Made {
  readonly token: string;
  readonly expiresAt: string;
}

describe('POST /v1/token', () => {
  it('gives an account a token for signals, for a quarter of an hour', async () => {
    const bench = await openBench();
    const { status, body, headers } = await bench.post<Made>('/v1/token', undefined, { as: 'officer:power' });
    expect(status).toBe(200);
    expect(headers.get('cache-control')).toBe('no-store');
    expect(body.expiresAt).toBe('2026-11-22T09:15:00+08:00');
    const holder = await tokenHolder(testKeyring, ['huiyin-signal'], body.token, bench.nowMs);
    expect(holder).toEqual({ account: 'officer:power', untilMs: Date.parse(body.expiresAt) });
  });

  it('gives one that opens nothing of the API, for it lies readable in a history', async () => {
    const bench = await openBench();
    const { body } = await bench.post<Made>('/v1/token', undefined, { as: 'officer:power' });
    const { status } = await bench.get('/v1/me', { headers: { Authorization: `Bearer ${body.token}` } });
    expect(status).toBe(401);
  });

  it('gives nobody one', async () => {
    const bench = await openBench();
    expect((await bench.post('/v1/token', undefined)).status).toBe(401);
  });
});
