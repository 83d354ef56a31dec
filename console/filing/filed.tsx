import { Link } from '@tanstack/react-router';
import { Typography } from 'antd';
import { useSaid, useTexts } from '../app/language.tsx';
import { filingTexts } from './texts.ts';

export interface FiledCase {
  readonly id: string;
  readonly trackingCode: string;
  readonly kind?: string;
  /** The case is filed all the same. */
  readonly warnings?: readonly { readonly code: string; readonly zh: string; readonly en: string }[];
}

/** The number and the code of the case just filed, to be read to the caller. A leader’s instruction has no caller. */
export function Filed({ filed }: { readonly filed: FiledCase }) {
  const texts = useTexts(filingTexts);
  const said = useSaid();
  const hasCaller = filed.kind !== 'instruction';
  return (
    <section className="card filed" role="status">
      <h2>{hasCaller ? `${texts.filed} · ${texts.readAloud}` : texts.filed}</h2>
      <dl>
        <dt>{texts.number}</dt>
        <dd>
          <Typography.Text copyable={{ tooltips: false }}>{filed.id}</Typography.Text>
        </dd>
        {hasCaller && (
          <>
            <dt>{texts.code}</dt>
            <dd className="code">
              <Typography.Text copyable={{ tooltips: false }}>{filed.trackingCode}</Typography.Text>
            </dd>
          </>
        )}
      </dl>
      {filed.warnings?.map((warning) => (
        <p key={said(warning)}>{said(warning)}</p>
      ))}
      <Link to="/appeals/$id" params={{ id: filed.id }} target="_blank">
        {texts.openCase}
      </Link>
    </section>
  );
}
