import type { County } from '../../county/index.ts';
import { type Actor, type AppealState, type AppealView, briefOf, viewFor } from '../../domain/index.ts';
import { phoneKey } from '../../phone/index.ts';
import { type CallersAppeals, type OfCaller, visibilityOf } from '../../store/index.ts';
import { type Summary, summaryOf } from '../appeals/summary.ts';
import { problem } from '../http/problem.ts';
import { fromRecords } from '../http/records.ts';
import { type AuditNeeds, recordReading } from '../personal-data/contacts.ts';
import { type UnsealingNeeds, unseal } from '../personal-data/unseal.ts';

export interface CallerNeeds extends AuditNeeds, UnsealingNeeds {
  readonly county: Pick<County, 'calendar' | 'areaOf'>;
  readonly store: AuditNeeds['store'] &
    UnsealingNeeds['store'] & { ofCaller(asked: OfCaller): Promise<CallersAppeals> };
}

export interface CallersCases {
  readonly items: readonly (Summary & { readonly rating: { readonly satisfaction: string } | null })[];
  readonly total: number;
}

const shownMost = 50;

/**
 * Finds the earlier cases of the person who calls. It shows only cases in which the actor may read that number. The
 * look-up is recorded before its answer leaves, and without the record nothing leaves.
 */
export async function lookUpCaller(
  deps: CallerNeeds,
  phone: string,
  { actor, requestId }: { readonly actor: Actor; readonly requestId: string },
): Promise<CallersCases> {
  const visibleTo = visibilityOf(actor);
  if (!visibleTo) throw problem('callers-by-desk');
  const found = await fromRecords(deps.store.ofCaller({ phone, visibleTo, most: shownMost }));
  const nowMs = deps.clock();
  const known = await casesOf(deps, found.items, phone, actor);
  const items = known.map(({ state, view }) => ({
    ...summaryOf(deps.county, briefOf(state), nowMs),
    rating: view.rating && { satisfaction: view.rating.satisfaction },
  }));
  const { value } = await unseal(deps, items);
  const ids = value.map(({ id }) => id);
  if (!(await recordReading(deps, { actor, what: 'caller', requestId }, ids))) {
    throw problem('records-unavailable', { headers: { 'Retry-After': '5' } });
  }
  return { items: value, total: found.total - (found.items.length - items.length) };
}

/** Keeps the cases in whose view the actor reads this number. */
async function casesOf(deps: CallerNeeds, states: readonly AppealState[], phone: string, actor: Actor) {
  const nowMs = deps.clock();
  const seen = states.flatMap((state) => {
    const view = viewFor(state, actor, nowMs);
    return view ? [{ state, view }] : [];
  });
  const { value: numbers } = await unseal(
    deps,
    seen.map(({ view }) => numbersIn(view)),
  );
  const wanted = phoneKey(phone);
  return seen.filter((_, index) => (numbers[index]?.phones ?? []).some((one) => phoneKey(one) === wanted));
}

/** Under the name by which unsealing leaves out what was erased. */
const numbersIn = ({ citizen, participants }: AppealView) => ({
  phones: [
    ...[citizen?.phone ?? [], citizen?.phones ?? []].flat(),
    ...participants.people.flatMap(({ phone }) => phone ?? []),
  ],
});
