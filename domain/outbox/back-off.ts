/** How long a failed delivery waits before its next try: from seconds to hours, 22 hours in all. */
export const deliveryWaitsMs: readonly number[] = [
  5_000, 60_000, 300_000, 900_000, 3_600_000, 10_800_000, 21_600_000, 43_200_000,
];

/** A receiver that does not answer is asked again at the latest after this time. */
export const longestHoldMs = 3_600_000;
/** A receiver that has not answered for so long is disabled. Its queue stays. */
export const unreachableMs = 5 * 86_400_000;
/** Nobody waits longer because a receiver asks for it. */
const longestAskedMs = 86_400_000;

/** The outcome of one try. Without an answer the reason has a name. */
export type DeliveryOutcome =
  | { readonly kind: 'answered'; readonly status: number; readonly retryAfterMs: number | null }
  | { readonly kind: 'unanswered'; readonly problem: DeliveryProblem };
export const deliveryProblems = ['timeout', 'unreachable', 'tls', 'address-refused', 'unknown-host'] as const;
export type DeliveryProblem = (typeof deliveryProblems)[number];

/**
 * The consequence of an outcome. `case`: the receiver refuses this event, and only its case waits. `endpoint`: the
 * receiver takes nothing now, and everything waits.
 */
export type DeliveryVerdict =
  | { readonly kind: 'sent' }
  | { readonly kind: 'gone' }
  | { readonly kind: 'failed'; readonly waits: 'case' | 'endpoint'; readonly atLeastMs: number };

/** Judges one try. Only 2xx is a success; 410 ends all deliveries; a redirect is a failure. */
export function verdictOf(outcome: DeliveryOutcome): DeliveryVerdict {
  if (outcome.kind === 'unanswered') return { kind: 'failed', waits: 'endpoint', atLeastMs: 0 };
  const { status, retryAfterMs } = outcome;
  if (status >= 200 && status < 300) return { kind: 'sent' };
  if (status === 410) return { kind: 'gone' };
  const busy = status === 429 || (status >= 502 && status <= 504);
  const atLeastMs = busy ? Math.min(retryAfterMs ?? 0, longestAskedMs) : 0;
  return { kind: 'failed', waits: busy ? 'endpoint' : 'case', atLeastMs };
}

/** The wait after so many failed tries, or null: it was the last one. */
export function waitAfter(tries: number, atLeastMs = 0): number | null {
  const wait = deliveryWaitsMs[tries - 1];
  return wait === undefined ? null : Math.max(wait, atLeastMs);
}

/** How long a receiver rests that has failed so many times in a row. */
export function holdAfter(failures: number, atLeastMs = 0): number {
  const wait = deliveryWaitsMs[Math.min(failures, deliveryWaitsMs.length) - 1] ?? 0;
  return Math.max(Math.min(wait, longestHoldMs), atLeastMs);
}
