import { useNavigate, useSearch } from '@tanstack/react-router';
import type { KeyboardEvent } from 'react';
import { useInboxCounts, worksAsUnit } from '../app/counts.ts';
import { useCountyNames } from '../app/county.ts';
import { useMe } from '../app/gate.tsx';
import { useTexts } from '../app/language.tsx';
import { Glance } from './glance.tsx';
import { type InboxAsked, InboxRows, type Row } from './rows.tsx';
import { todayTexts } from './texts.ts';
import './today.css';

/** The page of all that the reader and the reader's unit owe. The numbers on the tabs equal the lists behind them. */
export function TodayPage() {
  const texts = useTexts(todayTexts);
  const { role, unit } = useMe();
  const usual = worksAsUnit(role) ? 'unit' : 'mine';
  const { tab = usual } = useSearch({ from: '/today' });
  const navigate = useNavigate();
  const counts = useInboxCounts();
  const tabs: readonly (readonly [name: string, title: string, count: number | undefined])[] = [
    ['mine', texts.mine, counts?.me],
    ...(unit === null ? [] : [['unit', texts.unit, counts?.unit] as const]),
    ['today', texts.today, usual === 'unit' ? counts?.unitToday : counts?.today],
    ['overdue', texts.overdue, usual === 'unit' ? counts?.unitOverdue : counts?.overdue],
    ...(role === 'officer' ? [['pool', texts.pool, counts?.pool] as const] : []),
  ];
  return (
    <>
      <h1>{texts.title}</h1>
      <Glance />
      <div className="tabs" role="tablist" aria-label={texts.title} onKeyDown={walkTabs}>
        {tabs.map(([name, title, count]) => (
          <button
            key={name}
            type="button"
            role="tab"
            aria-selected={tab === name}
            className={tab === name ? 'on' : ''}
            onClick={() => void navigate({ to: '/today', search: name === usual ? {} : { tab: name } })}
          >
            {title} {count !== undefined && <b>{count}</b>}
          </button>
        ))}
      </div>
      <InboxRows
        key={tab}
        asked={askedBy(tab, usual === 'unit' ? 'unit' : 'me', counts?.todayEndsAt)}
        empty={tab === 'pool' ? texts.nonePool : texts.none}
        about={(row) => <Denials row={row} />}
      />
    </>
  );
}

/** The arrows walk the tabs, and Enter opens one. */
function walkTabs({ key, currentTarget }: KeyboardEvent<HTMLElement>): void {
  const by = { ArrowRight: 1, ArrowLeft: -1 }[key];
  if (by === undefined) return;
  const tabs = [...currentTarget.querySelectorAll<HTMLElement>('[role=tab]')];
  const at = tabs.indexOf(document.activeElement as HTMLElement);
  tabs[(at + by + tabs.length) % tabs.length]?.focus();
}

/** A dispute in one line, for a leader who has not opened the case. */
function Denials({ row: { deniedBy } }: { readonly row: Row }) {
  const texts = useTexts(todayTexts);
  const county = useCountyNames();
  if (deniedBy.length === 0) return null;
  return <div>{texts.deniedBy(deniedBy.map((unit) => county.unit(unit)))}</div>;
}

function askedBy(tab: string, of: 'me' | 'unit', dueBy: string | undefined): InboxAsked {
  switch (tab) {
    case 'unit':
      return { of: 'unit' };
    case 'pool':
      return { of: 'pool' };
    case 'today':
      return { of, overdue: 'false', dueBy };
    case 'overdue':
      return { of, overdue: 'true' };
    default:
      return { of: 'me' };
  }
}
