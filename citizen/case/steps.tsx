/** @jsxImportSource hono/jsx */
import { caseWords } from '../words/case.ts';
import type { Telling } from './shown-case.ts';
import type { Step } from './story.ts';

/** So many steps stand open; earlier ones unfold. */
const shownAtOnce = 8;

interface StepsProps {
  readonly steps: readonly Step[];
  readonly telling: Telling;
  /** The case goes on, so that the citizen's rating still comes. */
  readonly open: boolean;
}

/** The timeline, newest first, with what was said at each step. */
export function Steps({ steps, telling, open }: StepsProps) {
  const text = caseWords[telling.language];
  const earlier = steps.slice(shownAtOnce);
  return (
    <>
      <ol class="steps">
        {open ? (
          <li class="todo">
            {text.todoRate}
            <div class="t">{text.todoRateHint}</div>
          </li>
        ) : null}
        {steps.slice(0, shownAtOnce).map((step) => (
          <OneStep step={step} telling={telling} />
        ))}
      </ol>
      {earlier.length === 0 ? null : (
        <details>
          <summary>{text.stepsRest}</summary>
          <ol class="steps">
            {earlier.map((step) => (
              <OneStep step={step} telling={telling} />
            ))}
          </ol>
        </details>
      )}
    </>
  );
}

function OneStep({ step, telling }: { step: Step; telling: Telling }) {
  const mark = step.light === 'red' ? '■ ' : step.light === 'yellow' ? '▲ ' : '';
  return (
    <li>
      {mark}
      {step.told}
      <div class="t">
        {[telling.when(step.at), step.who].filter(Boolean).join(telling.language === 'zh' ? '，' : ', ')}
      </div>
      {step.said === null ? null : <blockquote>{step.said}</blockquote>}
    </li>
  );
}
