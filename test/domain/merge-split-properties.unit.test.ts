import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { type Actor, type AppealState, timelineFor, viewFor } from '../../domain/index.ts';
import { sequences } from '../support/depth.ts';
import { at, centre, housing, iso, leaderUrban, supervision } from '../support/domain-kit.ts';
import { must } from '../support/invariants.ts';
import { type Chance, chanceFrom, oneOf } from '../support/random-bodies.ts';
import { personIn, SeveralAppeals } from '../support/several-appeals.ts';

const numRuns = Math.max(20, Math.ceil(sequences / 20));
const HOUR_MS = 3_600_000;

/** Words and files that a citizen brought, and in which case. */
interface Shown {
  readonly mark: string;
  readonly by: string;
  readonly in: string;
}

/** A county in which everything is merged and split by chance. Whoever filed says so in each word. */
class Shuffle {
  readonly appeals = new SeveralAppeals(at('2026-03-02 10:00'));
  readonly shown: Shown[] = [];
  private marks = 0;
  private readonly chance: Chance;

  constructor(chance: Chance) {
    this.chance = chance;
    for (const id of ['A1', 'B2', 'C3', 'D4']) this.file(id);
  }

  open = (): string[] => this.appeals.ids().filter((id) => this.appeals.of(id).stage.status !== 'closed');

  act(): void {
    const id = oneOf(this.chance, this.open());
    const acts = [this.words, this.words, this.merges, this.merges, this.splits, this.moves, this.moves];
    oneOf(this.chance, acts).call(this, id);
    this.appeals.pass(oneOf(this.chance, [0, HOUR_MS, 20 * HOUR_MS, 70 * HOUR_MS]));
  }

  private mark(by: string, appeal: string): string {
    this.marks += 1;
    const mark = `${by}-said-${this.marks}.`;
    this.shown.push({ mark, by, in: appeal });
    return mark;
  }

  private file(id: string): void {
    const by = `P${id}`;
    const category = oneOf(this.chance, ['road', 'noise']);
    const [description, file] = [this.mark(by, id), this.mark(by, id)];
    const said = { title: 'x', description, attachments: [file], location: { address: this.mark(by, id) } };
    this.appeals.file(id, { ...said, category, citizen: { name: by } }, personIn(id));
  }

  private words(id: string): void {
    const person = oneOf(this.chance, this.appeals.of(id).participants);
    const text = `${person.name}-said-${this.marks + 1}.`;
    const given = this.appeals.tryGive(id, 'supplement', { text }, personIn(id, person.serial));
    if (!given) this.mark(person.name ?? '', id);
  }

  private merges(id: string): void {
    const into = oneOf(this.chance, this.open());
    const before = new Map(this.open().map((one) => [one, this.appeals.of(one)]));
    const leader = this.appeals.of(id).escalation.leader === null ? centre : leaderUrban;
    const refusal = this.appeals.tryGive(id, 'merge', { into }, leader);
    if (!refusal) notLater(before.get(into)!, this.appeals.of(into), this.appeals.nowMs);
  }

  private splits(id: string): void {
    if (id.length > 6) return;
    const part = (title: string) => ({
      title,
      description: title,
      category: oneOf(this.chance, ['road', 'noise']),
    });
    const by = this.appeals.of(id).firstReceiver === null ? centre : supervision;
    this.appeals.pass(0);
    const refusal = this.appeals.tryGive(id, 'split', { parts: [part('o'), part('p')] }, by);
    if (refusal) return;
    const whole = this.wholeBefore(id);
    for (const one of [`${id}-1`, `${id}-2`]) notLater(whole, this.appeals.of(one), this.appeals.nowMs);
  }

  /** The state at the moment of the split, its hold ended. */
  private wholeBefore(id: string): AppealState {
    const events = this.appeals.eventsOf(id);
    const split = events.findIndex(({ type }) => type === 'split');
    return this.appeals.after(events.slice(0, split));
  }

  private moves(id: string): void {
    const until = new Date(this.appeals.nowMs + 200 * HOUR_MS).toISOString();
    const steps: readonly (readonly [Parameters<SeveralAppeals['give']>[1], object, Actor])[] = [
      ['dispatch', { lead: 'housing' }, centre],
      ['accept', {}, housing],
      ['request-pause', { until, reason: 'x' }, housing],
      ['decide-pause', { grant: true, reason: 'x' }, centre],
      ['escalate', { reason: 'x' }, centre],
      ['take-over', {}, leaderUrban],
      ['rule', { lead: 'water', dueAt: iso('2026-09-30 18:00'), instruction: 'x' }, leaderUrban],
      ['request-extension', { until, reason: 'x' }, housing],
      ['decide-extension', { grant: true, reason: 'x' }, centre],
    ];
    const [name, body, by] = oneOf(this.chance, steps);
    this.appeals.tryGive(id, name, body as never, by);
  }

