import { useInfiniteQuery } from '@tanstack/react-query';
import { Link, useNavigate } from '@tanstack/react-router';
import { Button } from 'antd';
import { useState } from 'react';
import { answered, api, type Schemas } from '../app/api.ts';
import { useCountyNames } from '../app/county.ts';
import { useMe } from '../app/gate.tsx';
import { useKeys } from '../app/keys.ts';
import { useTexts } from '../app/language.tsx';
import { useNames } from '../app/words.ts';
import { Failure, Loading, Nothing } from '../parts/states.tsx';
import { TimeLeft } from '../parts/time.tsx';
import { todayTexts } from './texts.ts';

export interface InboxAsked {
  readonly of: 'me' | 'unit' | 'pool';
  readonly kind?: string;
  readonly overdue?: 'true' | 'false';
  readonly dueBefore?: string;
}
const enterKey = 'Enter';
type Row = Omit<Schemas['InboxRow'], 'explanation'>;

/** A table of what waits, the most pressing first. J and K move, Enter opens. */
export function InboxRows({ asked }: { readonly asked: InboxAsked }) {
  const texts = useTexts(todayTexts);
  const navigate = useNavigate();
  const [at, setAt] = useState(0);
  const list = useInfiniteQuery({
    queryKey: ['lists', 'inbox', asked],
    queryFn: ({ pageParam }) =>
      answered(api.GET('/v1/inbox', { params: { query: { ...asked, cursor: pageParam } as never } })),
    initialPageParam: undefined as string | undefined,
    getNextPageParam: ({ next }) => next ?? undefined,
  });
  const rows = list.data?.pages.flatMap(({ items }) => items) ?? [];
  const open = (row: Row | undefined) => {
    if (!row) return;
    void navigate({ to: '/appeals/$id', params: { id: row.appeal.id }, search: doing(row) });
  };
  useKeys({
    j: () => setAt((now) => Math.min(now + 1, rows.length - 1)),
    k: () => setAt((now) => Math.max(now - 1, 0)),
    [enterKey]: () => open(rows[at]),
  });
  if (list.isPending) return <Loading />;
  if (list.error && rows.length === 0)
    return <Failure error={list.error} again={() => void list.refetch()} />;
  if (rows.length === 0) return <Nothing>{asked.of === 'pool' ? texts.nonePool : texts.none}</Nothing>;
  return (
    <>
      <div className="scroll">
        <table className="rows" aria-label={texts.table}>
          <thead>
            <tr>
              {[texts.left, texts.todo, texts.appeal, texts.owner].map((head) => (
                <th key={head} scope="col">
                  {head}
                </th>
              ))}
            </tr>
          </thead>
          <tbody>
            {rows.map((row, index) => (
              <InboxLine key={row.id} row={row} selected={index === at} />
            ))}
          </tbody>
        </table>
      </div>
      {list.hasNextPage && (
        <Button onClick={() => void list.fetchNextPage()} loading={list.isFetchingNextPage}>
          {texts.more}
        </Button>
      )}
      <p className="soft">{texts.keys}</p>
    </>
  );
}

/** The case opens with the form of what is owed. */
const doing = ({ command }: Row): Record<string, string> => (command ? { do: command } : {});

function InboxLine({ row, selected }: { readonly row: Row; readonly selected: boolean }) {
  const texts = useTexts(todayTexts);
  const name = useNames();
  const county = useCountyNames();
  const { account } = useMe();
  const { appeal } = row;
  return (
    <tr className={selected ? 'sel' : undefined} aria-current={selected ? 'true' : undefined}>
      <td>
        <TimeLeft dueAt={row.dueAt} light={row.light} suspended={row.suspended} />
      </td>
      <td className="verb">{row.command ? name('commands', row.command) : name('obligations', row.kind)}</td>
      <td>
        <Link to="/appeals/$id" params={{ id: appeal.id }} search={doing(row)}>
          {appeal.title}
        </Link>
        <br />
        <span className="id">{appeal.id}</span>{' '}
        <span className="soft">
          {[appeal.place, county.category(appeal.category)].filter(Boolean).join(' · ')}
        </span>
      </td>
      <td>{row.person === account ? texts.me : county.person(row.person) || county.unit(row.unit)}</td>
    </tr>
  );
}
