/** @jsxImportSource hono/jsx */
import type { PropsWithChildren } from 'hono/jsx';
import type { CitizenNeeds, PageContext, Visit } from '../needs.ts';
import { common } from '../words/common.ts';

interface LayoutProps {
  readonly needs: CitizenNeeds;
  readonly visit: Visit;
  readonly title: string;
  /** Scripts of this page, beside the one of all pages. */
  readonly scripts?: readonly string[];
  /** Nothing else on the page while one question is owed. */
  readonly alone?: boolean;
}

/** The frame of every page: the county's name, size and language, the content, and where offices go. */
export function Layout({
  needs,
  visit,
  title,
  scripts = [],
  alone,
  children,
}: PropsWithChildren<LayoutProps>) {
  const { language, large } = visit;
  const text = common[language];
  const { look } = needs.county;
  const county = needs.county.name[language];
  return (
    <html lang={language === 'zh' ? 'zh-CN' : 'en'} class={large ? 'large' : ''}>
      <head>
        <meta charset="utf-8" />
        <meta name="viewport" content="width=device-width, initial-scale=1" />
        <meta name="format-detection" content="telephone=no" />
        <title>{`${title} · ${county}`}</title>
        <link rel="icon" href="data:," />
        <link
          rel="stylesheet"
          href={`/pages/style.css?v=${needs.scripts.styleMark}${look.accent.slice(1)}`}
        />
        {['page.js', ...scripts].map((name) => (
          <script type="module" src={`/pages/${name}`} />
        ))}
      </head>
      <body>
        <a class="skip" href="#content">
          {text.skip}
        </a>
        <header>
          <a href="/" class="county">
            {county} · {text.service}
          </a>
          <LookForm visit={visit} />
        </header>
        <main id="content" tabindex={-1}>
          {children}
        </main>
        {alone ? null : (
          <footer>
            {look.hotline === null ? null : <p>{text.hotline(look.hotline)}</p>}
            {visit.kept ? null : <p>{text.plain}</p>}
            <p>
              <a href="/console/">{text.offices}</a>
            </p>
          </footer>
        )}
      </body>
    </html>
  );
}

/** Two buttons that need no script. They lead back to the same page. */
function LookForm({ visit }: { readonly visit: Visit }) {
  const { language, large, path, token } = visit;
  const text = common[language];
  return (
    <form method="post" action="/look" class="look">
      <input type="hidden" name="token" value={token} />
      <input type="hidden" name="back" value={path} />
      <button type="submit" name="large" value={large ? 'no' : 'yes'}>
        {large ? text.usual : text.large}
      </button>
      <button
        type="submit"
        name="language"
        value={language === 'zh' ? 'en' : 'zh'}
        lang={language === 'zh' ? 'en' : 'zh-CN'}
      >
        {text.other}
      </button>
    </form>
  );
}

/** Answers with a page. Nobody keeps it: the next person may hold the same phone. */
export function answerPage(
  c: PageContext,
  page: unknown,
  status: 200 | 400 | 401 | 403 | 404 | 409 | 413 | 422 | 429 | 503 = 200,
) {
  c.header('Cache-Control', 'no-store');
  return c.html(`<!doctype html>${String(page)}`, status);
}
