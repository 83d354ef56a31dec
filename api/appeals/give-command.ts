import {
  type Actor,
  type AnyRule,
  type AppealEvent,
  type AppealState,
  type CommandName,
  commonBody,
  evolveAll,
  factsSaid,
  isoLocal,
  offeredCommands,
  type Refusal,
  refuse,
  rules,
  type Shape,
  tick,
  type Warning,
  warningsOf,
} from '../../domain/index.ts';
import type { CommandAnswer, CommandInput, CommandRequest } from '../../workflows/messages.ts';
import { type BindingNeeds, bindIfPossible } from '../attachments/hold-attachments.ts';
import type { Metrics } from '../http/metrics.ts';
import { problem, refusalProblem, unknownAppeal } from '../http/problem.ts';
import { bodyHashOf, updateIdOf } from '../ids/keys.ts';
import { type SealingNeeds, sealForCase } from '../personal-data/person-texts.ts';
import { marksOfCorrection } from './correcting.ts';
import { type FactNeeds, factsOf } from './facts.ts';
import { currentState } from './read-appeal.ts';
import { type AlarmNeeds, alarm, type SavingNeeds, saveIfPossible } from './snapshots.ts';
import { type StandingNeeds, sentInStanding } from './standing.ts';

export type CommandNeeds = FactNeeds &
  SealingNeeds &
  BindingNeeds &
  SavingNeeds &
  StandingNeeds &
  AlarmNeeds & {
    readonly secret: string;
    readonly metrics: Pick<Metrics, 'commands'>;
    readonly store: {
      events(appeal: string, afterSeq: number): Promise<readonly AppealEvent[]>;
      hashAt(appeal: string, seq: number): Promise<string | null>;
    };
  };

export interface GivenCommand {
  readonly name: CommandName;
  readonly body: Readonly<Record<string, unknown>>;
  readonly actor: Actor;
  readonly ifMatch: number | undefined;
  readonly key: string;
  /** Prepares the answer while the snapshot is written. It gets the new state, the command's warnings and events. */
  readonly alongside?: (
    state: AppealState,
    warnings: readonly Warning[],
    events: readonly AppealEvent[],
  ) => Promise<void>;
}

/** All fields that a command's body may hold: the rule's own and the common ones. */
export const bodyShapeOf = (name: CommandName): Shape => {
  const rule: AnyRule = rules[name];
  return { ...rule.body, ...commonBody };
};

/**
 * Sends a command to its appeal and returns the state after it, which is durable by then. `read` is the state that
 * the caller saw. Throws the refusal as a problem.
 */
export async function giveCommand(
  deps: CommandNeeds,
  read: AppealState,
  given: GivenCommand,
): Promise<AppealState> {
  const { name, actor } = given;
  const bodyHash = bodyHashOf(deps.secret, [name, given.body]);
  const id = updateIdOf(actor.account, read.id, name, given.key);
  const input = await inputOf(deps, read, given, { id, bodyHash, command: name, read: read.seq });
  const result = await sentInStanding(deps, read, { name, input, id });
  switch (result.kind) {
    case 'refused':
      countOutcome(deps, name, result.refusal.refused);
      throw refusedNow(deps, read, actor, result.refusal);
    case 'gone':
      throw await withoutWorkflow(deps, read);
    case 'disagree':
      throw storesDisagree(deps, read);
    case 'answer': {
      if (result.answer.bodyHash !== bodyHash) throw problem('idempotency-key-reused');
      if (await overwrites(deps, read, result.answer)) throw storesDisagree(deps, read);
      countOutcome(deps, name, result.answer.replayed ? 'replayed' : 'done');
      const state = await stateAfter(deps, read, result.answer);
      await Promise.all([
        saveIfPossible(deps, state),
        bindIfPossible(deps, read.id, result.answer.events),
        given.alongside?.(state, warningsOf(result.answer.events), result.answer.events),
      ]);
      return state;
    }
  }
}

/**
 * Events under numbers that were read already are the answer of an earlier try, which Temporal repeats. Where the log
 * has other events there, one store holds what the other has lost.
 */
