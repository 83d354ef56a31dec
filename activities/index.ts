import { ApplicationFailure, activityInfo, getClient } from '@temporalio/activity';
import type { AppealActivities } from '../workflows/activity-types.ts';
import { carryOutEffect, type EffectDeps } from './carry-out-effect.ts';
import { factsForSignal, type SignalFactsDeps } from './facts-for-signal.ts';
import { HookPoker } from './poke-hooks.ts';
import { type AppealLog, publish } from './publish.ts';

export { HookPoker } from './poke-hooks.ts';

export interface ActivityDeps extends SignalFactsDeps {
  readonly county: SignalFactsDeps['county'] & EffectDeps['county'];
  readonly store: AppealLog & SignalFactsDeps['store'];
  readonly log: ActivityLog;
  /** Runs each time that publishing finds a contradiction in the log. A person must investigate. */
  readonly onAlarm?: (alarm: Alarm) => void;
}
export interface ActivityLog {
  error(fields: object, message: string): void;
}
export interface Alarm {
  readonly kind: 'event-conflict' | 'event-log-broken';
  readonly appeal: string;
  readonly error: unknown;
}

/** The activities that workflows call. All are idempotent, and none keeps anything between calls. */
export const createActivities = (deps: ActivityDeps, poker = new HookPoker(Date.now)): AppealActivities => ({
  publish: async (batch) => {
    try {
      const told = await publish(deps.store, batch);
      if (told.length > 0) poker.poke(getClient(), activityInfo().taskQueue, told);
    } catch (error) {
      // Temporal retries for ever. The Temporal UI shows a failing activity until somebody mends it.
      const kind = raiseAlarm(deps, batch.appeal, error);
      throw kind === null ? error : backingOff(kind, error as Error, activityInfo().attempt);
    }
  },
  factsForSignal: (signal) => factsForSignal(deps, signal, activityInfo().workflowExecution?.workflowId),
  carryOutEffect: (order) =>
    carryOutEffect(deps, order, {
      client: getClient(),
      taskQueue: activityInfo().taskQueue,
      // A new appeal never begins before its order, whatever this machine's clock says.
      nowMs: Math.max(Date.now(), activityInfo().currentAttemptScheduledTimestampMs),
    }),
});

/** Returns the kind of the alarm, or null where nobody must look. */
function raiseAlarm({ log, onAlarm }: ActivityDeps, appeal: string, error: unknown): Alarm['kind'] | null {
  const kind = alarmOf(error);
  if (kind === null) return null;
  log.error({ appeal, err: error, alarm: kind }, 'the event log contradicts the workflow');
  onAlarm?.({ kind, appeal, error });
  return kind;
}

const mostBetweenMs = 120_000;

/** A contradiction does not pass by itself: each try waits twice as long as the one before, up to two minutes. */
function backingOff(type: Alarm['kind'], cause: Error, attempt: number): ApplicationFailure {
  const nextRetryDelay = Math.min(500 * 2 ** Math.min(attempt, 20), mostBetweenMs);
  return ApplicationFailure.create({ type, message: cause.message, nextRetryDelay, cause });
}

/** Unreachable MongoDB is no alarm, because it comes back. Two facts under one number, or a hole, need a person. */
function alarmOf(error: unknown): Alarm['kind'] | null {
  if (!(error instanceof Error)) return null;
  if (error.name === 'EventConflict') return 'event-conflict';
  return 'type' in error && error.type === 'event-log-broken' ? 'event-log-broken' : null;
}
