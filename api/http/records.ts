import type { AppealState } from '../../domain/index.ts';
import { BadCursor, DocumentProblem, EventConflict } from '../../store/index.ts';
import type { ApiDeps } from '../deps.ts';
import { problem } from './problem.ts';

const retry = { headers: { 'Retry-After': '5' } };

/** What only the database can answer: without it, 503. */
export async function fromRecords<T>(call: Promise<T>): Promise<T> {
  try {
    return await call;
  } catch (error) {
    if (error instanceof BadCursor) throw problem('bad-cursor');
    if (isOwn(error)) throw error;
    throw problem('records-unavailable', retry);
  }
}

/** Trouble with what is stored, not with reaching it: an operator must look. */
const isOwn = (error: unknown): boolean => error instanceof DocumentProblem || error instanceof EventConflict;

/** The snapshot, or null where there is none or the database is away: the workflow is asked then. */
export async function snapshotIfAny({ store, log }: ApiDeps, appeal: string): Promise<AppealState | null> {
  try {
    return await store.snapshot(appeal);
  } catch (error) {
    log.warn({ appeal, error: nameOf(error) }, 'the snapshot could not be read; asking the workflow');
    return null;
  }
}

/** A snapshot that cannot be written is no reason to fail: the event is durable, its publication follows. */
export async function saveIfPossible({ store, log, metrics }: ApiDeps, state: AppealState): Promise<void> {
  try {
    await store.saveSnapshot(state);
  } catch (error) {
    metrics.lostWrites.inc();
    log.warn({ appeal: state.id, error: nameOf(error) }, 'the snapshot could not be written');
  }
}

/** Messages of drivers may quote documents: the kind of error is enough. */
export const nameOf = (error: unknown): string => (error instanceof Error ? error.name : 'unknown');

/** What must never happen, counted and logged for whoever watches. */
export function alarm({ log, metrics }: ApiDeps, name: string, fields: object): void {
  metrics.alarms.inc({ alarm: name });
  log.error({ alarm: name, ...fields }, 'alarm');
}
