import { type Actor, type AppealState, viewFor } from '../../domain/index.ts';
import type { AttachmentRecord, AttachmentShelf } from '../../store/index.ts';
import { Problem } from '../http/problem.ts';
import { fromRecords } from '../http/records.ts';
import type { AppealReaders, SeenAppeal } from './appeal-readers.ts';
import { findAttachment, unknownAttachment } from './attachments.ts';

export interface ReadingNeeds extends AppealReaders {
  readonly store: { readonly attachments: Pick<AttachmentShelf, 'find' | 'many'> };
  readonly clock: () => number;
}

/** Lists the ids that stand in the texts which this caller may read. The caller may fetch no other attachment. */
async function readableIds(deps: ReadingNeeds, read: SeenAppeal, actor: Actor): Promise<ReadonlySet<string>> {
  const view = viewFor(read.state, actor, deps.clock());
  const entries = await deps.readTimeline(read, actor);
  const named = entries.flatMap(({ data }) => (Array.isArray(data.attachments) ? data.attachments : []));
  const brought = (view?.parts ?? []).flatMap((part) => part.attachments);
  const own = [...(view?.attachments ?? []), ...brought, ...(view?.completion?.attachments ?? [])];
  return new Set([...own, ...named].map(String));
}

/**
 * A record without a case counts as here, because its event may not be published yet. A record of another case does
 * not, unless that case is a part of this one.
 */
function belongs(record: AttachmentRecord, { id, parts = [] }: AppealState): boolean {
  const homes = [id, ...parts.map((part) => part.id)];
  const here = record.bound.length === 0 || record.bound.some(({ appeal }) => homes.includes(appeal));
  return record.state === 'ready' && here;
}

/** Lists all attachments of the appeal that the caller may read. Throws 503 without the database. */
export async function attachmentsOf(
  deps: ReadingNeeds,
  read: SeenAppeal,
  actor: Actor,
): Promise<AttachmentRecord[]> {
  const ids = [...(await readableIds(deps, read, actor))];
  const found = await fromRecords(deps.store.attachments.many(ids));
  const byId = new Map(found.map((record) => [record.id, record]));
  return ids.flatMap((id) => byId.get(id) ?? []).filter((record) => belongs(record, read.state));
}

/** Returns one of them. Throws the same 404 for any other id. */
export async function attachmentOf(
  deps: ReadingNeeds,
  read: SeenAppeal,
  actor: Actor,
  id: string,
): Promise<AttachmentRecord> {
  const record = await findAttachment(deps, id);
  if (!belongs(record, read.state)) throw unknownAttachment(id);
  if (!(await readableIds(deps, read, actor)).has(id)) throw unknownAttachment(id);
  return record;
}

/**
 * Returns an upload to its uploader. Once an appeal has it, everybody who may read it there gets it. Everybody else
 * gets 404.
 */
export async function uploadFor(deps: ReadingNeeds, actor: Actor, id: string): Promise<AttachmentRecord> {
  const record = await findAttachment(deps, id);
  if (record.bound.length === 0) return ownUpload(record, actor.account);
  const homes = await homesOf(deps, record);
  for (const appeal of homes) {
    const read = await deps.readAppeal(appeal, actor).catch(notForThem);
    if (read && (await readableIds(deps, read, actor)).has(id)) return record;
  }
  throw unknownAttachment(id);
}

/** No file has gone through more cases. */
const mostHomes = 50;

/** Lists the cases that have it, and those that they were merged or split into. */
async function homesOf(deps: ReadingNeeds, { bound }: AttachmentRecord): Promise<readonly string[]> {
  const homes = bound.map(({ appeal }) => appeal);
  for (let next = 0; next < Math.min(homes.length, mostHomes); next += 1) {
    const state = await deps.currentState(homes[next] ?? '');
    const on = (state?.links ?? []).filter(({ kind }) => kind === 'merged-into' || kind === 'split-into');
    homes.push(...on.map(({ appeal }) => appeal).filter((appeal) => !homes.includes(appeal)));
  }
  return homes;
}

/** An upload that belongs to no appeal yet. */
export function ownUpload(record: AttachmentRecord, owner: string): AttachmentRecord {
  if (record.owner !== owner || record.bound.length > 0) throw unknownAttachment(record.id);
  return record;
}

function notForThem(error: unknown): null {
  if (error instanceof Problem && error.status === 404) return null;
  throw error;
}
