import { useQuery } from '@tanstack/react-query';
import { answered, api } from './api.ts';
import { useCountyNames } from './county.ts';

const askEveryMs = 20_000;

/** The names of colleagues of the reader's unit who have each case open, by the case's number. */
export function useOpenAtDesk(): ReadonlyMap<string, readonly string[]> {
  const county = useCountyNames();
  const { data } = useQuery({
    queryKey: ['presence'],
    queryFn: () => answered(api.GET('/v1/presence')),
    refetchInterval: askEveryMs,
    retry: false,
  });
  const open = new Map<string, readonly string[]>();
  for (const { appeal, account } of data?.items ?? []) {
    open.set(appeal, [...(open.get(appeal) ?? []), county.person(account)]);
  }
  return open;
}
