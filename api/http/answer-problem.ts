import { STATUS_CODES } from 'node:http';
import { HTTPException } from 'hono/http-exception';
import { type ProblemBody, problemMediaType } from '../../contract/index.ts';
import type { ApiContext } from './env.ts';
import { languageOf, languageTag } from './language.ts';
import type { Log } from './log.ts';
import { Problem, problem } from './problem.ts';

/** Answers with a thrown problem as it is. Any other error becomes `internal` and is logged. */
export const answerError =
  (log: Log) =>
  (error: Error, c: ApiContext): Response => {
    if (error instanceof Problem) return answerProblem(c, error);
    if (error instanceof HTTPException && error.status < 500) return answerProblem(c, problem('not-found'));
    log.error({ requestId: c.get('requestId'), error: error.name, stack: error.stack }, 'unforeseen');
    return answerProblem(c, problem('internal'));
  };

/** RFC 9457: `detail` is in the caller's language, and both sentences stand beside it. */
export function answerProblem(c: ApiContext, { status, code, worded, more }: Problem): Response {
  const sentence = worded(c.get('naming'));
  const language = languageOf(c.req.header('accept-language'));
  const body: ProblemBody = {
    type: `urn:huiyin:problem:${code}`,
    title: STATUS_CODES[status] ?? 'Problem',
    status,
    detail: sentence[language],
    code,
    ...sentence,
    requestId: c.get('requestId'),
    ...(more.params ? { params: more.params } : {}),
    ...(more.errors
      ? { errors: more.errors.map(({ path, zh, en }) => ({ path, zh, en, message: { zh, en }[language] })) }
      : {}),
    ...(more.categories ? { categories: [...more.categories] } : {}),
    ...(more.allowed ? { allowed: [...more.allowed] } : {}),
  };
  c.header('Content-Type', `${problemMediaType}; charset=utf-8`);
  c.header('Content-Language', languageTag[language]);
  c.header('Cache-Control', 'no-store');
  for (const [name, value] of Object.entries(more.headers ?? {})) c.header(name, value);
  return c.body(JSON.stringify(body), status as 400);
}
