import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { useEffect } from 'react';
import { answered, api, type Schemas } from './api.ts';
import { type Language, useLanguage } from './language.tsx';

type Preferences = Schemas['Preferences'];
const key = ['preferences'] as const;
const read = (): Promise<Preferences> => answered(api.GET('/v1/me/preferences'));

/**
 * The account's language, on whatever computer it works. Without one the browser's stays. Returns what keeps another
 * choice for the account; if that fails, the choice holds in this browser.
 */
export function useLanguageOfAccount(): (language: Language) => void {
  const { choose } = useLanguage();
  const client = useQueryClient();
  const { data } = useQuery({ queryKey: key, queryFn: read, staleTime: 300_000, refetchInterval: false });
  const kept = data?.language;
  useEffect(() => {
    if (kept) choose(kept);
  }, [kept, choose]);
  const keeping = useMutation({
    mutationFn: async (language: Language) => change(await read(), language),
    onSuccess: (now) => client.setQueryData(key, now),
  });
  return keeping.mutate;
}

/** Replaces the language alone. Somebody's change in between is not overwritten. */
const change = ({ version, ...others }: Preferences, language: Language): Promise<Preferences> =>
  answered(
    api.PUT('/v1/me/preferences', {
      params: { header: { 'If-Match': `"${version}"` } },
      body: { ...set(others), language },
    }),
  );

const set = (values: Omit<Preferences, 'version'>) =>
  Object.fromEntries(Object.entries(values).filter(([, value]) => value !== null));
