import {
  ApplicationFailure,
  allHandlersFinished,
  CancellationScope,
  condition,
  continueAsNew,
  workflowInfo,
} from '@temporalio/workflow';
import type { AppealEvent, RegisteredData } from '../domain/index.ts';
import { noteCancelRequest } from './apply.ts';
import { type CaseFile, openCaseFile } from './case-file.ts';
import { keepTime } from './clock.ts';
import { keepTelling } from './effects.ts';
import { listen } from './handlers.ts';
import { type AppealInput, type Carried, malformed } from './messages.ts';
import { originOf } from './payload-converter.ts';
import { keepPublishing } from './publishing.ts';
import { keepObeying } from './signalling.ts';

/** Where the server does not suggest it by itself; its hard limit is 51,200. */
const CONTINUE_AFTER_EVENTS = 10_000;
/** What is carried over must fit in one payload: a longer backlog waits for the log's return. */
const CARRIED_EVENTS_MOST = 500;
/** Of a second each: then the run ends whoever waits. */
const WAITS_FOR_QUIET = 10;

/**
 * One appeal from its registration to its close. A thin shell: every rule is in `domain/`, and no message, timer
 * or cancel request changes the case but through them. Returns when it is closed, everything is published
 * and other appeals have answered what they were told.
 */
export async function appeal(input: AppealInput): Promise<void> {
  checkStart(input);
  const file = openCaseFile(input);
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
  // From here on nothing may happen to the case in this run: what follows is the next run's.
  left = true;
  if (finished(file)) return;
  await continueAsNew<typeof appeal>({ ...input, events: [], carried: file.carry() });
}

/**
 * Waits until the run may end, in a task that answers nobody: where something comes in meanwhile the server drops
 * the whole task, and whoever waited for it would get an error in the place of an answer. Not for ever, though.
 */
async function untilTheMoment(mayLeave: () => boolean, quiet: () => boolean): Promise<void> {
  for (let waits = 0; ; waits++) {
    const ready = () => mayLeave() && (quiet() || waits >= WAITS_FOR_QUIET);
    await condition(mayLeave);
    if (!ready()) await condition(ready, '1s', { summary: 'end of run' });
    // Asked again, for something may have come in before this line had its turn.
    if (ready()) return;
  }
}

const finished = ({ state, unpublished, waiting }: CaseFile): boolean =>
  state.stage.status === 'closed' &&
  unpublished.length === 0 &&
  waiting.length === 0 &&
  state.effects.length === 0;

/** Even while a publication runs: it is idempotent, and the log may be away for longer than a history can grow. */
function mayContinue(file: CaseFile, { continueAfterEvents = CONTINUE_AFTER_EVENTS }: AppealInput): boolean {
  const { continueAsNewSuggested, historyLength } = workflowInfo();
  const longEnough = continueAsNewSuggested || historyLength >= continueAfterEvents;
  return longEnough && file.unpublished.length <= CARRIED_EVENTS_MOST;
}

/** What is carried over is a whole state: only a run before this one may bring it. */
const isContinued = (input: AppealInput, { state }: Carried): boolean =>
  originOf(input) === 'sealed' || state.rules < 2;

/** A start that nobody decided fails at once, where a later bug only stops the task until it is mended. */
function checkStart(input: AppealInput | undefined): void {
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
