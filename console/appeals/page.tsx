import { useInfiniteQuery, useQuery } from '@tanstack/react-query';
import { Link, useNavigate, useSearch } from '@tanstack/react-router';
import { Button, Select } from 'antd';
import { answered, api, type Schemas } from '../app/api.ts';
import { useCountyNames } from '../app/county.ts';
import { useTexts } from '../app/language.tsx';
import { useNames } from '../app/words.ts';
import { Failure, Loading, Nothing } from '../parts/states.tsx';
import { Instant, TimeLeft } from '../parts/time.tsx';
import './appeals.css';
import { appealsTexts } from './texts.ts';

type Summary = Schemas['AppealSummary'];
const statuses = ['registered', 'pooled', 'assigned', 'handling', 'reviewing', 'rating', 'closed'];
const lights = ['green', 'yellow', 'red'];

/** The cases that the reader may see, by filters that stand in the address. */
export function AppealsPage() {
  const texts = useTexts(appealsTexts);
  const name = useNames();
  const search = useSearch({ from: '/appeals' });
  const navigate = useNavigate();
  const { q, status, light, sort } = search;
  const conditions = { q, status, light };
  const choose = (part: Record<string, string | undefined>) =>
    void navigate({ to: '/appeals', search: clean({ ...search, ...part }) });
  const counts = useQuery({
    queryKey: ['lists', 'counts', conditions],
    queryFn: () =>
      answered(api.GET('/v1/counts', { params: { query: { ...conditions, by: 'status' } as never } })),
    enabled: !q,
  });
  return (
    <>
      <h1>{texts.title}</h1>
      <div className="filters">
        <Select
          aria-label={texts.status}
          value={status ?? ''}
          onChange={(value) => choose({ status: value })}
          options={[
            ['', texts.all] as const,
            ...statuses.map((one) => [one, name('stages', one)] as const),
          ].map(([value, label]) => ({ value, label }))}
        />
        <Select
          aria-label={texts.light}
          value={light ?? ''}
          onChange={(value) => choose({ light: value })}
          options={[
            ['', texts.anyLight] as const,
            ...lights.map((one) => [one, name('lights', one)] as const),
          ].map(([value, label]) => ({ value, label }))}
        />
        <Select
          aria-label={texts.sort}
          value={sort ?? '-registered'}
          onChange={(value) => choose({ sort: value })}
          options={[
            { value: '-registered', label: texts.newest },
            { value: 'due', label: texts.due },
            { value: 'moved', label: texts.moved },
          ]}
        />
        {counts.data && <span className="soft">{texts.total(counts.data.total)}</span>}
        {q && (
          <>
            <span>{texts.found(q)}</span>
            <Button type="link" onClick={() => choose({ q: undefined })}>
              {texts.clear}
            </Button>
          </>
        )}
      </div>
      <Rows conditions={conditions} sort={sort} />
    </>
  );
}

const clean = (search: Record<string, string | undefined>): Record<string, string> =>
  Object.fromEntries(Object.entries(search).flatMap(([key, value]) => (value ? [[key, value]] : [])));

interface RowsProps {
  readonly conditions: Record<string, string | undefined>;
  readonly sort: string | undefined;
}

function Rows({ conditions, sort }: RowsProps) {
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
  const rows = list.data?.pages.flatMap(({ items }) => items) ?? [];
  if (list.isPending) return <Loading />;
  if (list.error && rows.length === 0)
    return <Failure error={list.error} again={() => void list.refetch()} />;
  if (rows.length === 0) return <Nothing>{texts.none}</Nothing>;
  return (
    <>
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
              <Line key={row.id} row={row} />
            ))}
          </tbody>
        </table>
      </div>
      {list.hasNextPage && (
        <Button onClick={() => void list.fetchNextPage()} loading={list.isFetchingNextPage}>
          {texts.more}
        </Button>
      )}
    </>
  );
}

function Line({ row }: { readonly row: Summary }) {
  const name = useNames();
  const county = useCountyNames();
  return (
    <tr>
      <td>
        <Link to="/appeals/$id" params={{ id: row.id }}>
          {row.title}
        </Link>
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
