import { useQuery } from '@tanstack/react-query';
import { useEffect } from 'react';
import { answered, api } from '../app/api.ts';
import { useCountyNames } from '../app/county.ts';
import { useTexts } from '../app/language.tsx';
import { caseTexts } from './texts.ts';

/** The API takes a page for closed after 50 seconds of silence. */
const sayEveryMs = 20_000;

/** Colleagues who have the case open too, so that two do not do the same work. */
export function Others({ id }: { readonly id: string }) {
  const texts = useTexts(caseTexts);
  const county = useCountyNames();
  const { data } = useQuery({
    // Outside of the case's own queries: a change of the case says nothing about its readers.
    queryKey: ['presence', id],
    queryFn: () => answered(api.PUT('/v1/appeals/{id}/presence', { params: { path: { id } }, body: {} })),
    refetchInterval: sayEveryMs,
    refetchIntervalInBackground: false,
    staleTime: 0,
    retry: false,
  });
  useLeaving(id);
  const names = (data?.items ?? []).map(({ account }) => county.person(account));
  return (
    <span role="status" className="others">
      {names.length > 0 && texts.others(names.join(texts.comma))}
    </span>
  );
}

/** An account that goes on to another page, or closes this one, is no longer named. */
function useLeaving(id: string): void {
  useEffect(() => {
    const leave = () =>
      void fetch(`/v1/appeals/${id}/presence`, {
        method: 'PUT',
        credentials: 'same-origin',
        keepalive: true,
        headers: { 'Content-Type': 'application/json' },
        body: '{"open":false}',
      }).catch(() => undefined);
    window.addEventListener('pagehide', leave);
    return () => {
      window.removeEventListener('pagehide', leave);
      leave();
    };
  }, [id]);
}
