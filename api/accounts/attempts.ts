import { problem } from '../http/problem.ts';
import type { AuthDatabase } from './database.ts';

/** Failures that cost nothing, and the wait after the next one. The wait doubles each time, up to the longest. */
export interface WaitingRule {
  readonly free: number;
  readonly firstMs: number;
  readonly longestMs: number;
}

const minuteMs = 60_000;

export const patience = {
  /** Wrong passwords and wrong second factors of one account. */
  account: { free: 5, firstMs: minuteMs, longestMs: 60 * minuteMs },
  /** Wrong one-time codes for one number, on top of the few that each code allows. */
  code: { free: 10, firstMs: minuteMs, longestMs: 60 * minuteMs },
  /** Text messages to one number. */
  message: { free: 1, firstMs: minuteMs, longestMs: 60 * minuteMs },
} as const satisfies Record<string, WaitingRule>;

const forgottenAfterMs = 24 * 60 * minuteMs;

export interface Attempts {
  /**
   * Counts an attempt before it is made, so that attempts in parallel count too. Throws 429 with Retry-After while
   * the caller must wait. A success clears the count.
   */
  count(key: string, patience: WaitingRule): Promise<void>;
  clear(key: string): Promise<void>;
  /** The end of the wait. null: nobody has to wait. */
  waitsUntilMs(key: string): Promise<number | null>;
}

/** Keeps counts that all processes of the installation share. A key must name nobody: hash personal data. */
export function sharedAttempts(database: AuthDatabase, clock: () => number): Attempts {
  return {
    count: async (key, { free, firstMs, longestMs }) => {
      const nowMs = clock();
      const waits = { $gt: ['$untilMs', nowMs] };
      const kept = { $gt: [{ $ifNull: ['$lastAtMs', 0] }, nowMs - forgottenAfterMs] };
      const failures = { $cond: [kept, { $add: [{ $ifNull: ['$failures', 0] }, 1] }, 1] };
      const beyond = { $subtract: ['$$failures', free] };
      const delay = { $min: [longestMs, { $multiply: [firstMs, { $pow: [2, { $min: [beyond, 20] }] }] }] };
      const untilMs = { $cond: [{ $gte: ['$$failures', free] }, { $add: [nowMs, delay] }, 0] };
      const counted = {
        failures: '$$failures',
        lastAtMs: nowMs,
        untilMs,
        expiresAt: { $toDate: { $add: [nowMs, forgottenAfterMs] } },
      };
      const next = {
        $cond: [waits, '$$ROOT', { $let: { vars: { failures }, in: { _id: key, ...counted } } }],
      };
      const before = await database.use(({ attempts }) =>
        attempts.findOneAndUpdate({ _id: key }, [{ $replaceWith: next }], {
          upsert: true,
          returnDocument: 'before',
        }),
      );
      if (before && before.untilMs > nowMs) throw tooMany(before.untilMs - nowMs);
    },
    clear: (key) => database.use(async ({ attempts }) => void (await attempts.deleteOne({ _id: key }))),
    waitsUntilMs: async (key) => {
      const found = await database.use(({ attempts }) => attempts.findOne({ _id: key }));
      return found && found.untilMs > clock() ? found.untilMs : null;
    },
  };
}

export const tooMany = (forMs: number) =>
  problem('too-many-attempts', { headers: { 'Retry-After': String(Math.max(1, Math.ceil(forMs / 1000))) } });
