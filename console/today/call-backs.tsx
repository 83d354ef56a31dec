import { useTexts } from '../app/language.tsx';
import { InboxRows } from './rows.tsx';
import { todayTexts } from './texts.ts';
import './today.css';

/** The call-backs of the reader's centre, the most pressing first. */
export function CallBacksPage() {
  const texts = useTexts(todayTexts);
  return (
    <>
      <h1>{texts.callBacks}</h1>
      <InboxRows asked={{ of: 'unit', kind: 'call-back' }} />
    </>
  );
}
