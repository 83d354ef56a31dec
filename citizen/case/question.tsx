/** @jsxImportSource hono/jsx */
import { TextField } from '../parts/fields.tsx';
import { caseWords } from '../words/case.ts';
import { rating } from '../words/rating.ts';
import { Files } from './files.tsx';
import type { ShownCase } from './shown-case.ts';

/** Answers so far. A missing one is the next question. */
export interface Answers {
  readonly contacted?: boolean;
  readonly resolved?: boolean | 'partly';
  readonly satisfaction?: 'yes' | 'neutral' | 'no';
}

type QuestionProps = Pick<ShownCase, 'needs' | 'visit' | 'telling' | 'view' | 'files'> & {
  readonly answers: Answers;
  readonly problem?: string | null;
};

type Judged = boolean | 'partly' | undefined;
const yesNo = (value: Judged): string | undefined =>
  value === undefined || value === 'partly' ? value : value ? 'yes' : 'no';

/** One question at a time: contacted, resolved, satisfied. The last page sends them; nothing is recorded before. */
export function Question({ visit, telling, view, files, answers, problem }: QuestionProps) {
  const { language, token } = visit;
  const text = rating[language];
  const statement = view.completion?.statement ?? view.answer?.text ?? view.decline?.explanation ?? null;
  const due = view.obligations.find(({ kind }) => kind === 'citizen-rating' || kind === 'call-back');
  return (
    <section aria-labelledby="question">
      {statement === null ? null : (
        <>
          <h2>{text.result}</h2>
          <blockquote>{statement}</blockquote>
          <Files files={files.slice(-4)} language={language} />
        </>
      )}
      {due ? <p class="small">{caseWords[language].owes.rate(telling.by(due.dueAt))}</p> : null}
      {view.participants.count > 1 ? (
        <p class="small">
          {text.group} {text.counted(view.votes.cast, view.participants.count)}
        </p>
      ) : null}
      {problem ? (
        <p class="problem" role="alert">
          {problem}
        </p>
      ) : null}
      <form method="post" action={`/case/${view.id}/rate`}>
        <input type="hidden" name="token" value={token} />
        <input type="hidden" name="seen" value={String(view.version)} />
        <AnswersSoFar answers={answers} />
        <Next answers={answers} language={language} />
      </form>
      <p class="small">
        {text.nothingYet} {text.pending}
      </p>
    </section>
  );
}

function AnswersSoFar({ answers }: { readonly answers: Answers }) {
  const given = { contacted: yesNo(answers.contacted), resolved: yesNo(answers.resolved) };
  return (
    <>
      {Object.entries(given).map(([name, value]) =>
        value === undefined ? null : <input type="hidden" name={name} value={value} />,
      )}
      {answers.satisfaction ? <input type="hidden" name="satisfaction" value={answers.satisfaction} /> : null}
    </>
  );
}

function Next({ answers, language }: { answers: Answers; language: 'zh' | 'en' }) {
  const text = rating[language];
  if (answers.contacted === undefined)
    return <YesNo n={1} name="contacted" ask={text.contacted} text={text} />;
  if (answers.resolved === undefined)
    return <YesNo n={2} name="resolved" ask={text.resolved} text={text} between={text.partly} />;
  if (answers.satisfaction === undefined) {
    return (
      <>
        <p class="small">{text.of(3)}</p>
        <h2 id="question">{text.satisfied}</h2>
        {(['yes', 'neutral', 'no'] as const).map((value) => (
          <button type="submit" name="satisfaction" value={value} class="two">
            {text.satisfactions[value]}
          </button>
        ))}
      </>
    );
  }
  return <Confirm answers={answers} language={language} />;
}

type QuestionText = (typeof rating)['zh'];

interface YesNoProps {
  readonly n: number;
  readonly name: string;
  readonly ask: string;
  readonly text: QuestionText;
  /** The answer between yes and no, where the question has one. */
  readonly between?: string;
}

function YesNo({ n, name, ask, text, between }: YesNoProps) {
  return (
    <>
      <p class="small">{text.of(n)}</p>
      <h2 id="question">{ask}</h2>
      <button type="submit" name={name} value="yes" class="two">
        {text.yes}
      </button>
      {between === undefined ? null : (
        <button type="submit" name={name} value="partly" class="two">
          {between}
        </button>
      )}
      <button type="submit" name={name} value="no" class="two">
        {text.no}
      </button>
    </>
  );
}

function Confirm({ answers, language }: { answers: Answers; language: 'zh' | 'en' }) {
  const text = rating[language];
  const said = (value: Judged) => (value === 'partly' ? text.partly : value ? text.yes : text.no);
  return (
    <>
      <h2 id="question">{text.confirm}</h2>
      <dl class="card">
        <dt>{text.contacted}</dt>
        <dd>{said(answers.contacted)}</dd>
        <dt>{text.resolved}</dt>
        <dd>{said(answers.resolved)}</dd>
        <dt>{text.satisfied}</dt>
        <dd>{answers.satisfaction ? text.satisfactions[answers.satisfaction] : ''}</dd>
      </dl>
      <TextField
        language={language}
        name="comment"
        label={answers.satisfaction === 'no' ? text.commentNo : text.comment}
      />
      <button type="submit" name="step" value="send">
        {text.send}
      </button>
      <button type="submit" name="step" value="restart" class="two">
        {text.restart}
      </button>
    </>
  );
}
