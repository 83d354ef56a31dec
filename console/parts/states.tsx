import { Alert, Button, Empty, Skeleton } from 'antd';
import type { ReactNode } from 'react';
import { isProblem } from '../app/api.ts';
import { useSaid, useTexts } from '../app/language.tsx';
import { shellTexts } from '../app/shell-texts.ts';

/** Rows that are on their way, in the shape of the rows. */
export function Loading({ rows = 6 }: { readonly rows?: number }) {
  const texts = useTexts(shellTexts);
  return (
    <div role="status" aria-label={texts.loading} aria-busy="true">
      <Skeleton title={false} paragraph={{ rows, width: '100%' }} active />
    </div>
  );
}

/** Nothing is here. It says what would be here, and the next step. */
export function Nothing({ children, action }: { readonly children: ReactNode; readonly action?: ReactNode }) {
  return (
    <Empty image={Empty.PRESENTED_IMAGE_SIMPLE} description={children} className="nothing">
      {action}
    </Empty>
  );
}

/** Something went wrong: the API's own sentence, a way to try again, and the id of the request. */
export function Failure({ error, again }: { readonly error: unknown; readonly again?: () => void }) {
  const texts = useTexts(shellTexts);
  const said = useSaid();
  const sentence = isProblem(error) ? said(error.said) : texts.failed;
  const request = isProblem(error) && error.requestId ? `${texts.request} ${error.requestId}` : undefined;
  return (
    <Alert
      type="error"
      role="alert"
      title={sentence}
      description={request}
      action={again && <Button onClick={again}>{texts.retry}</Button>}
    />
  );
}
