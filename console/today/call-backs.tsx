import { useState } from 'react';
import { useInboxCounts } from '../app/counts.ts';
import { useTexts } from '../app/language.tsx';
import { Instant } from '../parts/time.tsx';
import { CallPanel } from './call-panel.tsx';
import { subjectOf } from './call-result.ts';
import { InboxRows, type Row } from './rows.tsx';
import { todayTexts } from './texts.ts';
import './today.css';

const dayMs = 86_400_000;
const asked = { of: 'unit', kind: 'call-back' } as const;

/** The call-backs of the reader's centre, the most pressing first, and the call that is being made. */
export function CallBacksPage() {
  const texts = useTexts(todayTexts);
  const [row, setRow] = useState<Row | null>(null);
  return (
    <>
      <h1>{texts.callBacks}</h1>
      <div className={row ? 'calling' : undefined}>
        <div>
          <InboxRows
            asked={asked}
            empty={texts.noneCalls}
            about={(one) => <Tries row={one} />}
            onOpen={setRow}
          />
        </div>
        {row && <CallPanel key={row.id} row={row} onClose={() => setRow(null)} />}
      </div>
    </>
  );
}

/** The subject of the call, and the days. Calls of a series count once a day. */
function Tries({ row }: { readonly row: Row }) {
  const texts = useTexts(todayTexts);
  const todayEndsAt = useInboxCounts()?.todayEndsAt;
  const { calls } = row;
  if (!calls) {
    const about = { decline: texts.tellsDecline, withdrawal: texts.asksWithdrawal, rating: '' };
    return <div className="soft">{about[subjectOf(row)]}</div>;
  }
  const { made, days, needed, lastAt } = calls;
  const isToday = lastAt && todayEndsAt && Date.parse(lastAt) >= Date.parse(todayEndsAt) - dayMs;
  return (
    <div className="soft">
      {made === 0 ? texts.noCalls : `${texts.tries(days, needed)} · ${texts.calls(made)}`}
      {lastAt && (
        <>
          {` · ${texts.lastCall} `}
          <Instant at={lastAt} />
        </>
      )}
      {isToday && ` · ${texts.calledToday}`}
    </div>
  );
}
