import { describe, expect, it } from 'vitest';
import { deliveryWaitsMs, holdAfter, verdictOf, waitAfter } from '../../domain/index.ts';

const answered = (status: number, retryAfterMs: number | null = null) =>
  verdictOf({ kind: 'answered', status, retryAfterMs });

describe('a delivery', () => {
  it('succeeds with any 2xx and with nothing else', () => {
    expect([200, 202, 204].map((status) => answered(status).kind)).toEqual(['sent', 'sent', 'sent']);
    for (const status of [301, 302, 307, 400, 404, 500]) {
      expect(answered(status)).toEqual({ kind: 'failed', waits: 'case', atLeastMs: 0 });
    }
  });

  it('ends the endpoint with 410', () => {
    expect(answered(410)).toEqual({ kind: 'gone' });
  });

  it('lets the whole endpoint rest where it is busy or does not answer, as long as it asks', () => {
    expect(answered(429, 90_000)).toEqual({ kind: 'failed', waits: 'endpoint', atLeastMs: 90_000 });
    expect(answered(503, 999 * 86_400_000)).toMatchObject({ atLeastMs: 86_400_000 });
    expect(verdictOf({ kind: 'unanswered', problem: 'timeout' })).toMatchObject({ waits: 'endpoint' });
  });

  it('is tried nine times, after growing waits, for 22 hours in all', () => {
    const waits = Array.from({ length: 9 }, (_, tries) => waitAfter(tries + 1));
    expect(waits).toEqual([...deliveryWaitsMs, null]);
    expect([...deliveryWaitsMs].sort((a, b) => a - b)).toEqual(deliveryWaitsMs);
    const total = deliveryWaitsMs.reduce((sum, wait) => sum + wait, 0);
    expect(Math.floor(total / 3_600_000)).toBe(22);
  });

  it('waits longer where the receiver asks, and an endpoint rests for an hour at most otherwise', () => {
    expect(waitAfter(1, 90_000)).toBe(90_000);
    expect([1, 2, 5, 8, 50].map((failures) => holdAfter(failures))).toEqual([
      5_000, 60_000, 3_600_000, 3_600_000, 3_600_000,
    ]);
    expect(holdAfter(1, 7_200_000)).toBe(7_200_000);
  });
});
