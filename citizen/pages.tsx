/** @jsxImportSource hono/jsx */
import { Hono } from 'hono';
import { compress } from 'hono/compress';
import type { MapPolicy } from '../map/settings.ts';
import { phoneProblem } from '../phone/index.ts';
import { caseRoutes } from './case/routes.tsx';
import { filingRoutes } from './filing/routes.tsx';
import { HomePage } from './home-page.tsx';
import { jsonOf, refusalIn } from './http/ask.ts';
import { formOf } from './http/form.ts';
import { guarded } from './http/guard.ts';
import { chooseLook, visiting } from './http/visit.ts';
import { mineRoutes } from './mine/routes.tsx';
import type { CitizenEnv, CitizenNeeds, PageContext } from './needs.ts';
import { answerPage } from './parts/layout.tsx';
import { explainProblem, explainRefusal } from './parts/problem.tsx';
import { common } from './words/common.ts';

/** The citizens' pages, as the server that carries them sees them. */
export interface CitizenPages {
  /** Tells whether an address is one of these pages. */
  owns(path: string): boolean;
  answer(request: Request, env: unknown): Response | Promise<Response>;
  /** Says to a person what the server said to a program. */
  explain(problem: Response, request: Request, env: unknown): Promise<Response>;
}

const ownAddress = /^\/(?:$|(?:file|case|mine|lost|look|pages)(?:\/|$)|sw\.js$)/;
/** The county's logo is the API's. */
const notOwn = /^\/look\/logo$/;

/** Builds the pages. Each is complete HTML, and works without script. */
export function citizenPages(needs: CitizenNeeds): CitizenPages {
  const pages = new Hono<CitizenEnv>();
  // No other site's request carries the cookies of these pages, so that packed sizes tell nobody anything.
  pages.use(compress());
  fileRoutes(pages, needs);
  pages.use(visiting(needs), policed(needs), guarded(needs));
  pages.get('/', (c) => answerPage(c, <HomePage needs={needs} visit={c.get('visit')} />));
  lookRoute(pages, needs);
  filingRoutes(pages, { ...needs, isPhone: (text) => phoneProblem(text) === null });
  caseRoutes(pages, needs);
  mineRoutes(pages, needs);
  pages.notFound((c) =>
    explainRefusal(c as PageContext, needs, 404, common[c.get('visit').language].nowhereHint),
  );
  return {
    owns: (path) => ownAddress.test(path) && !notOwn.test(path),
    answer: (request, env) => pages.fetch(request, env as object),
    explain: (problem, request, env) => explained(needs, problem, request, env),
  };
}

/** These pages load only what this server has. Their forms lead here too. */
const policyOf = (mapPolicy: MapPolicy): string =>
  [
    "default-src 'none'",
    "script-src 'self'",
    "style-src 'self'",
    `img-src 'self' data: blob:${mapPolicy.images}`,
    "media-src 'self' blob:",
    `connect-src 'self'${mapPolicy.data}`,
    "worker-src 'self'",
    "form-action 'self'",
    "frame-ancestors 'none'",
    "base-uri 'none'",
  ].join('; ');

const policed =
  ({ mapPolicy }: Pick<CitizenNeeds, 'mapPolicy'>) =>
  async (c: PageContext, next: () => Promise<void>): Promise<void> => {
    await next();
    c.header('Content-Security-Policy', policyOf(mapPolicy));
    c.header(
      'Permissions-Policy',
      'camera=(self), geolocation=(self), microphone=(self), payment=(), usb=()',
    );
  };

/** Script and style have no reader: they need no cookie. The style begins with the county's colour. */
function fileRoutes(pages: Hono<CitizenEnv>, { scripts, county }: CitizenNeeds): void {
  pages.get('/pages/:name', async (c) => {
    const file = await scripts.file(c.req.param('name'));
    if (file === null) return c.notFound();
    const isStyle = c.req.param('name') === 'style.css';
    const tag = `"${file.mark}${isStyle ? county.look.accent.slice(1) : ''}"`;
    c.header('ETag', tag);
    c.header(
      'Cache-Control',
      isStyle && c.req.query('v') ? 'public, max-age=31536000, immutable' : 'public, max-age=300',
    );
    if (c.req.header('if-none-match') === tag) return c.body(null, 304);
    const content = isStyle ? `:root{--accent:${county.look.accent}}${file.content}` : file.content;
    return c.body(content, 200, { 'Content-Type': file.type });
  });
  pages.get('/sw.js', async (c) => {
    const file = await scripts.file('worker.js');
    if (file === null) return c.notFound();
    return c.body(file.content, 200, {
      'Content-Type': file.type,
      'Cache-Control': 'no-cache',
      'Content-Security-Policy': "default-src 'none'; connect-src 'self'",
    });
  });
}

/** Language and size, chosen by a button. It leads back to where it stood. */
function lookRoute(pages: Hono<CitizenEnv>, { secure }: CitizenNeeds): void {
  pages.post('/look', async (c) => {
    const form = await formOf(c);
    const { language, large } = c.get('visit');
    const wanted = form.text('language');
    chooseLook(c, secure, {
      language: wanted === 'zh' || wanted === 'en' ? wanted : language,
      large: form.has('large') ? form.text('large') === 'yes' : large,
    });
    const back = form.text('back');
    return c.redirect(/^\/[\w/-]*$/.test(back) && !back.startsWith('//') ? back : '/', 303);
  });
}

/** A refusal that came before any page, such as too many requests, still speaks to a person. */
async function explained(
  needs: CitizenNeeds,
  problem: Response,
  request: Request,
  env: unknown,
): Promise<Response> {
  const refused = refusalIn(jsonOf(await problem.clone().text()), problem);
  const speaking = new Hono<CitizenEnv>();
  speaking.use(visiting(needs), policed(needs));
  speaking.all('*', (c) => explainProblem(c, needs, refused));
  const shown = await speaking.fetch(new Request(request.url, { headers: request.headers }), env as object);
  const headers = new Headers(shown.headers);
  for (const name of ['retry-after', 'ratelimit', 'ratelimit-policy']) {
    const value = problem.headers.get(name);
    if (value !== null) headers.set(name, value);
  }
  return new Response(shown.body, { status: problem.status, headers });
}
