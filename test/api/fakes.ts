import type { FilingMemo } from '../../api/appeals/filing-memo.ts';
import type { CommandResult, Gateway, StartedCase } from '../../api/appeals/gateway.ts';
import { problem } from '../../api/http/problem.ts';
import {
  type AppealEvent,
  type AppealState,
  type CommandName,
  evolveAll,
  handle,
  noFacts,
  tick,
} from '../../domain/index.ts';
import type { AppealInput, CommandAnswer, CommandInput } from '../../workflows/messages.ts';
import type { FakeStore } from './fake-store.ts';

interface Case {
  state: AppealState;
  events: AppealEvent[];
  memo: FilingMemo;
  startedMs: number;
  answers: Map<string, CommandAnswer>;
}

/** Temporal and a worker in memory: the same rules, no history. */
export class FakeEngine implements Gateway {
  readonly cases = new Map<string, Case>();
  readonly given: { appeal: string; name: CommandName; input: CommandInput; id: string }[] = [];
  away = false;
  workerAway = false;
  private readonly clock: () => number;

  constructor(clock: () => number) {
    this.clock = clock;
  }

  async start(state: AppealState, { events }: AppealInput, memo: FilingMemo): Promise<'started' | 'taken'> {
    this.here();
    if (this.cases.has(state.id)) return 'taken';
    const made = { state, events: [...events], memo, startedMs: this.clock(), answers: new Map() };
    this.cases.set(state.id, made);
    return 'started';
  }

  async filed(appeal: string): Promise<StartedCase | null> {
    this.here();
    const found = this.cases.get(appeal);
    return found ? { memo: found.memo, startedMs: found.startedMs } : null;
  }

  async command(appeal: string, name: CommandName, input: CommandInput, id: string): Promise<CommandResult> {
    this.here(true);
    this.given.push({ appeal, name, input, id });
    const found = this.cases.get(appeal);
    const before = found?.answers.get(id);
    if (before) return { kind: 'answer', answer: { ...before, replayed: true } };
    if (!found || found.state.stage.status === 'closed') return { kind: 'gone' };
    const { actor, facts, request, ...body } = input;
    if ((request?.read ?? 0) > found.state.seq) return { kind: 'disagree' };
    const outcome = handle(
      found.state,
      { name, body, ...(request?.ifMatch === undefined ? {} : { ifMatch: request.ifMatch }) },
      { nowMs: this.clock(), actor, facts: { ...noFacts, ...facts } },
    );
    if (!outcome.ok) return { kind: 'refused', refusal: outcome.refusal };
    const { events, state } = outcome;
    const seqs = { fromSeq: events[0]?.seq ?? state.seq, toSeq: state.seq };
    const answer = {
      events,
      version: state.seq,
      bodyHash: request?.bodyHash ?? null,
      ...seqs,
      replayed: false,
    };
    found.answers.set(id, answer);
    found.events.push(...events);
    found.state = state;
    return { kind: 'answer', answer };
  }

  /** Acts as a timer does: everything that is due takes effect. */
  wake(appeal: string): void {
    const found = this.cases.get(appeal);
    if (!found) throw new Error(`there is no ${appeal}`);
    const { state, events } = tick(found.state, this.clock());
    found.state = state;
    found.events.push(...events);
  }

  async state(appeal: string): Promise<AppealState | null> {
    const found = this.cases.get(appeal);
    this.here(found !== undefined);
    return found?.state ?? null;
  }

  async unpublished(appeal: string): Promise<readonly AppealEvent[] | null> {
    this.here(true);
    return this.cases.get(appeal)?.events ?? null;
  }

  readonly pokes: string[] = [];
  async pokeHook(endpoint: string, how: 'poke' | 'resume'): Promise<void> {
    this.here();
    this.pokes.push(`${how} ${endpoint}`);
  }

  missingAttributes: readonly string[] = [];
  ready = async () => ({
    temporal: !this.away,
    worker: !this.away && !this.workerAway,
    missingAttributes: this.missingAttributes,
  });

  private here(needsWorker = false): void {
    if (this.away) throw problem('temporal-unavailable', { headers: { 'Retry-After': '5' } });
    if (needsWorker && this.workerAway) throw problem('outcome-unknown', { headers: { 'Retry-After': '5' } });
  }
}

/** Writes what the publication would write: everything up to now. */
export function publish(engine: FakeEngine, store: FakeStore, appeal: string): void {
  const { events = [], state } = engine.cases.get(appeal) ?? {};
  store.logs.set(appeal, [...events]);
  if (state) store.snapshots.set(appeal, evolveAll(null, events));
}
