import { useInfiniteQuery } from '@tanstack/react-query';
import { Link, useNavigate } from '@tanstack/react-router';
import { Button } from 'antd';
import { type ReactNode, useRef, useState } from 'react';
import { answered, api, type Schemas } from '../app/api.ts';
import { useCountyNames } from '../app/county.ts';
import { useMe } from '../app/gate.tsx';
import { useKeys } from '../app/keys.ts';
import { useTexts } from '../app/language.tsx';
import { useOpenAtDesk } from '../app/presence.ts';
import { useNames } from '../app/words.ts';
import { keyOf } from '../commands/command-keys.ts';
import { headed } from '../commands/labels.ts';
import { useHeldRows } from '../parts/held-rows.ts';
import { MovedOn, News } from '../parts/news.tsx';
import { Failure, Loading, Nothing } from '../parts/states.tsx';
import { TimeLeft } from '../parts/time.tsx';
import { UrgencyMark } from '../parts/urgency.tsx';
import { todayTexts } from './texts.ts';

export interface InboxAsked {
  readonly of: 'me' | 'unit' | 'pool';
  readonly kind?: string;
  readonly overdue?: 'true' | 'false';
  readonly dueBy?: string;
}
const enterKey = 'Enter';
export type Row = Omit<Schemas['InboxRow'], 'explanation'>;

interface InboxRowsProps {
  readonly asked: InboxAsked;
  /** Says what would be in an empty list. */
  readonly empty: string;
  /** More about a row, below its title. */
  readonly about?: (row: Row) => ReactNode;
  /** Opens the row's own work. By default the case opens with the form of what is owed. */
  readonly onOpen?: (row: Row) => void;
}

/** A table of what waits, the most pressing first. J and K move, Enter opens, a verb's letter does it. */
export function InboxRows({ asked, empty, about, onOpen }: InboxRowsProps) {
  const texts = useTexts(todayTexts);
  const navigate = useNavigate();
  const [selected, select] = useState<string | null>(null);
  const opened = useOpenAtDesk();
  const list = useInfiniteQuery({
    queryKey: ['lists', 'inbox', asked],
    queryFn: ({ pageParam }) =>
      answered(api.GET('/v1/inbox', { params: { query: { ...asked, cursor: pageParam } as never } })),
    initialPageParam: undefined as string | undefined,
    getNextPageParam: ({ next }) => next ?? undefined,
  });
  const latest: readonly Row[] = list.data?.pages.flatMap(({ items }) => items) ?? nothing;
  const scope = JSON.stringify([asked, list.data?.pages.length]);
  const { rows, fresh, gone, take } = useHeldRows(latest, ({ id }) => id, scope);
  const at = Math.max(
    0,
    rows.findIndex(({ id }) => id === selected),
  );
  const current = rows[at];
  const act = (row: Row | undefined) => {
    if (!row) return;
    if (onOpen) onOpen(row);
    else void navigate({ to: '/appeals/$id', params: { id: row.appeal.id }, search: doing(row) });
  };
  const table = useRef<HTMLTableElement>(null);
  const move = (by: number) => {
    const next = Math.min(Math.max(at + by, 0), rows.length - 1);
    select(rows[next]?.id ?? null);
    // The focus goes along, so that Enter, Tab and a screen reader go on from the row.
    const line = table.current?.querySelectorAll('tbody tr')[next];
    line?.querySelector<HTMLElement>('button:not(:disabled), a')?.focus();
  };
  const letter = current?.command ? keyOf(current.command) : undefined;
  useKeys({
    ...(letter ? { [letter]: () => act(current) } : {}),
    j: () => move(1),
    k: () => move(-1),
    [enterKey]: () => act(current),
  });
  if (list.isPending) return <Loading />;
  if (list.error && rows.length === 0)
    return <Failure error={list.error} again={() => void list.refetch()} />;
  if (rows.length === 0) return <Nothing>{empty}</Nothing>;
  return (
    <>
      <News fresh={fresh} gone={gone.size} onTake={take} />
      <div className="scroll">
        <table ref={table} className="rows" aria-label={texts.table}>
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
            {rows.map((row) => (
              <InboxLine
                key={row.id}
                row={row}
                selected={row === current}
                left={gone.has(row.id)}
                about={about?.(row)}
                openWith={opened.get(row.appeal.id)}
                onFocus={() => select(row.id)}
                onAct={() => act(row)}
              />
            ))}
          </tbody>
        </table>
      </div>
      {list.hasNextPage && (
        <Button onClick={() => void list.fetchNextPage()} loading={list.isFetchingNextPage}>
          {texts.more}
        </Button>
      )}
      <p className="soft desk-only">{texts.keys}</p>
    </>
  );
}

const nothing: readonly Row[] = [];

/** The case opens with the form of what is owed. */
const doing = ({ command }: Row): Record<string, string> => (command ? { do: command } : {});

interface InboxLineProps {
  readonly row: Row;
  readonly selected: boolean;
  readonly left: boolean;
  readonly about: ReactNode;
  /** Colleagues of the desk who have the case open. */
  readonly openWith: readonly string[] | undefined;
  readonly onFocus: () => void;
  readonly onAct: () => void;
}

function InboxLine({ row, selected, left, about, openWith, onFocus, onAct }: InboxLineProps) {
  const texts = useTexts(todayTexts);
  const name = useNames();
  const county = useCountyNames();
  const { account } = useMe();
  const { appeal } = row;
  const classes = [selected ? 'sel' : '', left ? 'moved-on' : ''].filter(Boolean).join(' ');
  return (
    <tr className={classes || undefined} aria-current={selected ? 'true' : undefined} onFocus={onFocus}>
      <td>
        <TimeLeft dueAt={row.dueAt} light={row.light} suspended={row.suspended} />
      </td>
      <td className="verb">
        {row.command ? (
          <Button size="small" disabled={left} onClick={onAct}>
            {headed(name('commands', row.command))}
            {keyOf(row.command) && (
              <span className="key" aria-hidden="true">
                {keyOf(row.command)}
              </span>
            )}
          </Button>
        ) : (
          name('obligations', row.kind)
        )}{' '}
        {left && <MovedOn />}
      </td>
      <td>
        <Link to="/appeals/$id" params={{ id: appeal.id }}>
          {appeal.title}
        </Link>{' '}
        <UrgencyMark urgency={appeal.urgency} />
        <br />
        <span className="id">{appeal.id}</span>{' '}
        <span className="soft">
          {[appeal.place, county.category(appeal.category)].filter(Boolean).join(' · ')}
        </span>
        {openWith && <div className="pill inline">{texts.openWith(openWith.join(texts.comma))}</div>}
        {about}
      </td>
      <td>{row.person === account ? texts.me : county.person(row.person) || county.unit(row.unit)}</td>
    </tr>
  );
}
