/** @jsxImportSource hono/jsx */
import type { CitizenNeeds, Visit } from '../needs.ts';
import { LineField } from '../parts/fields.tsx';
import { Layout } from '../parts/layout.tsx';
import { following } from '../words/following.ts';

interface CodePageProps {
  readonly needs: CitizenNeeds;
  readonly visit: Visit;
  readonly id?: string;
  readonly phone: string;
  readonly sent: boolean;
  readonly problem: string | null;
}

/** Asks for the telephone, then for the code that was sent to it. */
export function CodePage({ needs, visit, id, phone, sent, problem }: CodePageProps) {
  const { language, token } = visit;
  const text = following[language];
  const lost = id !== undefined;
  const title = lost ? text.lostTitle : text.mineTitle;
  return (
    <Layout needs={needs} visit={visit} title={title}>
      <h1>{title}</h1>
      <p>{lost ? text.lostHint : text.mineHint}</p>
      {sent && problem === null ? (
        <p class="done" role="status">
          {text.sent}
        </p>
      ) : null}
      {problem === null ? null : (
        <div class="problems" role="alert">
          <p>{problem}</p>
        </div>
      )}
      <form method="post" action={lost ? '/lost' : '/mine'}>
        <input type="hidden" name="token" value={token} />
        {lost ? <LineField language={language} name="id" label={text.number} value={id} capital /> : null}
        <LineField
          language={language}
          name="phone"
          label={text.phone}
          value={phone}
          type="tel"
          autocomplete="tel"
        />
        {sent ? (
          <>
            <LineField
              language={language}
              name="code"
              label={text.smsCode}
              inputmode="numeric"
              autocomplete="one-time-code"
            />
            <button type="submit">{lost ? text.newCode : text.enter}</button>
            <button type="submit" name="step" value="send" class="two">
              {text.sendCode}
            </button>
          </>
        ) : (
          <button type="submit" name="step" value="send">
            {text.sendCode}
          </button>
        )}
      </form>
    </Layout>
  );
}
