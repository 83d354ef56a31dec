import type { BodyOf } from '../../contract/index.ts';
import { type deskSchemas, listQuery, problemsOf } from '../../contract/index.ts';
import type { County } from '../../county/index.ts';
import { type Actor, isoLocal } from '../../domain/index.ts';
import type { FilterQuery, Named, NamedShelf, Rewritten } from '../../store/index.ts';
import { invalid } from '../http/body.ts';
import { problem } from '../http/problem.ts';
import { fromRecords } from '../http/records.ts';
import { written } from './changes.ts';

export const filtersMost = 50;

export interface FilterNeeds {
  readonly county: Pick<County, 'calendar'>;
  readonly clock: () => number;
  readonly store: { readonly desk: { readonly filters: Omit<NamedShelf<FilterQuery>, 'removeAllOf'> } };
}

type Sent = BodyOf<typeof deskSchemas.filterBody>;
type Saved = Named<FilterQuery>;

/** Lists one's own filters, then those that others share with the unit. */
export async function filtersFor({ store }: FilterNeeds, { account, unit }: Actor): Promise<Saved[]> {
  const { filters } = store.desk;
  const [own, shared] = await fromRecords(
    Promise.all([filters.of(account), unit === null ? [] : filters.sharedWith(unit)]),
  );
  return [...own, ...shared.filter(({ owner }) => owner !== account)];
}

export function shownFilter({ county }: Pick<FilterNeeds, 'county'>, saved: Saved, { account }: Actor) {
  const { id, name, value: query, sharedWith, owner, by, atMs, version } = saved;
  const at = isoLocal(county.calendar, atMs);
  return { id, name, query, shared: sharedWith !== null, mine: owner === account, by, at, version };
}

export function saveFilter(deps: FilterNeeds, sent: Sent, actor: Actor): Promise<Saved> {
  const item = { owner: actor.account, ...contentOf(deps, sent, actor) };
  return written(deps.store.desk.filters.add(item, filtersMost), filtersMost);
}

export function replaceFilter(
  deps: FilterNeeds,
  { id, wanted }: { readonly id: string; readonly wanted: number | undefined },
  sent: Sent,
  actor: Actor,
): Promise<Saved> {
  return written(deps.store.desk.filters.replace(id, wanted, contentOf(deps, sent, actor)), filtersMost);
}

/** Finds a filter that the actor sees. Throws 404. */
export async function seenFilter({ store }: FilterNeeds, id: string, actor: Actor): Promise<Saved> {
  const found = await fromRecords(store.desk.filters.find(id));
  const isShared = found?.sharedWith != null && found.sharedWith === actor.unit;
  if (!found || (found.owner !== actor.account && !isShared)) throw problem('filter-not-found');
  return found;
}

/** Throws 400 for a query that the list would refuse, and 422 for a unit that is missing. */
function contentOf(
  { clock }: FilterNeeds,
  { name, query, shared }: Sent,
  actor: Actor,
): Rewritten<FilterQuery> {
  if (shared && actor.unit === null) throw problem('no-unit-to-share');
  const given = Object.entries(query).flatMap(([key, value]) => (value === undefined ? [] : [[key, value]]));
  const value = Object.fromEntries(given) as FilterQuery;
  if (!listQuery.safeParse(value).success) {
    const wrong = problemsOf(listQuery, value).map((one) => ({ ...one, path: `query.${one.path}` }));
    throw invalid('invalid-body', wrong);
  }
  return { name, value, sharedWith: shared ? actor.unit : null, by: actor.account, atMs: clock() };
}
