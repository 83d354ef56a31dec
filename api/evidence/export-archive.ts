import type { Readable } from 'node:stream';
import {
  type Actor,
  type AppealState,
  evolveAll,
  isoLocal,
  liabilityOf,
  mayInCounty,
  viewFor,
} from '../../domain/index.ts';
import type { ActToRecord, EvidenceShelf } from '../../store/index.ts';
import type { SeenAppeal } from '../attachments/appeal-readers.ts';
import type { Log } from '../http/log.ts';
import { problem, unknownAppeal } from '../http/problem.ts';
import { fromRecords, nameOf } from '../http/records.ts';
import { type ArchiveContent, type ArchivedFile, archiveOf } from './archive.ts';
import { type ArchivedFilesNeeds, archivedFiles } from './archived-files.ts';

export interface ExportNeeds extends ArchivedFilesNeeds {
  /** The files of an appeal's archive. Tests use it in place of the attachments. */
  readonly archivedFiles?: (appeal: string) => AsyncIterable<ArchivedFile>;
  readonly store: ArchivedFilesNeeds['store'] & {
    readonly evidence: Pick<EvidenceShelf, 'log' | 'inclusion'>;
    recordAct(act: ActToRecord): Promise<unknown>;
    events(appeal: string, afterSeq: number): Promise<readonly unknown[]>;
  };
  readonly clock: () => number;
  readonly log: Log;
}

/** Throws 403. */
export function checkExporter(actor: Actor): void {
  if (!mayInCounty('export-archive', actor)) throw problem('archive-roles');
}

/** The log lags behind, or it lost an event and goes on behind the gap. */
async function notWhole({ store }: ExportNeeds, { id }: AppealState, length: number) {
  const behind = await fromRecords(store.events(id, length + 1));
  if (behind.length === 0) return problem('not-yet-recorded', { headers: { 'Retry-After': '2' } });
  return problem('records-incomplete', { params: { count: length + 1 } });
}

/**
 * Exports the archive of an appeal as the log has it. The export is recorded first, so that no archive leaves
 * without a trace. Throws 503 where the log lags behind or the database is unavailable.
 */
export async function exportArchive(
  deps: ExportNeeds,
  { state: read }: SeenAppeal,
  actor: Actor,
): Promise<Readable> {
  const { store, clock, log: logger } = deps;
  const [log, inclusion] = await fromRecords(
    Promise.all([store.evidence.log(read.id), store.evidence.inclusion(read.id)]),
  );
  if (log.length < read.seq) throw await notWhole(deps, read, log.length);
  const state = evolveAll(
    null,
    log.map(({ event }) => event),
  );
  const nowMs = clock();
  const view = viewFor(state, actor, nowMs);
  if (!view) throw unknownAppeal(read.id);
  const content: ArchiveContent = {
    state,
    log,
    inclusion,
    view,
    liability: liabilityOf(state),
    by: actor.account,
    attachments: deps.archivedFiles?.(state.id) ?? archivedFiles(deps, state),
    createdAt: isoLocal(state.calendar, nowMs),
  };
  await fromRecords(
    store.recordAct({
      kind: 'appeal-exported',
      by: actor.account,
      about: state.id,
      atMs: nowMs,
      detail: { seq: state.seq, link: log.at(-1)?.link },
      ...(state.category.confidential ? { confidential: true } : {}),
    }),
  );
  logger.info({ appeal: state.id, version: state.seq, by: actor.account }, 'an archive was exported');
  return archiveOf(content, (error) => {
    logger.error({ appeal: state.id, error: nameOf(error) }, 'an archive broke off');
  });
}
