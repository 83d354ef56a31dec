import { useState } from 'react';
import { useTexts } from '../app/language.tsx';
import { Instant } from '../parts/time.tsx';
import { CallPanel } from './call-panel.tsx';
import { InboxRows, type Row } from './rows.tsx';
import { todayTexts } from './texts.ts';
import './today.css';

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

/** Calls count once a day, so the days are what matters. */
function Tries({ row: { calls } }: { readonly row: Row }) {
  const texts = useTexts(todayTexts);
  if (!calls) return null;
  const { made, days, needed, lastAt } = calls;
  return (
    <div className="soft">
      {made === 0 ? texts.noCalls : `${texts.tries(days, needed)} · ${texts.calls(made)}`}
      {lastAt && (
        <>
          {` · ${texts.lastCall} `}
          <Instant at={lastAt} />
        </>
      )}
    </div>
  );
}
