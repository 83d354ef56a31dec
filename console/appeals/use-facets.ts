import { useQueries, useQuery } from '@tanstack/react-query';
import { answered, api } from '../app/api.ts';
import { type Conditions, type Facet, facets, without } from './filters.ts';

const names = Object.keys(facets) as Facet[];

export interface Facets {
  readonly total: number | undefined;
  /** How many appeals a choice of this filter would find, with all other filters as they are. */
  countOf(facet: Facet, value: string): number | undefined;
  /** The choices of this filter that find something. */
  valuesOf(facet: Facet): readonly string[];
}

type Rows = readonly { readonly key: string | null; readonly count: number }[];

/** Numbers inside the filters. One question counts all filters that are open, and one each that is set. */
export function useFacets(conditions: Conditions): Facets {
  const isSet = (facet: Facet) => conditions[facet] !== undefined;
  const all = useQuery(counting(conditions, names));
  const set = useQueries({
    queries: names.filter(isSet).map((facet) => counting(without(conditions, facet), [facet])),
  });
  const rowsOf = (facet: Facet): Rows => {
    const own = isSet(facet) ? set[names.filter(isSet).indexOf(facet)]?.data : all.data;
    return own?.by[facets[facet]] ?? [];
  };
  return {
    total: all.data?.total,
    valuesOf: (facet) => rowsOf(facet).flatMap(({ key }) => key ?? []),
    countOf: (facet, value) => {
      const rows = rowsOf(facet);
      if (rows.length === 0 && !all.data) return undefined;
      const parts = value.split(',');
      return rows
        .filter(({ key }) => key !== null && parts.includes(key))
        .reduce((sum, { count }) => sum + count, 0);
    },
  };
}

const counting = (conditions: Conditions, of: readonly Facet[]) => ({
  queryKey: ['lists', 'counts', conditions, of],
  queryFn: () => {
    const query = { ...conditions, by: of.map((facet) => facets[facet]).join(',') } as never;
    return answered(api.GET('/v1/counts', { params: { query } }));
  },
});
