import { useQuery } from '@tanstack/react-query';
import { answered, api, type Schemas } from './api.ts';
import { useLanguage } from './language.tsx';

export type Unit = Schemas['Unit'];
export type Person = Schemas['Person'];
export type Catalogue = Omit<Schemas['Catalogue'], 'next'>;

const lasting = { staleTime: 300_000, refetchInterval: false as const } as const;

export const useUnits = (): readonly Unit[] =>
  useQuery({ queryKey: ['units'], queryFn: () => answered(api.GET('/v1/units')), ...lasting }).data?.items ??
  [];

export const usePeople = (): readonly Person[] =>
  useQuery({ queryKey: ['people'], queryFn: () => answered(api.GET('/v1/people')), ...lasting }).data
    ?.items ?? [];

export const useCatalogue = (): Catalogue | undefined =>
  useQuery({ queryKey: ['catalogue'], queryFn: () => answered(api.GET('/v1/catalogue')), ...lasting }).data;

/** The names of the county's units, people, categories and items. An unknown id shows as it is. */
export interface CountyNames {
  readonly unit: (id: string | null | undefined) => string;
  readonly person: (account: string | null | undefined) => string;
  readonly category: (id: string | null | undefined) => string;
  readonly item: (id: string | null | undefined) => string;
}

export function useCountyNames(): CountyNames {
  const { language } = useLanguage();
  const units = useUnits();
  const people = usePeople();
  const catalogue = useCatalogue();
  const named =
    (
      list: readonly { readonly name: { readonly zh: string; readonly en: string } }[],
      key: 'id' | 'account',
    ) =>
    (id: string | null | undefined) =>
      id ? (list.find((one) => (one as Record<string, unknown>)[key] === id)?.name[language] ?? id) : '';
  return {
    unit: named(units, 'id'),
    person: named(people, 'account'),
    category: named(catalogue?.categories ?? [], 'id'),
    item: named(catalogue?.items ?? [], 'id'),
  };
}
