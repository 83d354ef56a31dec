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

/** The snapshot, or null where there is none or the database is away: the workflow is asked then. */
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

/** A snapshot that cannot be written is no reason to fail: the event is durable, its publication follows. */
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

/** What must never happen, counted and logged for whoever watches. */
export function alarm({ log, metrics }: AlarmNeeds, name: string, fields: object): void {
  metrics.alarms.inc({ alarm: name });
  log.error({ alarm: name, ...fields }, 'alarm');
}
