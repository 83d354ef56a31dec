/** @jsxImportSource hono/jsx */
import type { CitizenNeeds, Visit } from '../needs.ts';
import { LineField } from '../parts/fields.tsx';
import { Layout } from '../parts/layout.tsx';
import { following } from '../words/following.ts';

interface OpenPageProps {
  readonly needs: CitizenNeeds;
  readonly visit: Visit;
  readonly id: string;
  readonly problem: string | null;
}

/** Asks for the number and the code. A link with its code in the fragment fills both, where scripts run. */
export function OpenPage({ needs, visit, id, problem }: OpenPageProps) {
  const { language, token } = visit;
  const text = following[language];
  return (
    <Layout needs={needs} visit={visit} title={text.openTitle} scripts={['open.js']}>
      <h1>{text.openTitle}</h1>
      <p>{text.openHint}</p>
      {problem === null ? null : (
        <div class="problems" role="alert">
          <p>{problem}</p>
        </div>
      )}
      <form method="post" action="/case" id="open">
        <input type="hidden" name="token" value={token} />
        <LineField
          language={language}
          name="id"
          label={text.number}
          hint={text.numberHint}
          value={id}
          capital
        />
        <LineField language={language} name="code" label={text.code} hint={text.codeHint} capital />
        <button type="submit">{text.show}</button>
      </form>
      <p>
        <a href={id === '' ? '/lost' : `/lost?id=${id}`}>{text.lost}</a>
      </p>
      <p>
        <a href="/mine">{text.mineTitle}</a>
      </p>
    </Layout>
  );
}
