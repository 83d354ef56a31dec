import { expect } from 'vitest';
import {
  type Actor,
  type AnyCommandName,
  type AppealEvent,
  type AppealState,
  broughtIn,
  type CommandName,
  type CountyAtRegistration,
  type Effect,
  evolveAll,
  explainRefusal,
  type Facts,
  handle,
  isRefusal,
  noFacts,
  openAppeal,
  type Participant,
  placeIn,
  type Refusal,
  type RegisterBody,
  register,
  systemActor,
  tick,
} from '../../domain/index.ts';
import { type Body, filing } from './domain-kit.ts';
import * as sample from './sample-county.ts';

/** Several appeals of one county in memory: what one decides reaches the others as the worker would carry it. */

const MINUTE_MS = 60_000;

export class SeveralAppeals {
  readonly cases = new Map<string, { state: AppealState; events: AppealEvent[] }>();
  nowMs: number;
  /** Warnings of the last command, by their codes. */
  warned: readonly string[] = [];
  private readonly county: CountyAtRegistration;

  constructor(nowMs: number, county: Partial<CountyAtRegistration> = {}) {
    this.nowMs = nowMs;
    this.county = { ...sample.county, ...county };
  }

  file(id: string, body: Partial<RegisterBody> = {}, by: Actor = sample.centre): AppealState {
    const whole: RegisterBody = { ...filing, ...body };
    const done = register(id, whole, this.countyFor(whole.category), by, this.nowMs);
    if (isRefusal(done)) throw new Error(explainRefusal(done).en);
    this.cases.set(id, { state: done.state, events: [...done.events] });
    return done.state;
  }

  of(id: string): AppealState {
    const found = this.cases.get(id);
    if (!found) throw new Error(`there is no ${id}`);
    return found.state;
  }
  after = (events: readonly AppealEvent[]): AppealState => evolveAll(null, events);
  eventsOf = (id: string): readonly AppealEvent[] => this.cases.get(id)?.events ?? [];
  ids = (): string[] => [...this.cases.keys()];

  /** Gives a command that must succeed, and carries out what it asks of other appeals. */
  give(id: string, name: CommandName, body: Body, by: Actor): this {
    const refusal = this.tryGive(id, name, body, by);
    if (refusal) expect.fail(`${name} to ${id}: ${explainRefusal(refusal).en}`);
    return this;
  }

  /** The same; a refusal is a value. */
  tryGive(id: string, name: CommandName, body: Body, by: Actor): Refusal | null {
    this.nowMs += MINUTE_MS;
    const refusal = this.handle(id, name, body, by, this.facts(id));
    if (!refusal) this.settle();
    return refusal;
  }

  pass(ms: number): this {
    this.nowMs += ms;
    for (const id of this.ids()) this.keep(id, tick(this.of(id), this.nowMs));
    this.settle();
    return this;
  }

  private facts(own: string): Facts {
    const appeals = [...this.cases.values()].map(({ state }) => {
      const { id, stage, category, registeredAtMs, registration } = state;
      const place = placeIn(registration.location);
      const fact = { id, status: stage.status, category: category.id, registeredAtMs };
      return [id, place ? { ...fact, place } : fact] as const;
    });
    const known = this.of(own).registration.attachments.map((id) => [id, true] as const);
    const attachments = { ...sample.facts.attachments, ...Object.fromEntries(known) };
    return { ...sample.facts, attachments, appeals: Object.fromEntries(appeals) };
  }

  private handle(id: string, name: AnyCommandName, body: Body, actor: Actor, facts: Facts): Refusal | null {
    const outcome = handle(this.of(id), { name, body }, { nowMs: this.nowMs, actor, facts });
    if (!outcome.ok) return outcome.refusal;
    this.keep(id, outcome);
    this.warned = outcome.events.flatMap(({ warnings = [] }) => warnings.map(({ code }) => code));
    return null;
  }

  private keep(id: string, { state, events }: { state: AppealState; events: readonly AppealEvent[] }): void {
    this.cases.set(id, { state, events: [...this.eventsOf(id), ...events] });
  }

  /** Until nobody has anything to tell anybody. */
  private settle(): void {
    const warned = this.warned;
    for (let told = true; told; ) {
      told = false;
      for (const id of this.ids()) {
        for (const effect of this.of(id).effects) {
          told = true;
          const code = this.carryOut(id, effect);
          const answer = code === null ? { accepted: true } : { accepted: false, code };
          this.handle(id, 'settle-effect', { effect: effect.id, ...answer }, systemActor, noFacts);
        }
      }
    }
    this.warned = warned;
  }

  private carryOut(from: string, effect: Effect): string | null {
    switch (effect.kind) {
      case 'open-appeal': {
        const { appeal, opening } = effect;
        const lead = opening.lead === null ? null : (sample.units[opening.lead] ?? null);
        const made = openAppeal(appeal, opening, this.countyFor(opening.category), lead, this.nowMs);
        if (!this.cases.has(appeal)) this.cases.set(appeal, { state: made.state, events: [...made.events] });
        return null;
      }
      case 'merge': {
        const { registeredAtMs } = this.of(from);
        const registeredAt = new Date(registeredAtMs).toISOString();
        const newcomers = effect.newcomers.map(personOf);
        const body = { from, registeredAt, newcomers, ...broughtIn(effect) };
        return this.handle(effect.into, 'absorb', body, systemActor, noFacts)?.refused ?? null;
      }
    }
  }

  private countyFor(category: string): CountyAtRegistration {
    return { ...this.county, category: sample.categories[category] ?? this.county.category };
  }
}

const personOf = (person: Participant): Body =>
  Object.fromEntries(Object.entries(person).filter(([, value]) => value !== null));

/** A person of an appeal, by serial. */
export const personIn = (appeal: string, serial = 0): Actor => ({
  account: `citizen:${appeal}:${serial}`,
  unit: null,
  role: 'citizen',
});
