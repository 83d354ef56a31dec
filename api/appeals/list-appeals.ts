import type { ListQuery } from '../../contract/index.ts';
import { type Actor, type AppealView, viewFor } from '../../domain/index.ts';
import { type ListFilter, type Page, visibilityOf } from '../../store/index.ts';
import { fromRecords } from '../http/records.ts';
import { type AuditNeeds, audited } from '../personal-data/contacts.ts';
import { type OpeningNeeds, opened } from '../personal-data/opened.ts';

export type ListNeeds = OpeningNeeds &
  AuditNeeds & { readonly store: { list(filter: ListFilter): Promise<Page> } };

export interface AppealPage {
  readonly items: readonly AppealView[];
  readonly next: string | null;
}

/** A page of what the actor may read, newest first. */
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
  // The last word on what may be seen is the view's; a page may so be shorter than asked, its cursor still holds.
  const views = items.flatMap((state) => viewFor(state, actor, nowMs) ?? []);
  const { value } = await opened(deps, views);
  const leaving = value.map((view) => ({ appeal: view.id, value: view }));
  return { items: await audited(deps, { actor, what: 'list', requestId }, leaving), next };
}
