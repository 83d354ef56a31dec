/** @jsxImportSource hono/jsx */
import type { Visit } from '../needs.ts';
import { Layout } from '../parts/layout.tsx';
import { caseWords } from '../words/case.ts';
import { following } from '../words/following.ts';
import { rating } from '../words/rating.ts';
import { type Act, actsOf } from './acts.ts';
import { Files } from './files.tsx';
import { Question } from './question.tsx';
import type { CaseView, ShownCase } from './shown-case.ts';
import { type Standing, standingOf } from './standing.ts';
import { Steps } from './steps.tsx';
import { storyOf } from './story.ts';

type CasePageProps = ShownCase & {
  /** The act that has just been carried out. */
  readonly done: string | null;
};

/** A case as its citizen reads it. While a question is owed, nothing else stands on the page. */
export function CasePage(props: CasePageProps) {
  const { needs, visit, view, done } = props;
  const text = caseWords[visit.language];
  const owed = owesAnswer(view);
  return (
    <Layout needs={needs} visit={visit} title={view.title} alone={owed}>
      <p class="id">{view.id}</p>
      <h1>{view.title}</h1>
      {done !== null && done in text.done ? (
        <p class="done" role="status">
          {text.done[done as keyof typeof text.done]}
        </p>
      ) : null}
      {isConfidential(props) ? <p class="note">{text.confidential}</p> : null}
      {owed ? <Question {...props} answers={{}} /> : <Whole {...props} />}
      {owed ? null : <Leave {...props} />}
    </Layout>
  );
}

/** The citizen owes the rating or a vote, and has not given it. */
export const owesAnswer = ({ allowedCommands, votes }: CaseView): boolean =>
  allowedCommands.includes('rate') || (allowedCommands.includes('vote') && votes.mine === null);

export const isConfidential = ({ needs, view }: Pick<ShownCase, 'needs' | 'view'>): boolean =>
  needs.county.categories.some(({ id, confidential }) => id === view.category && confidential === true);

function Whole(props: CasePageProps) {
  const { visit, telling, view, events, files } = props;
  const { language } = visit;
  const text = caseWords[language];
  return (
    <>
      <Now standing={standingOf(view, telling, isConfidential(props))} language={language} />
      {isConfidential(props) ? <Messages events={events} telling={telling} /> : null}
      <Acts {...props} />
      <h2>{text.steps}</h2>
      <Steps steps={storyOf(events, telling)} telling={telling} open={view.status !== 'closed'} />
      <Files files={files} language={language} />
      <Reported view={view} language={language} />
    </>
  );
}

/** Says who owes what by when in one sentence, then what comes next, and why that day. */
function Now({ standing, language }: { standing: Standing; language: Visit['language'] }) {
  const text = caseWords[language];
  const mark = { green: '●', yellow: '▲', red: '■', none: '' }[standing.light];
  return (
    <div class={`now ${standing.light}`}>
      <p>
        <strong>
          <span aria-hidden="true">{mark} </span>
          {standing.owes}
        </strong>
      </p>
      {standing.next.map((sentence) => (
        <p>{sentence}</p>
      ))}
      {standing.why === null ? null : (
        <details>
          <summary>{text.why}</summary>
          <p>{standing.why}</p>
        </details>
      )}
    </div>
  );
}

function Acts({ visit, view, needs }: CasePageProps) {
  const text = caseWords[visit.language];
  const vote = rating[visit.language];
  const acts = actsOf(view, isConfidential({ needs, view }));
  if (acts.length === 0) return null;
  return (
    <section aria-labelledby="acts">
      <h2 id="acts">{text.acts}</h2>
      {view.votes.mine === null ? null : (
        <p>{vote.mine(vote.satisfactions[satisfactionIn(view.votes.mine)])}</p>
      )}
      {acts.map((act) => (
        <a class={quiet.includes(act) ? 'quiet' : 'button two'} href={`/case/${view.id}/${act}`}>
          {act === 'vote' ? vote.change : text.act[act]}
        </a>
      ))}
    </section>
  );
}

/** Rare acts stand below as links, so that nobody takes them for the next step. */
const quiet: readonly Act[] = ['report', 'withdraw'];

const satisfactionIn = (vote: Record<string, unknown>): 'yes' | 'neutral' | 'no' =>
  vote.satisfaction === 'yes' || vote.satisfaction === 'neutral' ? vote.satisfaction : 'no';

/** A report of misconduct is a talk in private: the reporter's words and the office's, oldest first. */
function Messages({ events, telling }: Pick<ShownCase, 'events' | 'telling'>) {
  const text = caseWords[telling.language];
  const said = events.flatMap(({ type, at, data }) =>
    type === 'replied' || type === 'supplemented'
      ? [{ at, from: type === 'replied' ? text.fromOffice : text.fromYou, text: String(data.text ?? '') }]
      : [],
  );
  if (said.length === 0) return null;
  return (
    <section aria-labelledby="messages">
      <h2 id="messages">{text.messages}</h2>
      {said.map((one) => (
        <div>
          <p class="t">
            {one.from} · {telling.when(one.at)}
          </p>
          <blockquote>{one.text}</blockquote>
        </div>
      ))}
    </section>
  );
}

function Reported({ view, language }: { view: CaseView; language: Visit['language'] }) {
  const text = caseWords[language];
  return (
    <section aria-labelledby="said">
      <h2 id="said">{text.said}</h2>
      <p class="words">{view.description}</p>
      {view.location?.address ? <p>{text.place(view.location.address)}</p> : null}
      {view.parts.length === 0 ? null : (
        <details>
          <summary>{text.parts}</summary>
          {view.parts.map((part) => (
            <blockquote>
              {part.title}
              {'\n'}
              {part.description}
            </blockquote>
          ))}
        </details>
      )}
      <GoesOn view={view} kind="split-into" words={text.split} />
      <GoesOn view={view} kind="moved-into" words={text.moved} />
    </section>
  );
}

/** The cases in which this one goes on, under the same code. */
function GoesOn({
  view: { links },
  kind,
  words,
}: {
  view: CaseView;
  kind: 'split-into' | 'moved-into';
  words: string;
}) {
  const further = links.filter((link) => link.kind === kind);
  if (further.length === 0) return null;
  return (
    <>
      <p>{words}</p>
      <ul>
        {further.map(({ appeal }) => (
          <li>
            <a href={`/case/${appeal}`}>{appeal}</a>
          </li>
        ))}
      </ul>
    </>
  );
}

/** Forgets the code in this browser, for a phone that others use too. */
function Leave({ visit, view, byCode }: CasePageProps) {
  if (!byCode) return null;
  return (
    <form method="post" action={`/case/${view.id}/leave`}>
      <input type="hidden" name="token" value={visit.token} />
      <button type="submit" class="link">
        {following[visit.language].closeCase}
      </button>
    </form>
  );
}
