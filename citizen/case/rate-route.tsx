/** @jsxImportSource hono/jsx */
import { createHash } from 'node:crypto';
import type { Hono } from 'hono';
import type { Ask } from '../http/ask.ts';
import { codeOf } from '../http/case-cookie.ts';
import { type Form, formOf } from '../http/form.ts';
import type { CitizenEnv, CitizenNeeds, PageContext } from '../needs.ts';
import { answerPage, Layout } from '../parts/layout.tsx';
import { sentenceOf } from '../parts/problem.tsx';
import { rating } from '../words/rating.ts';
import { caseNumber } from './case-number.ts';
import { openCase } from './open-case.ts';
import { type Answers, Question } from './question.tsx';
import type { ShownCase } from './shown-case.ts';

/** The three questions, one after the other. The answers travel in the form until the citizen sends them. */
export function rateRoute(pages: Hono<CitizenEnv>, needs: CitizenNeeds, ask: Ask): void {
  const answerQuestion = (c: PageContext, props: ShownCase, answers: Answers, problem: string | null) =>
    answerPage(
      c,
      <Layout needs={needs} visit={props.visit} title={rating[props.visit.language].title} alone>
        <p class="id">{props.view.id}</p>
        <h1>{props.view.title}</h1>
        <Question {...props} answers={answers} problem={problem} />
      </Layout>,
      problem === null ? 200 : 409,
    );
  const opened = async (c: PageContext) => openCase(c, needs, ask, caseNumber(c.req.param('id') ?? ''));

  pages.get('/case/:id/vote', async (c) => {
    const found = await opened(c);
    if (found === null) return c.redirect(`/case/${c.req.param('id')}`, 303);
    return 'refused' in found ? found.refused : answerQuestion(c, found.props, {}, null);
  });
  pages.post('/case/:id/rate', async (c) => {
    const id = caseNumber(c.req.param('id'));
    const form = await formOf(c);
    const found = await opened(c);
    if (found === null) return c.redirect(`/case/${id}`, 303);
    if ('refused' in found) return found.refused;
    const { view, visit } = found.props;
    if (form.text('step') === 'restart') return answerQuestion(c, found.props, {}, null);
    const answers = answersIn(form);
    if (form.text('step') !== 'send' || !isWhole(answers))
      return answerQuestion(c, found.props, answers, null);
    const command = view.allowedCommands.includes('vote') ? 'vote' : 'rate';
    const comment = form.text('comment');
    const body = { ...answers, ...(comment === '' ? {} : { comment }) };
    const done = await ask(c, {
      method: 'POST',
      path: `/v1/track/${id}/${command}`,
      code: codeOf(c, needs, id),
      // A second sending of the same answers about the same result is the same rating.
      key: keyOf(form.text('seen'), body),
      body,
    });
    if (done.ok) return c.redirect(`/case/${id}?done=${command}`, 303);
    return answerQuestion(c, found.props, answers, sentenceOf(done.refused, visit.language));
  });
}

const keyOf = (seen: string, body: object): string =>
  createHash('sha256')
    .update(JSON.stringify([seen, body]))
    .digest('base64url');

const isWhole = (answers: Answers): answers is Required<Answers> =>
  answers.contacted !== undefined && answers.resolved !== undefined && answers.satisfaction !== undefined;

function answersIn(form: Form): Answers {
  const flag = (name: string) => {
    const value = form.text(name);
    return value === 'yes' ? true : value === 'no' ? false : undefined;
  };
  const satisfaction = (['yes', 'neutral', 'no'] as const).find(
    (value) => value === form.text('satisfaction'),
  );
  const contacted = flag('contacted');
  const resolved = form.text('resolved') === 'partly' ? ('partly' as const) : flag('resolved');
  return {
    ...(contacted === undefined ? {} : { contacted }),
    ...(resolved === undefined ? {} : { resolved }),
    ...(satisfaction === undefined ? {} : { satisfaction }),
  };
}
