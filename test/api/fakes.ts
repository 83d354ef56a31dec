import type { CommandResult, Filed, FilingMemo, Gateway } from '../../api/gateway.ts';
import { problem } from '../../api/problem.ts';
import {
  type AppealEvent,
  type AppealFact,
  type AppealState,
  type CommandName,
  evolveAll,
  handle,
  noFacts,
} from '../../domain/index.ts';
import {
  BadCursor,
  type EarlierAppeal,
  type LaterSanction,
  type ListFilter,
  type Page,
  phoneKey,
  type RepeatsOf,
  type SimilarTo,
  type Store,
} from '../../store/index.ts';
import type { AppealInput, CommandAnswer, CommandInput } from '../../workflows/messages.ts';
import { FakeShelf } from './fake-shelf.ts';

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

  async filed(appeal: string): Promise<Filed | null> {
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

  async state(appeal: string): Promise<AppealState | null> {
    const found = this.cases.get(appeal);
    this.here(found !== undefined);
    return found?.state ?? null;
  }

  async unpublished(appeal: string): Promise<readonly AppealEvent[] | null> {
    this.here(true);
    return this.cases.get(appeal)?.events ?? null;
  }

  ready = async () => ({ temporal: !this.away, worker: !this.away && !this.workerAway });

  private here(needsWorker = false): void {
    if (this.away) throw problem('temporal-unavailable', { headers: { 'Retry-After': '5' } });
    if (needsWorker && this.workerAway) throw problem('outcome-unknown', { headers: { 'Retry-After': '5' } });
  }
}

/** MongoDB in memory, with a switch for its being away. */
export class FakeStore implements Store {
  readonly snapshots = new Map<string, AppealState>();
  readonly logs = new Map<string, AppealEvent[]>();
  readonly filters: ListFilter[] = [];
  readonly later: LaterSanction[] = [];
  readonly county = new FakeShelf(() => this.here());
  away = false;
  readOnly = false;

  async snapshot(id: string): Promise<AppealState | null> {
    this.here();
    return this.snapshots.get(id) ?? null;
  }

  async saveSnapshot(state: AppealState): Promise<'saved' | 'older'> {
    this.here();
    if (this.readOnly) throw new Error('not writable');
    if ((this.snapshots.get(state.id)?.seq ?? 0) >= state.seq) return 'older';
    this.snapshots.set(state.id, state);
    return 'saved';
  }

  async saveEvents(appeal: string, events: readonly AppealEvent[]): Promise<void> {
    this.here();
    this.logs.set(appeal, [...(this.logs.get(appeal) ?? []), ...events]);
  }

  async events(appeal: string): Promise<AppealEvent[]> {
    this.here();
    return this.logs.get(appeal) ?? [];
  }

  /** Whatever is stored, a page of it: the cursor is an offset. */
  async list(filter: ListFilter): Promise<Page> {
    this.here();
    this.filters.push(filter);
    const from = Number(filter.cursor ?? 0);
    if (Number.isNaN(from)) throw new BadCursor();
    const all = [...this.snapshots.values()];
    const to = from + (filter.limit ?? 50);
    return { items: all.slice(from, to), next: to < all.length ? String(to) : null };
  }

  async openClaims(): Promise<number> {
    this.here();
    return 0;
  }

  async repeats({ phone, category, sinceMs }: RepeatsOf): Promise<EarlierAppeal[]> {
    this.here();
    const key = phoneKey(phone);
    return [...this.snapshots.values()]
      .filter((s) => key !== null && phoneKey(s.registration.citizen?.phone) === key)
      .filter((s) => s.category.id === category && s.registeredAtMs >= sinceMs)
      .map((s) => ({ id: s.id, registeredAtMs: s.registeredAtMs, unit: s.spans.at(-1)?.unit ?? null }));
  }

  async similar({ category, query = '', most }: SimilarTo): Promise<AppealFact[]> {
    this.here();
    return [...this.snapshots.values()]
      .filter((s) => s.category.id === category && s.stage.status !== 'closed')
      .filter((s) => s.registration.title.includes(query))
      .slice(0, most)
      .map(({ id, stage, registeredAtMs }) => ({ id, status: stage.status, category, registeredAtMs }));
  }

  async statuses(ids: readonly string[]) {
    this.here();
    const found = ids.flatMap((id) => this.snapshots.get(id) ?? []);
    return Object.fromEntries(found.map(({ id, stage }) => [id, stage.status]));
  }

  async open(): Promise<AppealState[]> {
    this.here();
    return [...this.snapshots.values()].filter(({ stage }) => stage.status !== 'closed');
  }

  countOpen = async (): Promise<number> => (await this.open()).length;

  async addSanction(sanction: LaterSanction): Promise<LaterSanction> {
    this.here();
    const before = this.later.find(({ id }) => id === sanction.id);
    if (!before) this.later.push(sanction);
    return before ?? sanction;
  }

  async sanctions(appeal: string): Promise<LaterSanction[]> {
    this.here();
    return this.later.filter((sanction) => sanction.appeal === appeal);
  }

  async ensureIndexes(): Promise<void> {}
  async close(): Promise<void> {}
  ping = async (): Promise<boolean> => !this.away;

  private here(): void {
    if (this.away) throw new Error('MongoDB is away');
  }
}

/** What the publication would write: everything up to now. */
export function publish(engine: FakeEngine, store: FakeStore, appeal: string): void {
  const { events = [], state } = engine.cases.get(appeal) ?? {};
  store.logs.set(appeal, [...events]);
  if (state) store.snapshots.set(appeal, evolveAll(null, events));
}
