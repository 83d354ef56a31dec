/** @jsxImportSource hono/jsx */
import type { Hono } from 'hono';
import { caseNumber } from '../case/case-number.ts';
import { type CaseView, tellingIn } from '../case/shown-case.ts';
import { type Ask, asking } from '../http/ask.ts';
import { keepCode } from '../http/case-cookie.ts';
import { formOf } from '../http/form.ts';
import type { CitizenEnv, CitizenNeeds, PageContext } from '../needs.ts';
import { answerPage } from '../parts/layout.tsx';
import { explainProblem, pageStatus, sentenceOf } from '../parts/problem.tsx';
import { CodePage } from './code-page.tsx';
import { MinePage } from './mine-page.tsx';

/** One's own cases by a code to the phone, and a new tracking code for a lost one. */
export function mineRoutes(pages: Hono<CitizenEnv>, needs: CitizenNeeds): void {
  const ask = asking(needs);
  signInRoutes(pages, needs, ask);
  lostRoutes(pages, needs, ask);
}

function signInRoutes(pages: Hono<CitizenEnv>, needs: CitizenNeeds, ask: Ask): void {
  pages.get('/mine', async (c) => {
    const visit = c.get('visit');
    const own = await ask<{ items: CaseView[] }>(c, { path: '/v1/citizen/appeals' });
    if (own.ok) {
      const telling = tellingIn(visit.language, needs.naming, needs.clock());
      return answerPage(c, <MinePage needs={needs} visit={visit} telling={telling} cases={own.data.items} />);
    }
    if (own.refused.status !== 401) return explainProblem(c, needs, own.refused);
    return answerCode(c, needs, { phone: '', sent: false, problem: null });
  });
  pages.post('/mine', async (c) => {
    const form = await formOf(c);
    const phone = form.text('phone');
    if (form.text('code') === '' || form.text('step') === 'send') {
      const sent = await ask(c, { method: 'POST', path: '/v1/citizen/codes', body: { phone } });
      return answerCode(
        c,
        needs,
        sent.ok ? { phone, sent: true, problem: null } : refusal(c, phone, sent.refused),
      );
    }
    const body = { phone, code: form.text('code'), as: 'cookie' };
    const entered = await ask(c, { method: 'POST', path: '/v1/citizen/sign-in', body });
    if (!entered.ok) return answerCode(c, needs, { ...refusal(c, phone, entered.refused), sent: true });
    passCookies(c, entered.cookies);
    return c.redirect('/mine', 303);
  });
  pages.post('/mine/leave', async (c) => {
    const left = await ask(c, { method: 'POST', path: '/v1/sign-out', body: {} });
    if (left.ok) passCookies(c, left.cookies);
    return c.redirect('/', 303);
  });
}

/** A session of these pages ends with the browser: a phone may be lent. */
function passCookies(c: PageContext, cookies: readonly string[]): void {
  for (const cookie of cookies) {
    const isDeletion = /max-age=0/i.test(cookie);
    const kept = isDeletion ? cookie : cookie.replace(/;\s*(max-age|expires)=[^;]*/gi, '');
    c.header('Set-Cookie', kept, { append: true });
  }
}

function lostRoutes(pages: Hono<CitizenEnv>, needs: CitizenNeeds, ask: Ask): void {
  pages.get('/lost', (c) => {
    const id = caseNumber(c.req.query('id') ?? '');
    return answerCode(c, needs, { id, phone: '', sent: false, problem: null });
  });
  pages.post('/lost', async (c) => {
    const form = await formOf(c);
    const id = caseNumber(form.text('id'));
    const phone = form.text('phone');
    const path = `/v1/track/${id || '-'}`;
    if (form.text('code') === '' || form.text('step') === 'send') {
      const sent = await ask(c, { method: 'POST', path: `${path}/lost-code`, body: { phone } });
      const state = sent.ok ? { phone, sent: true, problem: null } : refusal(c, phone, sent.refused);
      return answerCode(c, needs, { ...state, id });
    }
    const body = { phone, code: form.text('code') };
    const fresh = await ask<{ trackingCode: string }>(c, { method: 'POST', path: `${path}/new-code`, body });
    if (!fresh.ok) return answerCode(c, needs, { ...refusal(c, phone, fresh.refused), id, sent: true });
    keepCode(c, needs, id, fresh.data.trackingCode);
    return c.redirect(`/case/${id}/code`, 303);
  });
}

interface CodeState {
  /** The case whose code was lost. Without it somebody signs in. */
  readonly id?: string;
  readonly phone: string;
  readonly sent: boolean;
  readonly problem: { readonly said: string; readonly status: number } | null;
}

function refusal(c: PageContext, phone: string, refused: Parameters<typeof sentenceOf>[0]): CodeState {
  const { language } = c.get('visit');
  const [field] = refused.errors;
  return {
    phone,
    sent: false,
    problem: { said: field?.[language] ?? sentenceOf(refused, language), status: refused.status },
  };
}

const answerCode = (c: PageContext, needs: CitizenNeeds, { problem, ...state }: CodeState) =>
  answerPage(
    c,
    <CodePage needs={needs} visit={c.get('visit')} {...state} problem={problem?.said ?? null} />,
    problem === null ? 200 : pageStatus(problem.status),
  );
