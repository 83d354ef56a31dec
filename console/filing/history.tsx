import { useQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { answered, api } from '../app/api.ts';
import { useCountyNames } from '../app/county.ts';
import { useTexts } from '../app/language.tsx';
import { useNames } from '../app/words.ts';
import { Failure, Loading } from '../parts/states.tsx';
import { halfWidth } from './filing.ts';
import { filingTexts } from './texts.ts';

const shortest = 7;

/** The caller's earlier cases, each with its state and its rating. The number travels in the body alone. */
export function CallerHistory({ phone }: { readonly phone: string }) {
  const texts = useTexts(filingTexts);
  const name = useNames();
  const county = useCountyNames();
  const number = halfWidth(phone).trim();
  const asks = number.replace(/\D/g, '').length >= shortest;
  const query = useQuery({
    // Outside of the live lists: each asking is on record.
    queryKey: ['callers', number],
    staleTime: Number.POSITIVE_INFINITY,
    refetchOnWindowFocus: false,
    refetchOnReconnect: false,
    queryFn: () => answered(api.POST('/v1/callers', { body: { phone: number } })),
    enabled: asks,
    gcTime: 0,
    refetchInterval: false,
    retry: false,
  });
  const items = query.data?.items ?? [];
  return (
    <section className="card" aria-live="polite">
      <h2>{query.data ? texts.historyCount(query.data.total) : texts.history}</h2>
      {!asks && <p className="soft">{texts.historyWaits}</p>}
      {asks && query.isPending && <Loading rows={3} />}
      {query.error && <Failure error={query.error} />}
      {query.data && items.length === 0 && <p className="soft">{texts.historyNone}</p>}
      <ul className="history">
        {items.map((item) => (
          <li key={item.id}>
            <span>
              <Link to="/appeals/$id" params={{ id: item.id }} target="_blank">
                {item.title ?? item.id}
              </Link>
              <span className="soft">
                {item.registeredAt.slice(0, 10)} ·{' '}
                {county.unit(item.liable?.unit) || county.category(item.category)} ·{' '}
                {name('stages', item.status)}
              </span>
            </span>
            <span>{item.rating ? name('satisfaction', item.rating.satisfaction) : texts.unrated}</span>
          </li>
        ))}
      </ul>
    </section>
  );
}
