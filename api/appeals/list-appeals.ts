import type { ListQuery } from '../../contract/index.ts';
import { type Actor, type AppealView, viewFor } from '../../domain/index.ts';
import { type ListFilter, type Page, visibilityOf } from '../../store/index.ts';
import { fromRecords } from '../http/records.ts';
import { type ReleaseNeeds, releaseTexts } from '../personal-data/released.ts';

export type ListNeeds = ReleaseNeeds & { readonly store: { list(filter: ListFilter): Promise<Page> } };

export interface AppealPage {
  readonly items: readonly AppealView[];
  readonly next: string | null;
}

/** Returns a page of the appeals that the actor may read, newest first. */
export async function listAppeals(
  deps: ListNeeds,
  query: ListQuery,
  actor: Actor,
  requestId: string,
): Promise<AppealPage> {
  const visibleTo = visibilityOf(actor);
  if (!visibleTo) return { items: [], next: null };
  const { dueBefore, ...filter } = query;
  const nowMs = deps.clock();
  const dueBeforeMs = dueBefore === undefined ? undefined : Date.parse(dueBefore);
  const { items, next } = await fromRecords(deps.store.list({ ...filter, visibleTo, nowMs, dueBeforeMs }));
  // The view decides finally what the actor sees. A page may therefore be shorter than asked; its cursor stays
  // valid.
  const views = items.flatMap((state) => viewFor(state, actor, nowMs) ?? []);
  const leaving = views.map((view) => ({ appeal: view.id, value: view }));
  return { items: await releaseTexts(deps, { actor, what: 'list', requestId }, leaving), next };
}
