import { useInfiniteQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { Button } from 'antd';
import { answered, api, type Schemas } from '../app/api.ts';
import { useCountyNames } from '../app/county.ts';
import { useTexts } from '../app/language.tsx';
import { useNames } from '../app/words.ts';
import { useHeldRows } from '../parts/held-rows.ts';
import { MovedOn, News } from '../parts/news.tsx';
import { Failure, Loading, Nothing } from '../parts/states.tsx';
import { Instant, TimeLeft } from '../parts/time.tsx';
import { UrgencyMark } from '../parts/urgency.tsx';
import type { Conditions } from './filters.ts';
import { appealsTexts } from './texts.ts';

type Summary = Schemas['AppealSummary'];

interface RowsProps {
  readonly conditions: Conditions;
  readonly sort: string | undefined;
}

/** The appeals that fit, page after page. What changes meanwhile waits to be loaded. */
export function Rows({ conditions, sort }: RowsProps) {
  const texts = useTexts(appealsTexts);
  const list = useInfiniteQuery({
    queryKey: ['lists', 'appeals', conditions, sort],
    queryFn: async ({ pageParam }) => {
      const query = { ...conditions, sort, view: 'summary', cursor: pageParam } as never;
      const page = await answered(api.GET('/v1/appeals', { params: { query } }));
      return page as { items: readonly Summary[]; next: string | null };
    },
    initialPageParam: undefined as string | undefined,
    getNextPageParam: ({ next }) => next ?? undefined,
  });
  const latest = list.data?.pages.flatMap(({ items }) => items) ?? none;
  const scope = JSON.stringify([conditions, sort, list.data?.pages.length]);
  const { rows, fresh, gone, take } = useHeldRows(latest, ({ id }) => id, scope);
  if (list.isPending) return <Loading />;
  if (list.error && rows.length === 0)
    return <Failure error={list.error} again={() => void list.refetch()} />;
  if (rows.length === 0) return <Nothing>{texts.none}</Nothing>;
  return (
    <>
      <News fresh={fresh} gone={gone.size} onTake={take} />
      <div className="scroll">
        <table className="rows" aria-label={texts.table}>
          <thead>
            <tr>
              {[texts.appeal, texts.status, texts.left, texts.unit, texts.filed].map((head) => (
                <th key={head} scope="col">
                  {head}
                </th>
              ))}
            </tr>
          </thead>
          <tbody>
            {rows.map((row) => (
              <Line key={row.id} row={row} left={gone.has(row.id)} />
            ))}
          </tbody>
        </table>
      </div>
      {list.hasNextPage && (
        <Button onClick={() => void list.fetchNextPage()} loading={list.isFetchingNextPage}>
          {texts.load}
        </Button>
      )}
    </>
  );
}

const none: readonly Summary[] = [];

function Line({ row, left }: { readonly row: Summary; readonly left: boolean }) {
  const name = useNames();
  const county = useCountyNames();
  return (
    <tr className={left ? 'moved-on' : undefined}>
      <td>
        <Link to="/appeals/$id" params={{ id: row.id }}>
          {row.title}
        </Link>{' '}
        <UrgencyMark urgency={row.urgency} /> {left && <MovedOn />}
        <br />
        <span className="id">{row.id}</span>{' '}
        <span className="soft">{[row.place, county.category(row.category)].filter(Boolean).join(' · ')}</span>
      </td>
      <td>{row.outcome ? name('outcomes', row.outcome) : name('stages', row.status)}</td>
      <td>{row.status !== 'closed' && <TimeLeft dueAt={row.dueAt} light={row.light} />}</td>
      <td>{county.unit(row.liable?.unit)}</td>
      <td>
        <Instant at={row.registeredAt} />
      </td>
    </tr>
  );
}
