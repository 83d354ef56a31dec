import { Link } from '@tanstack/react-router';
import { Typography } from 'antd';
import { useTexts } from '../app/language.tsx';
import { filingTexts } from './texts.ts';

export interface FiledCase {
  readonly id: string;
  readonly trackingCode: string;
}

/** The number and the code of the case just filed, to be read to the caller. */
export function Filed({ filed }: { readonly filed: FiledCase }) {
  const texts = useTexts(filingTexts);
  return (
    <section className="card filed" role="status">
      <h2>
        {texts.filed} · {texts.readAloud}
      </h2>
      <dl>
        <dt>{texts.number}</dt>
        <dd>
          <Typography.Text copyable={{ tooltips: false }}>{filed.id}</Typography.Text>
        </dd>
        <dt>{texts.code}</dt>
        <dd className="code">
          <Typography.Text copyable={{ tooltips: false }}>{filed.trackingCode}</Typography.Text>
        </dd>
      </dl>
      <Link to="/appeals/$id" params={{ id: filed.id }} target="_blank">
        {texts.openCase}
      </Link>
    </section>
  );
}