async function overwrites(
  { store }: CommandNeeds,
  { id, seq: read }: AppealState,
  { replayed, events }: CommandAnswer,
): Promise<boolean> {
  const known = replayed ? [] : events.filter(({ seq }) => seq <= read);
  const [first] = known;
  if (!first) return false;
  const logged = await store.events(id, first.seq - 1).catch(() => []);
  return known.some((event) => {
    const other = logged.find(({ seq }) => seq === event.seq);
    return other !== undefined && (other.type !== event.type || other.atMs !== event.atMs);
  });
}

/** Nothing is saved: it would be a snapshot of two histories. An operator repairs the case. */
function storesDisagree(deps: CommandNeeds, { id, seq }: AppealState) {
  alarm(deps, 'records-disagree', { appeal: id, version: seq });
  return problem('records-disagree', { headers: { 'Retry-After': '60' } });
}

/** The metrics do not count a command that exists only in confidential cases. */
function countOutcome({ metrics }: CommandNeeds, command: CommandName, outcome: string): void {
  if (command !== 'reply') metrics.commands.inc({ command, outcome });
}

async function inputOf(
  deps: CommandNeeds,
  read: AppealState,
  { name, body, actor, ifMatch }: GivenCommand,
  request: CommandRequest,
): Promise<CommandInput> {
  const asked = { name, shape: bodyShapeOf(name), body, actor };
  const [facts, marks, sealed, readHash] = await Promise.all([
    factsOf(deps, read, asked),
    marksOfCorrection(deps, read, asked),
    sealForCase(deps, read, asked),
    // Without the log, or before the event is in it, the workflow compares versions alone.
    deps.store.hashAt(read.id, read.seq).catch(() => null),
  ]);
  const more = { ...(ifMatch === undefined ? {} : { ifMatch }), ...(readHash === null ? {} : { readHash }) };
  return { ...sealed, actor, facts: { ...factsSaid(facts), ...marks }, request: { ...request, ...more } };
}

/**
 * Applies the answer's events to the state that was read. Where events between them are missing, it asks the
 * workflow.
 */
async function stateAfter(
  deps: CommandNeeds,
  read: AppealState,
  answer: CommandAnswer,
): Promise<AppealState> {
  if (read.seq >= answer.version) return read;
  const missing = answer.events.filter(({ seq }) => seq > read.seq);
  if (isWhole(read, missing, answer.version)) return evolveAll(read, missing);
  const state = await deps.gateway.state(read.id);
  if (!state) throw problem('outcome-unknown', { headers: { 'Retry-After': '1' } });
  return state;
}

const isWhole = (read: AppealState, missing: readonly AppealEvent[], version: number): boolean =>
  missing.length > 0 && missing[0]?.seq === read.seq + 1 && missing.at(-1)?.seq === version;

/** A 409 lists the commands that this caller may give now. */
export function refusedNow(deps: CommandNeeds, read: AppealState, actor: Actor, refusal: Refusal) {
  const { state } = tick(read, deps.clock());
  const named = refusal.params.allowed;
  return refusalProblem(
    refusal,
    Array.isArray(named) ? named : offeredCommands(state, actor, Math.max(deps.clock(), state.lastAtMs)),
  );
}

/** A workflow ends when its appeal is closed and published. A missing workflow of an open appeal raises an alarm. */
async function withoutWorkflow(deps: CommandNeeds, read: AppealState): Promise<unknown> {
  const state = await currentState(deps, read.id);
  if (!state) return unknownAppeal(read.id);
  if (state.stage.status === 'closed') {
    const { closedAtMs, outcome } = state.stage;
    return refusalProblem(
      refuse('appeal-closed', { closedAt: isoLocal(state.calendar, closedAtMs), outcome }),
    );
  }
  alarm(deps, 'open-appeal-without-workflow', { appeal: state.id, version: state.seq });
  return problem('case-unreachable', { headers: { 'Retry-After': '60' } });
}
