import type { County } from '../../county/index.ts';
import { type Actor, type AppealEvent, attachmentsNamed, refuse } from '../../domain/index.ts';
import type { AttachmentShelf } from '../../store/index.ts';
import type { Log } from '../http/log.ts';
import { Problem, problem, refusalProblem } from '../http/problem.ts';
import { fromRecords, nameOf } from '../http/records.ts';
import { anybody } from './attachments.ts';

export interface HoldingNeeds {
  readonly county: Pick<County, 'uploads'>;
  readonly store: {
    readonly attachments: Pick<AttachmentShelf, 'countBound' | 'many' | 'hold' | 'unhold'>;
  };
  readonly clock: () => number;
}
export interface BindingNeeds {
  readonly store: { readonly attachments: Pick<AttachmentShelf, 'bind'> };
  readonly clock: () => number;
  readonly log: Log;
}

/** No command or filing takes longer. Afterwards the attachment is bound or free again. */
const holdMs = 60_000;

/**
 * Holds the attachments that a command names, and returns those that it may name. Throws 422 where the appeal would
 * have too many, and 503 without the database.
 */
export async function holdForCommand(
  deps: HoldingNeeds,
  appeal: string,
  actor: Actor,
  ids: readonly string[],
): Promise<readonly string[]> {
  if (ids.length === 0) return [];
  await checkCount(deps, appeal, ids);
  return hold(deps, ids, { owner: actor.account, appeals: [appeal], holder: appeal });
}

async function checkCount(
  { store, county }: HoldingNeeds,
  appeal: string,
  ids: readonly string[],
): Promise<void> {
  const most = county.uploads.perAppeal;
  const [bound, named] = await Promise.all([
    fromRecords(store.attachments.countBound(appeal)),
    fromRecords(store.attachments.many(ids)),
  ]);
  const more = named.filter((record) => record.bound.length === 0).length;
  if (more > 0 && bound + more > most) throw problem('too-many-attachments', { params: { most } });
}

export interface FilingHold {
  readonly owner: string;
  /** Ids that an earlier attempt of this filing may have used. */
  readonly appeals: readonly string[];
  readonly holder: string;
}

/**
 * Holds the attachments of a filing while it is made. Throws 422 with the first id that it may not name, or the
 * filing's own problem. After an error all of them are free again.
 */
export async function holdingForFiling<T>(
  deps: HoldingNeeds,
  ids: readonly string[],
  by: FilingHold,
  file: () => Promise<T>,
): Promise<T> {
  const most = deps.county.uploads.perAppeal;
  if (new Set(ids).size > most) throw problem('too-many-attachments', { params: { most } });
  try {
    const held = await hold(deps, ids, by);
    const unknown = ids.find((id) => !held.includes(id));
    if (unknown !== undefined) throw refusalProblem(refuse('unknown-attachment', { attachment: unknown }));
    return await file();
  } catch (error) {
    const decided = error instanceof Problem && error.status < 500;
    if (decided) await deps.store.attachments.unhold(ids, by.holder).catch(() => {});
    throw error;
  }
}

function hold({ store, clock }: HoldingNeeds, ids: readonly string[], by: FilingHold): Promise<string[]> {
  const nowMs = clock();
  const { owner, appeals, holder } = by;
  const wanted = { owners: [owner, anybody], appeals, holder, nowMs, untilMs: nowMs + holdMs };
  return fromRecords(store.attachments.hold([...new Set(ids)], wanted));
}

/**
 * Binds the attachments that the events name to the appeal. Without the database, the publication of the events
 * binds them.
 */
export async function bindIfPossible(
  { store, clock, log }: BindingNeeds,
  appeal: string,
  events: readonly AppealEvent[],
): Promise<void> {
  const named = attachmentsNamed(events);
  if (named.length === 0) return;
  try {
    await store.attachments.bind(appeal, named, clock());
  } catch (error) {
    log.warn({ appeal, error: nameOf(error) }, 'the attachments could not be bound');
  }
}
