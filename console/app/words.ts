import { useQuery } from '@tanstack/react-query';
import { answered, api } from './api.ts';
import { useLanguage, type Wording } from './language.tsx';

type Words = Readonly<Record<string, Readonly<Record<string, Wording>>>>;

/** The name of a code in the API's table of terms, in the reader's language. An unknown code shows as it is. */
export type NameOf = (subject: string, code: string | null | undefined) => string;

export function useNames(): NameOf {
  const { language } = useLanguage();
  const { data } = useQuery({
    queryKey: ['words'],
    queryFn: () => answered(api.GET('/v1/words')) as Promise<Words>,
    staleTime: Number.POSITIVE_INFINITY,
    refetchInterval: false,
  });
  return (subject, code) => (code ? (data?.[subject]?.[code]?.[language] ?? code) : '');
}
