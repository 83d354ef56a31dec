import { problem } from '../http/problem.ts';
import type { ApiCode } from '../http/sentences/sentences.ts';

const grpc = { invalid: 3, deadlineExceeded: 4, resourceExhausted: 8, notReady: 9 } as const;

/**
 * Trouble with Temporal as a 503, never a 500: it may be able to do it later. A case whose tasks fail and a server that
 * lacks an attribute have codes of their own, because waiting alone does not mend them. Any other error stays as it is.
 */
export function unavailable(error: unknown): unknown {
  const service = serviceErrorIn(error);
  if (service === null) return error;
  const { code, details } = service;
  if (code === grpc.resourceExhausted) return later('queue-full', error);
  if (code === grpc.deadlineExceeded) return later('outcome-unknown', error);
  if (code === grpc.notReady && /task in failed state/i.test(details)) return later('case-stuck', error);
  if (code === grpc.invalid && /search attribute/i.test(details)) return later('temporal-unprepared', error);
  return later('temporal-unavailable', error);
}

interface ServiceError {
  readonly code: number;
  readonly details: string;
}

/** The error of gRPC, which the SDK may have put around. */
function serviceErrorIn(error: unknown): ServiceError | null {
  if (!(error instanceof Error)) return null;
  const { code, details } = error as Partial<ServiceError>;
  if (typeof code === 'number' && typeof details === 'string') return { code, details };
  return error.cause === undefined ? null : serviceErrorIn(error.cause);
}

export const later = (code: ApiCode, cause: unknown) =>
  Object.assign(problem(code, { headers: { 'Retry-After': '5' } }), { cause });
