import { useQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { Button } from 'antd';
import { useDeferredValue } from 'react';
import { answered, api } from '../app/api.ts';
import { useCountyNames } from '../app/county.ts';
import { useTexts } from '../app/language.tsx';
import { useNames } from '../app/words.ts';
import { placeOf, type Typed, titleOf } from './filing.ts';
import { filingTexts } from './texts.ts';

const shortest = 4;
/** The words settle before they are asked about. */
const restMs = 400;

interface AlikeProps {
  readonly typed: Typed;
  readonly change: (part: Partial<Typed>) => void;
}

/** Cases that are like the one being typed. The seat may have this filing follow one of them. */
export function Alike({ typed, change }: AlikeProps) {
  const texts = useTexts(filingTexts);
  const name = useNames();
  const county = useCountyNames();
  const title = useDeferredValue(titleOf(typed));
  const location = placeOf(typed);
  const category = typed.category || undefined;
  const asks = [...title].length >= shortest;
  const query = useQuery({
    queryKey: ['similar', title, location, category],
    queryFn: async ({ signal }) => {
      await new Promise((rested) => setTimeout(rested, restMs));
      if (signal.aborted) throw new DOMException('typed on', 'AbortError');
      return answered(api.POST('/v1/similar', { body: { title, location, category } as never, signal }));
    },
    enabled: asks,
    placeholderData: (before) => before,
    refetchInterval: false,
    refetchOnWindowFocus: false,
    staleTime: 60_000,
    gcTime: 0,
    retry: false,
  });
  const items = asks ? (query.data?.items ?? []) : [];
  if (items.length === 0) return null;
  return (
    <section className="card" aria-live="polite">
      <h2>{texts.alike}</h2>
      <ul className="history">
        {items.map((item) => {
          const into = item.id ?? item.follow;
          const follows = typed.into === into;
          return (
            <li key={item.id ?? item.follow}>
              <span>
                {item.id ? (
                  <Link to="/appeals/$id" params={{ id: item.id }} target="_blank">
                    {item.title}
                  </Link>
                ) : (
                  county.category(item.category)
                )}
                <span className="soft">
                  {[
                    item.day,
                    county.unit(item.unit) || county.category(item.category),
                    name('stages', item.status),
                  ].join(' · ')}
                  {item.distanceM === null ? '' : ` · ${texts.metres(item.distanceM)}`}
                </span>
              </span>
              {item.status !== 'closed' && (
                <Button
                  size="small"
                  type={follows ? 'primary' : 'default'}
                  aria-pressed={follows}
                  onClick={() => change({ into: follows ? '' : into })}
                >
                  {follows ? texts.follows : texts.follow}
                </Button>
              )}
            </li>
          );
        })}
      </ul>
      <p className="soft">{texts.followHint}</p>
    </section>
  );
}
