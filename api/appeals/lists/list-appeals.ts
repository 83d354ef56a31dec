import type { ListQuery } from '../../../contract/index.ts';
import type { County } from '../../../county/index.ts';
import { type Actor, type AppealState, type Brief, viewFor } from '../../../domain/index.ts';
import type { ListFilter, Page } from '../../../store/index.ts';
import { fromRecords } from '../../http/records.ts';
import type { Reading } from '../../personal-data/contacts.ts';
import { type ReleaseNeeds, releaseTexts } from '../../personal-data/released.ts';
import { unseal } from '../../personal-data/unseal.ts';
import type { ShownView } from '../presenter.ts';
import { type Summary, summaryOf, withArea } from '../summary.ts';
import { type FilterNeeds, filterOf } from './list-filter.ts';

export type ListNeeds = ReleaseNeeds &
  FilterNeeds & {
    readonly county: Pick<County, 'calendar' | 'areaOf' | 'areasIn'>;
    readonly store: {
      list(filter: ListFilter): Promise<Page<AppealState>>;
      briefs(filter: ListFilter): Promise<Page<Brief>>;
    };
  };

export interface AppealPage<T> {
  readonly items: readonly T[];
  readonly next: string | null;
}

/** Returns a page of the appeals that the actor may read. */
export async function listAppeals(
  deps: ListNeeds,
  query: ListQuery,
  actor: Actor,
  requestId: string,
): Promise<AppealPage<ShownView | Summary>> {
  const { view, contacts, sort, cursor, limit, ...conditions } = query;
  const filter = filterOf(deps, conditions, actor);
  if (!filter) return { items: [], next: null };
  const asked = { ...filter, order: sort, cursor, limit };
  if (view === 'summary') return listSummaries(deps, asked);
  return listViews(deps, asked, { actor, what: 'list', requestId, hidden: contacts === 'hidden' });
}

async function listViews(
  deps: ListNeeds,
  filter: ListFilter,
  reading: Reading,
): Promise<AppealPage<ShownView>> {
  const { items, next } = await fromRecords(deps.store.list(filter));
  const nowMs = deps.clock();
  // The view decides finally what the actor sees. A page may therefore be shorter than asked; its cursor stays
  // valid.
  const views = items.flatMap((state) => viewFor(state, reading.actor, nowMs) ?? []);
  const leaving = views.map((view) => ({ appeal: view.id, value: withArea(deps.county, view) }));
  return { items: await releaseTexts(deps, reading, leaving), next };
}

/** Rows hold no contact data, so nobody's reading is recorded. The keys of the list decide who sees them. */
async function listSummaries(deps: ListNeeds, filter: ListFilter): Promise<AppealPage<Summary>> {
  const { items, next } = await fromRecords(deps.store.briefs(filter));
  const nowMs = deps.clock();
  const { value } = await unseal(
    deps,
    items.map((brief) => summaryOf(deps.county, brief, nowMs)),
  );
  return { items: value, next };
}
