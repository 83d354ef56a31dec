import { expect } from 'vitest';
import {
  type Actor,
  type AnyCommandName,
  type AppealEvent,
  type AppealState,
  type CommandName,
  type CountyAtRegistration,
  explainRefusal,
  type Facts,
  handle,
  isRefusal,
  type Obligation,
  type ObligationKind,
  type Policy,
  type RefusalCode,
  type RegisterBody,
  register,
  tick,
} from '../../domain/index.ts';
import * as sample from './sample-county.ts';

export * from './sample-county.ts';
export * from './usual-way.ts';

/** given(what happened).when(a command).brings(its events) or .refused(a code): the rules in their own words. */

export type Body = Readonly<Record<string, unknown>>;
/** A command given on the way: its name, body and actor, and when, if not a minute after the last. */
export type Step = readonly [name: CommandName, body: Body, by: Actor, at?: string];

const MINUTE_MS = 60_000;
export const filedAt = '2026-03-02 10:00';

/** Local time of the county, '2026-03-02 10:00' or with seconds, as epoch ms. */
export const at = (local: string): number => {
  const ms = Date.parse(`${local.replace(' ', 'T')}+08:00`);
  if (Number.isNaN(ms)) throw new Error(`no such time: ${local}`);
  return ms;
};
/** The same as bodies carry it. */
export const iso = (local: string): string => `${local.replace(' ', 'T')}:00+08:00`;
/** An instant as a person of the county writes it. */
export const local = (ms: number | null): string | null =>
  ms === null ? null : new Date(ms + 480 * MINUTE_MS).toISOString().slice(0, 16).replace('T', ' ');

export const filing: RegisterBody = {
  kind: 'complaint',
  title: 'A hole in the road',
  description: 'Before number 12, since the rain.',
  category: 'road',
  citizen: { name: 'Wang Fang', phone: '13800000000' },
};

export interface Filed {
  readonly body?: Partial<RegisterBody>;
  readonly county?: Partial<CountyAtRegistration>;
  readonly policy?: Partial<Policy>;
  readonly by?: Actor;
  readonly at?: string;
}

let begunUnder: number | null = null;

/** Files and gives steps under the rules of an earlier number, as running cases were. */
export function underRules<T>(rules: number, begin: () => T): T {
  begunUnder = rules;
  try {
    return begin();
  } finally {
    begunUnder = null;
  }
}

/** The appeal A1 as filed; throws where registration refuses. */
export function file({ body, county, policy, by = sample.citizen, at: when = filedAt }: Filed = {}): Appeal {
  const rules = { ...sample.county, ...county, policy: { ...sample.policy, ...policy } };
  const done = register('A1', { ...filing, ...body }, rules, by, at(when));
  if (isRefusal(done)) throw new Error(`registration refused: ${done.refused}`);
  const state = begunUnder === null ? done.state : { ...done.state, rules: begunUnder };
  return new Appeal(state, [...done.events], at(when));
}

export const given = (...steps: readonly Step[]): Appeal => file().after(...steps);

export class Appeal {
  state: AppealState;
  readonly events: AppealEvent[];
  nowMs: number;
  facts: Facts = sample.facts;
  private meant: number | undefined;
  private brought: readonly AppealEvent[] = [];
  private refusal: { refused: RefusalCode; params: Readonly<Record<string, unknown>> } | null = null;

  constructor(state: AppealState, events: AppealEvent[], nowMs: number) {
    this.state = state;
    this.events = events;
    this.nowMs = nowMs;
  }

  /** Steps that must succeed, a minute apart unless they say when. */
  after(...steps: readonly Step[]): this {
    for (const [name, body, by, when] of steps) {
      this.nowMs = when === undefined ? this.nowMs + MINUTE_MS : at(when);
      this.when(name, body, by);
      if (this.refusal) throw new Error(`${name} was refused: ${explainRefusal(this.refusal as never).en}`);
    }
    return this;
  }

  at(when: string): this {
    this.nowMs = at(when);
    return this;
  }

  /** Other facts of the county from here on. */
  knowing(facts: Partial<Facts>): this {
    this.facts = { ...this.facts, ...facts };
    return this;
  }

  when(name: AnyCommandName, body: Body, by: Actor, when?: string): this {
    if (when !== undefined) this.nowMs = at(when);
    const given = { nowMs: this.nowMs, actor: by, facts: this.facts };
    const outcome = handle(this.state, { name, body, ifMatch: this.meant }, given);
    this.meant = undefined;
    if (outcome.ok) return this.keep(outcome);
    this.refusal = outcome.refusal;
    this.brought = [];
    return this;
  }

  /** The next command is meant for this version. */
  meaning(version: number): this {
    this.meant = version;
    return this;
  }

  /** Nothing but time passes. */
  until(when: string): this {
    this.nowMs = at(when);
    return this.keep(tick(this.state, this.nowMs));
  }

  private keep({ state, events }: { state: AppealState; events: readonly AppealEvent[] }): this {
    this.state = state;
    this.brought = events;
    this.events.push(...events);
    this.refusal = null;
    return this;
  }

  /** What the last act brought, the clock's events before it included. */
  brings(...types: string[]): this {
    if (this.refusal) expect.fail(`refused: ${this.refusal.refused} ${JSON.stringify(this.refusal.params)}`);
    expect(this.brought.map(({ type }) => type)).toEqual(types);
    return this;
  }

  refused(code: RefusalCode, params?: Body): this {
    expect(this.refusal?.refused, 'the refusal').toBe(code);
    if (params) expect(this.refusal?.params).toMatchObject(params);
    return this;
  }

  get status(): string {
    return this.state.stage.status;
  }

  get outcome(): string | null {
    return this.state.stage.status === 'closed' ? this.state.stage.outcome : null;
  }

  /** The one open obligation of this kind, or of this kind about that; fails where there is none. */
  owed(kind: ObligationKind, about?: string): Obligation {
    const found = this.owedAll(kind).filter((o) => about === undefined || o.about === about);
    if (found.length !== 1) throw new Error(`${found.length} open ${kind} of ${this.kinds().join(', ')}`);
    return found[0]!;
  }

  owedAll = (kind: ObligationKind): Obligation[] => this.state.obligations.filter((o) => o.kind === kind);
  kinds = (): string[] => this.state.obligations.map(({ kind }) => kind).sort();
  all = (type: string): AppealEvent[] => this.events.filter((event) => event.type === type);
  /** The colours charged so far, as 'kind colour unit'. */
  charges = (): string[] =>
    this.all('light-turned')
      .map(({ data }) => data as { kind: string; light: string; unit: string; charged: boolean })
      .filter(({ charged }) => charged)
      .map(({ kind, light, unit }) => `${kind} ${light} ${unit}`);
}
