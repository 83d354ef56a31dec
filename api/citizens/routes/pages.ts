import type { CitizenNeeds } from '../../../citizen/needs.ts';
import { type CitizenPages, citizenPages } from '../../../citizen/pages.tsx';
import type { ApiContext, App } from '../../http/env.ts';

type PageNeeds = Omit<CitizenNeeds, 'ask' | 'scripts' | 'publicUrl'> & {
  readonly citizen?: Pick<CitizenNeeds, 'scripts' | 'publicUrl'>;
};

/** Builds the citizens' pages over this API. They ask it in the same process, as any other program would. */
export function citizenPagesOf(app: App, { citizen, ...needs }: PageNeeds): CitizenPages | null {
  if (!citizen) return null;
  const { county, naming, keyring, clock, secure, map, mapPolicy } = needs;
  const ask = (request: Request, env: unknown) => app.fetch(request, env as object);
  return citizenPages({ ask, county, naming, keyring, clock, secure, map, mapPolicy, ...citizen });
}

/** The addresses of the pages. Each has a pattern of its own, because addresses name cases and metrics must not. */
const patterns = [
  '/',
  '/file',
  '/case',
  '/case/:id',
  '/case/:id/:page',
  '/mine',
  '/mine/leave',
  '/lost',
  '/look',
  '/pages/:name',
  '/sw.js',
];

export function pageRoutes(app: App, pages: CitizenPages): void {
  app.on(['GET', 'POST'], patterns, (c) => pages.answer(c.req.raw, envOf(c)));
}

/** A person who asked for a page reads a refusal as a page, also where no page was reached. */
export const toPeople =
  <Given extends readonly unknown[]>(
    answer: (...given: [...Given, ApiContext]) => Response,
    pages: CitizenPages | null,
  ) =>
  (...given: [...Given, ApiContext]): Response | Promise<Response> => {
    const c = given.at(-1) as ApiContext;
    const problem = answer(...given);
    return pages && isRead(c, pages) ? pages.explain(problem, c.req.raw, envOf(c)) : problem;
  };

/** Somebody reads at an address of the pages, or typed an address that leads nowhere. */
const isRead = (c: ApiContext, pages: CitizenPages): boolean =>
  pages.owns(c.req.path) ||
  (/text\/html/.test(c.req.header('accept') ?? '') && !/^\/(v1|console|docs)\b/.test(c.req.path));

const envOf = (c: ApiContext) => ({ ...c.env, requestId: c.get('requestId') });
