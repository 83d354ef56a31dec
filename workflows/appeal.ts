import {
  ApplicationFailure,
  allHandlersFinished,
  CancellationScope,
  condition,
  continueAsNew,
  workflowInfo,
} from '@temporalio/workflow';
import { type AppealEvent, currentRules, type RegisteredData } from '../domain/index.ts';
import { noteCancelRequest } from './apply.ts';
import { type CaseFile, openCaseFile } from './case-file.ts';
import { keepTime } from './clock.ts';
import { keepTelling } from './effects.ts';
import { listen } from './handlers.ts';
import { originOf } from './message-trust.ts';
import { type AppealInput, type Carried, malformed, unopened } from './messages.ts';
import { keepPublishing } from './publishing.ts';
import { keepObeying } from './signalling.ts';

/** Limit for servers that do not suggest a new run. The server's hard limit is 51,200. */
const CONTINUE_AFTER_EVENTS = 10_000;
/** The carried events must fit in one payload. A longer backlog waits until the log is back. */
const CARRIED_EVENTS_MOST = 500;
/** Counts waits of a second each. After the last one the run ends, even if a client still waits. */
const WAITS_FOR_QUIET = 10;

/**
 * Runs one appeal from its registration to its close. Every rule is in `domain/`. Messages, timers and cancel
 * requests change the case only through those rules. It returns when the appeal is closed, all is published, and
 * other appeals have answered.
 */
export async function appeal(input: AppealInput): Promise<void> {
  checkStart(input);
  const file = openCaseFile(input);
  checkRelease(file);
  const quiet = listen(file);
  CancellationScope.current().cancelRequested.catch(() => noteCancelRequest(file));
  await CancellationScope.nonCancellable(() => live(file, quiet, input));
}

async function live(file: CaseFile, quiet: () => boolean, input: AppealInput): Promise<void> {
  let left = false;
  const leaving = () => left;
  const atWork = Promise.race([
    keepPublishing(workflowInfo().workflowId, file, leaving),
    keepObeying(file, leaving),
    keepTime(file, leaving),
    keepTelling(file, leaving),
  ]);
  const mayLeave = () => allHandlersFinished() && (finished(file) || mayContinue(file, input));
  await Promise.race([untilTheMoment(mayLeave, quiet), atWork]);
  // From here on the case must not change in this run. The next run handles what follows.
  left = true;
  if (finished(file)) return;
  await continueAsNew<typeof appeal>({
    ...input,
    events: [],
    carried: file.carry(),
    ...(input.shown ? { shown: file.shown } : {}),
  });
}

/**
 * Waits for a task in which no client expects an answer. If a message arrives meanwhile, the server drops the whole
 * task. A waiting client would then get an error. The wait has a limit.
 */
async function untilTheMoment(mayLeave: () => boolean, quiet: () => boolean): Promise<void> {
  for (let waits = 0; ; waits++) {
    const ready = () => mayLeave() && (quiet() || waits >= WAITS_FOR_QUIET);
    await condition(mayLeave);
    if (!ready()) await condition(ready, '1s', { summary: 'end of run' });
    // Checks again, because a message may have arrived before this line ran.
    if (ready()) return;
  }
}

const finished = ({ state, unpublished, waiting }: CaseFile): boolean =>
  state.stage.status === 'closed' &&
  unpublished.length === 0 &&
  waiting.length === 0 &&
  state.effects.length === 0;

/** Signals that wait would be carried over. A flood of them must not keep the run from ever ending. */
const FLOODED_EVENTS = 30_000;

/**
 * A running publication does not prevent it. Publications are idempotent, and the log may be unreachable for longer
 * than a history can grow.
 */
function mayContinue(file: CaseFile, { continueAfterEvents = CONTINUE_AFTER_EVENTS }: AppealInput): boolean {
  const { continueAsNewSuggested, historyLength } = workflowInfo();
  const longEnough = continueAsNewSuggested || historyLength >= continueAfterEvents;
  const mayCarry = file.waiting.length === 0 || historyLength >= FLOODED_EVENTS;
  return longEnough && mayCarry && file.unpublished.length <= CARRIED_EVENTS_MOST;
}

/** Only an earlier run may carry state over, because that state is trusted as a whole. */
const isContinued = (input: AppealInput, { state }: Carried): boolean =>
  originOf(input) === 'sealed' || state.rules < 2;

/** No error of the workflow: the task fails, and waits for a worker of the release that the case needs. */
function checkRelease({ state: { rules } }: CaseFile): void {
  if (rules > currentRules)
    throw new Error(`rules ${rules} are of a later release: this one knows ${currentRules}`);
}

/** Fails a start without events at once. Otherwise a later error would stop the task again and again. */
function checkStart(input: AppealInput | undefined): void {
  // No error of the workflow: the task fails, and waits for a worker that can open the start.
  if ((input as unknown) === unopened) throw new Error(`the start is ${unopened}`);
  if (input?.carried && isContinued(input, input.carried)) return;
  const first = input?.carried
    ? undefined
    : (input?.events?.[0] as AppealEvent<string, RegisteredData> | undefined);
  if (first?.type === 'registered' && first.data?.id === workflowInfo().workflowId) return;
  throw ApplicationFailure.create({
    type: malformed,
    message: 'an appeal starts with its registered event, under its own id',
    nonRetryable: true,
  });
}
