import { describe, expect, it } from 'vitest';
import { unavailable } from '../../api/appeals/temporal-trouble.ts';
import { Problem } from '../../api/http/problem.ts';

/** An error as gRPC reports it. */
const grpc = (code: number, details: string) =>
  Object.assign(new Error(details), { code, details, metadata: {} });

describe('trouble with Temporal', () => {
  it.each([
    [grpc(14, 'connection refused'), 'temporal-unavailable'],
    [grpc(4, 'deadline exceeded'), 'outcome-unknown'],
    [grpc(8, 'namespace rate limit'), 'queue-full'],
    [grpc(9, 'Cannot query workflow due to Workflow Task in failed state.'), 'case-stuck'],
    [grpc(9, 'something else'), 'temporal-unavailable'],
    [
      grpc(3, 'Namespace default has no mapping defined for search attribute AppealUnit'),
      'temporal-unprepared',
    ],
    [new Error('around', { cause: grpc(14, 'connection refused') }), 'temporal-unavailable'],
  ])('is no failure of ours, and its code says whether waiting helps: %s', (error, code) => {
    const told = unavailable(error);
    expect(told).toBeInstanceOf(Problem);
    expect(told).toMatchObject({ status: code === 'queue-full' ? 429 : 503, code, cause: error });
  });

  it('is no trouble of Temporal where it is any other error', () => {
    const bug = new TypeError('x is undefined');
    expect(unavailable(bug)).toBe(bug);
  });
});
