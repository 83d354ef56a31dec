import { type AppealState, type Brief, briefOf } from '../../domain/index.ts';
import { columnsOf } from '../../store/columns.ts';
import type { Counted, CountField, InboxFilter, Owed, OwedRow } from '../../store/index.ts';

/** Lists of the store in memory. They ignore most conditions, which the tests of the real store hold. */

export const briefsIn = (states: readonly AppealState[]): Brief[] => states.map(briefOf);

export function countedIn(states: readonly AppealState[], fields: readonly CountField[]): Counted {
  const values = states.map((state) => ({
    ...briefOf(state),
    areaId: state.registration.areaId ?? null,
  }));
  const by = fields.map((field) => {
    const sums = new Map<string | null, number>();
    for (const value of values) sums.set(value[field], (sums.get(value[field]) ?? 0) + 1);
    return [field, [...sums].map(([key, count]) => ({ key, count }))];
  });
  return { total: states.length, by: Object.fromEntries(by) };
}

export function owedIn(
  states: readonly AppealState[],
  { by, kind }: Pick<InboxFilter, 'by' | 'kind'>,
): OwedRow[] {
  const rows = states.flatMap((state) => columnsOf(state).owed.map((owed) => ({ state, owed })));
  const theirs = rows.filter(({ owed }) => owed.by.some((key) => by.includes(key)));
  return theirs.filter(({ owed }) => kind === undefined || owed.kind === kind).sort(byDue);
}

const byDue = (a: { owed: Owed }, b: { owed: Owed }): number => a.owed.due - b.owed.due;
