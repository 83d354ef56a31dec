import { ApplicationFailure } from '@temporalio/workflow';
import {
  type Actor,
  type AnyCommandName,
  allRules,
  type CommandName,
  cancelRequested,
  commonBody,
  explainRefusal,
  handle,
  markUnverified,
  noFacts,
  type Recorded,
  type Refusal,
  recordOne,
  refuse,
  signalRefused,
  systemActor,
  tick,
  type Wording,
} from '../domain/index.ts';
import type { EffectAnswer } from './activity-types.ts';
import { bodyProblem } from './body-problem.ts';
import type { CaseFile } from './case-file.ts';
import { eventHash } from './event-hash.ts';
import { isVerifiedUpdate } from './message-trust.ts';
import {
  type CommandAnswer,
  type CommandInput,
  type CommandRequest,
  type KnownRequest,
  malformed,
  recordsDisagree,
} from './messages.ts';
import { isUnreadable, type ReadCommand, readCommand } from './read-command.ts';

/**
 * Turns a refusal into a failure for the client. A plain Error would hang the client and retry the task for ever.
 */
const failureOf = (refusal: Refusal): ApplicationFailure => {
  const { zh, en } = explainRefusal(refusal);
  return ApplicationFailure.create({
    type: refusal.refused,
    message: `${zh} ${en}`,
    nonRetryable: true,
    details: [refusal],
  });
};

/** Programs match `reason`; people read the two sentences. */
const malformedBy = ({ zh, en }: Wording): Refusal =>
  refuse(malformed, { reason: en, trouble: en, troubleZh: zh });

/** An update's input, or the failure that says what is wrong with it. */
function read(input: unknown): ReadCommand {
  const command = readCommand(input);
  if (isUnreadable(command)) throw failureOf(malformedBy(command.unreadable));
  return command;
}

/** Lets the clock act and then decides. It keeps nothing, and throws a refusal with its code. */
function decided(file: CaseFile, name: AnyCommandName, command: ReadCommand, unverified: boolean): Recorded {
  const { actor, facts, body, request } = command;
  if (request) checkRead(file, request);
  const given = { nowMs: Date.now(), actor, facts, unverified };
  const outcome = handle(file.state, { name, body, ifMatch: request?.ifMatch }, given);
  if (!outcome.ok) throw failureOf(outcome.refusal);
  return outcome;
}

/**
 * Nothing may be written on a log that lost its end, or whose events are not those of the other store: that one has what
 * followed. A version that is merely behind passes.
 */
function checkRead({ state, held }: CaseFile, { read, readHash }: CommandRequest): void {
  if (read === undefined) return;
  const event = readHash === undefined ? undefined : held(read);
  if (read <= state.seq && (!event || eventHash(event) === readHash)) return;
  throw ApplicationFailure.create({
    type: recordsDisagree,
    message: `version ${read} was read, and here is ${event ? 'another event' : `version ${state.seq}`}`,
    nonRetryable: true,
  });
}

/** Checks an update before it is accepted. A refused update leaves nothing in the history. */
export function validate(file: CaseFile, name: AnyCommandName, input: unknown): void {
  const command = read(input);
  if (command.request && file.known(command.request.id)) return;
  const problem = bodyProblem({ ...allRules[name].body, ...commonBody }, command.body);
  if (problem !== null) throw failureOf(malformedBy(problem));
  decided(file, name, command, !isVerifiedUpdate(name, input));
}

/** Carries out an update, or repeats the answer of the same request. */
export function carryOut(file: CaseFile, name: AnyCommandName, input: CommandInput): CommandAnswer {
  const command = read(input);
  const known = command.request ? file.known(command.request.id) : undefined;
  if (known) return { ...answerOf(file, known), events: [], replayed: true };
  const fromSeq = file.state.seq + 1;
  const done = decided(file, name, command, !isVerifiedUpdate(name, input));
  const span = { fromSeq, toSeq: done.state.seq };
  const { id, bodyHash } = command.request ?? { id: null, bodyHash: null };
  file.commit(done, id === null ? undefined : { id, bodyHash: bodyHash as string, ...span });
  return { ...answerOf(file, { ...span, bodyHash }), events: done.events, replayed: false };
}

const answerOf = (
  file: CaseFile,
  { bodyHash, fromSeq, toSeq }: Omit<KnownRequest, 'id' | 'bodyHash'> & { bodyHash: string | null },
) => ({ version: file.state.seq, bodyHash, fromSeq, toSeq });

/** Says when a signal arrived and if its sender is proven. */
interface Heard {
  readonly nowMs: number;
  readonly unverified: boolean;
}

/** Carries out a signal. Its sender receives no answer, so the clock's work and a refusal are recorded. */
export function obey(file: CaseFile, name: CommandName, command: ReadCommand, heard: Heard): void {
  const given = { ...heard, actor: command.actor, facts: command.facts };
  const outcome = handle(file.state, { name, body: command.body }, given);
  const recorded = outcome.ok ? outcome : signalEnded(outcome.ticked, name, outcome.refusal, given);
  file.commit(recorded);
}

/** A signal that could not be read as a command. `name` is the signal's name as it came. */
export function refuseSignal(file: CaseFile, name: string, reason: Wording, heard: Heard): void {
  const by = { ...heard, actor: systemActor };
  const refusal = malformedBy(reason);
  file.commit(signalEnded(tick(file.state, by.nowMs), name, refusal, by));
}

const signalEnded = (
  ticked: Recorded,
  name: string,
  refusal: Refusal,
  by: Heard & { actor: Actor },
): Recorded => markUnverified(recordOne(ticked, signalRefused(name, refusal), by), ticked, by.unverified);

/** Records another appeal's answer to an effect of this one. An operator may have settled it in the meantime. */
export function settleEffect(file: CaseFile, effect: string, answer: EffectAnswer): void {
  if (!file.state.effects.some(({ id }) => id === effect)) return;
  const body = { effect, ...answer };
  const given = { nowMs: Date.now(), actor: systemActor, facts: noFacts };
  const outcome = handle(file.state, { name: 'settle-effect', body }, given);
  // This is a bug, and ignoring it would loop for ever. The task stops until the rules are mended.
  if (!outcome.ok) throw new Error(`effect ${effect} cannot be settled: ${outcome.refusal.refused}`);
  file.commit(outcome);
}

/** Records a cancel request from the Temporal UI, which does not end the case. Only the rules end a case. */
export function noteCancelRequest(file: CaseFile): void {
  const by = { nowMs: Date.now(), actor: systemActor };
  file.commit(recordOne(tick(file.state, by.nowMs), cancelRequested(), by));
}

/** Applies all deadlines up to `nowMs`. */
export const letClockAct = (file: CaseFile, nowMs: number): void => file.commit(tick(file.state, nowMs));
