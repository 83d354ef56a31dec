import type { AppealState } from '../../domain/index.ts';
import type { Log } from '../http/log.ts';
import type { Metrics } from '../http/metrics.ts';
import { nameOf } from '../http/records.ts';

export interface SnapshotNeeds {
  readonly store: { snapshot(id: string): Promise<AppealState | null> };
  readonly log: Log;
}
export interface SavingNeeds {
  readonly store: { saveSnapshot(state: AppealState): Promise<unknown> };
  readonly log: Log;
  readonly metrics: Pick<Metrics, 'lostWrites'>;
}
export interface AlarmNeeds {
  readonly log: Log;
  readonly metrics: Pick<Metrics, 'alarms'>;
}

/**
 * Reads the snapshot. It returns null where there is none or the database is unavailable; then the workflow is
 * asked.
 */
export async function snapshotIfAny(
  { store, log }: SnapshotNeeds,
  appeal: string,
): Promise<AppealState | null> {
  try {
    return await store.snapshot(appeal);
  } catch (error) {
    log.warn({ appeal, error: nameOf(error) }, 'the snapshot could not be read; asking the workflow');
    return null;
  }
}

/** Does not fail where the snapshot cannot be written: the event is durable, and its publication follows. */
export async function saveIfPossible(
  { store, log, metrics }: SavingNeeds,
  state: AppealState,
): Promise<void> {
  try {
    await store.saveSnapshot(state);
  } catch (error) {
    metrics.lostWrites.inc();
    log.warn({ appeal: state.id, error: nameOf(error) }, 'the snapshot could not be written');
  }
}

/** Counts and logs a state that must never occur, for operators. */
export function alarm({ log, metrics }: AlarmNeeds, name: string, fields: object): void {
  metrics.alarms.inc({ alarm: name });
  log.error({ alarm: name, ...fields }, 'alarm');
}