  /** The cases in which this one's matter goes on. */
  heirs(id: string): string[] {
    const next = this.appeals
      .of(id)
      .links.filter(({ kind }) => kind === 'merged-into' || kind === 'split-into')
      .map(({ appeal }) => appeal);
    return next.length === 0 ? [id] : next.flatMap((one) => this.heirs(one));
  }

  readBy(id: string, by: Actor): string {
    const state = this.appeals.of(id);
    const view = viewFor(state, by, this.appeals.nowMs);
    return JSON.stringify([view, timelineFor(state, [...this.appeals.eventsOf(id)], by)]);
  }
}

/** Only what no earlier than its own rule says may be due later: nothing at all here. */
function notLater(before: AppealState, after: AppealState, nowMs: number): void {
  must(after.overallDueAtMs <= before.overallDueAtMs, 'no case is due later by it', after.id, nowMs);
  for (const kind of ['complete', 'dispatch', 'leader-takeover', 'leader-ruling']) {
    const was = before.obligations.find((o) => o.kind === kind);
    const is = after.obligations.find((o) => o.kind === kind);
    const later = was !== undefined && is !== undefined && is.dueAtMs > was.dueAtMs;
    must(!later, 'no obligation is due later by it', kind, before.id, after.id);
  }
}

const inEveryShuffle = (check: (shuffle: Shuffle) => void): void =>
  fc.assert(
    fc.property(fc.nat(2 ** 31 - 1), fc.integer({ min: 5, max: 40 }), (seed, steps) => {
      const shuffle = new Shuffle(chanceFrom(seed));
      for (let step = 0; step < steps && shuffle.open().length > 0; step += 1) shuffle.act();
      check(shuffle);
    }),
    { numRuns },
  );

describe('through any sequence of merges and splits', () => {
  it('whoever must act reads what every citizen said and showed, and no date moves later', {
    timeout: 1_800_000,
  }, () => {
    let merges = 0;
    let splits = 0;
    inEveryShuffle((shuffle) => {
      for (const { mark, in: appeal } of shuffle.shown) {
        for (const heir of shuffle.heirs(appeal)) {
          must(shuffle.readBy(heir, centre).includes(mark), 'the centre reads it', mark, heir);
          must(shuffle.readBy(heir, leaderUrban).includes(mark), 'the leader reads it', mark, heir);
          if (shuffle.appeals.of(heir).stage.status === 'closed') continue;
          const liable = shuffle.appeals.of(heir).spans.at(-1)?.unit;
          const officer = { account: `${liable}.li`, unit: liable ?? null, role: 'officer' } as const;
          must(
            liable === undefined || shuffle.readBy(heir, officer).includes(mark),
            'and the unit',
            mark,
            heir,
          );
        }
      }
      const types = shuffle.appeals
        .ids()
        .flatMap((id) => shuffle.appeals.eventsOf(id).map(({ type }) => type));
      merges += types.filter((type) => type === 'merged').length;
      splits += types.filter((type) => type === 'split').length;
    });
    expect([merges > 0, splits > 0]).toEqual([true, true]);
  });

  it('its people read their own words and nobody else’s', { timeout: 1_800_000 }, () => {
    inEveryShuffle((shuffle) => {
      for (const id of shuffle.open()) {
        for (const { name, serial } of shuffle.appeals.of(id).participants) {
          const read = shuffle.readBy(id, personIn(id, serial));
          for (const { mark, by, in: appeal } of shuffle.shown) {
            if (by !== name) must(!read.includes(mark), 'no other filing’s words', name, mark, id);
            const comes = by === name && shuffle.heirs(appeal).includes(id) && alone(shuffle, id, name);
            if (comes) must(read.includes(mark), 'the own words', name, mark, id);
          }
        }
      }
    });
  });
});

/** Somebody who stands in a case twice, by two parts of one split, reads as either what came with either. */
const alone = (shuffle: Shuffle, id: string, name: string | null): boolean =>
  shuffle.appeals.of(id).participants.filter((person) => person.name === name).length === 1;
