/** @jsxImportSource hono/jsx */
import type { Hono } from 'hono';
import { keepPage } from '../filing/keep.tsx';
import { type Ask, asking } from '../http/ask.ts';
import { codeOf, dropCode, keepCode } from '../http/case-cookie.ts';
import { formOf } from '../http/form.ts';
import type { CitizenEnv, CitizenNeeds } from '../needs.ts';
import { answerPage } from '../parts/layout.tsx';
import { explainProblem, sentenceOf } from '../parts/problem.tsx';
import { actRoutes } from './act-routes.tsx';
import { caseNumber } from './case-number.ts';
import { CasePage } from './case-page.tsx';
import { openCase } from './open-case.ts';
import { OpenPage } from './open-page.tsx';
import { rateRoute } from './rate-route.tsx';
import type { CaseView } from './shown-case.ts';

/** The pages of a case: it is opened by its code, or by the citizen's own session. */
export function caseRoutes(pages: Hono<CitizenEnv>, needs: CitizenNeeds): void {
  const ask = asking(needs);
  openRoutes(pages, needs, ask);
  pages.get('/case/:id', async (c) => {
    const id = caseNumber(c.req.param('id'));
    const opened = await openCase(c, needs, ask, id);
    if (opened === null)
      return answerPage(c, <OpenPage needs={needs} visit={c.get('visit')} id={id} problem={null} />);
    if ('refused' in opened) return opened.refused;
    return answerPage(c, <CasePage {...opened.props} done={c.req.query('done') ?? null} />);
  });
  rateRoute(pages, needs, ask);
  actRoutes(pages, needs, ask);
}

function openRoutes(pages: Hono<CitizenEnv>, needs: CitizenNeeds, ask: Ask): void {
  pages.get('/case', (c) =>
    answerPage(c, <OpenPage needs={needs} visit={c.get('visit')} id="" problem={null} />),
  );
  pages.post('/case', async (c) => {
    const form = await formOf(c);
    const id = caseNumber(form.text('id'));
    const code = form.text('code');
    const { language } = c.get('visit');
    const seen = await ask<CaseView>(c, {
      path: `/v1/track/${encodeURIComponent(id || '-')}`,
      code: code || '-',
    });
    if (seen.ok) {
      keepCode(c, needs, id, code);
      return c.redirect(`/case/${id}`, 303);
    }
    const problem = sentenceOf(seen.refused, language);
    const page = <OpenPage needs={needs} visit={c.get('visit')} id={id} problem={problem} />;
    return answerPage(c, page, seen.refused.status === 429 ? 429 : seen.refused.status >= 500 ? 503 : 422);
  });
  pages.get('/case/:id/code', async (c) => {
    const id = caseNumber(c.req.param('id'));
    const code = codeOf(c, needs, id);
    if (code === null) return c.redirect(`/case/${id}`, 303);
    const seen = await ask<CaseView>(c, { path: `/v1/track/${id}`, code });
    if (!seen.ok) return explainProblem(c, needs, seen.refused);
    const { anonymous } = seen.data;
    return answerPage(c, await keepPage(c, needs, { id, code, anonymous, people: [], warnings: [] }));
  });
  pages.post('/case/:id/leave', (c) => {
    dropCode(c, needs, caseNumber(c.req.param('id')));
    return c.redirect('/', 303);
  });
}
