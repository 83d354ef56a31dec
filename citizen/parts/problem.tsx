/** @jsxImportSource hono/jsx */
import type { Refused } from '../http/ask.ts';
import type { CitizenNeeds, PageContext } from '../needs.ts';
import { common } from '../words/common.ts';
import { answerPage, Layout } from './layout.tsx';

type PageStatus = Parameters<typeof answerPage>[2];
const pageStatuses = [400, 401, 403, 404, 409, 413, 422, 429, 503];
export const pageStatus = (status: number): PageStatus =>
  (pageStatuses.includes(status) ? status : 503) as PageStatus;

/** A page that says in one sentence why nothing was done, and leads on. */
export function explainRefusal(
  c: PageContext,
  needs: CitizenNeeds,
  status: number,
  sentence: string,
  requestId = '',
) {
  const visit = c.get('visit');
  const text = common[visit.language];
  const title = status === 404 ? text.nowhere : text.problem;
  return answerPage(
    c,
    <Layout needs={needs} visit={visit} title={title}>
      <h1>{title}</h1>
      <p role="alert">{sentence}</p>
      {requestId === '' ? null : <p class="small">{text.request(requestId)}</p>}
      <p>
        <a class="button" href="/">
          {text.home}
        </a>
      </p>
    </Layout>,
    pageStatus(status),
  );
}

/** The same for a refusal of the API. Where the API says nothing in words, it is busy. */
export function explainProblem(c: PageContext, needs: CitizenNeeds, refused: Refused) {
  const { language } = c.get('visit');
  return explainRefusal(c, needs, refused.status, sentenceOf(refused, language), refused.requestId);
}

export const sentenceOf = (refused: Refused, language: 'zh' | 'en'): string =>
  refused[language] || common[language].busy;
