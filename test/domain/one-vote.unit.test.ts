import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  type AppealState,
  handle,
  noFacts,
  type PersonMarks,
  register,
  serialInMaster,
  systemActor,
} from '../../domain/index.ts';
import { sequences } from '../support/depth.ts';
import { at, centre, filedAt, filing, county as sample } from '../support/domain-kit.ts';

/**
 * Filings of a few people, alone and in lists, merged in any order: each person of every case has one vote, and every
 * serial that a filing gave a person leads to it.
 */
const runs = Math.ceil(sequences / 4);

/** So many cases on one matter are no concern here: none of them goes to a leader. */
const { policy } = sample;
const escalation = { ...policy.escalation, repeats: { count: 1000, days: 1 } };
const county = { ...sample, policy: { ...policy, escalation } };

/** Two people behind one telephone always give their names; anybody else may leave it out as who files. */
const persons = ['wang', 'li', 'wu', 'zhao', 'sun'] as const;
type Person = (typeof persons)[number];
const shared: readonly Person[] = ['wang', 'li'];
const marksOf = (person: Person, named: boolean): PersonMarks => ({
  phone: shared.includes(person) ? 'switchboard' : person,
  ...(named || shared.includes(person) ? { name: `${person}` } : {}),
});

const somebody = fc.record({ person: fc.constantFrom(...persons), named: fc.boolean() });
const oneFiling = fc.oneof(
  fc.record({ who: fc.tuple(somebody), list: fc.constant(false) }),
  fc.record({ who: fc.array(somebody, { minLength: 1, maxLength: 5 }), list: fc.constant(true) }),
);
const lives = fc.record({
  filings: fc.array(oneFiling, { minLength: 2, maxLength: 6 }),
  merges: fc.array(fc.tuple(fc.nat(5), fc.nat(5)), { maxLength: 10 }),
});
type Filing = { readonly who: readonly { person: Person; named: boolean }[]; readonly list: boolean };

interface Serial {
  readonly appeal: string;
  readonly serial: number;
}

/** All cases by id, and every serial that was given, with whose it is. */
class County {
  readonly cases = new Map<string, AppealState>();
  readonly given: (Serial & { person: Person })[] = [];
  readonly masters = new Map<string, string>();

  file({ who, list }: Filing): void {
    const id = `F${this.cases.size}`;
    const marks = who.map(({ person, named }) => marksOf(person, list || named));
    const people = list ? { participants: { people: who.map(({ person }) => ({ name: person })) } } : {};
    const known = list ? { people: marks } : { citizen: marks[0]!, people: [] };
    const citizen = { account: `citizen:${id}:0`, unit: null, role: 'citizen' } as const;
    const done = register(id, { ...filing, ...people }, county, citizen, at(filedAt), { marks: known });
    if ('refused' in done) throw new Error(done.refused);
    this.cases.set(id, done.state);
    who.forEach(({ person }, n) => {
      this.given.push({ appeal: id, serial: list ? n + 1 : 0, person });
    });
  }

  merge(from: string, into: string): void {
    const [duplicate, master] = [this.cases.get(from), this.cases.get(into)];
    if (!duplicate || !master || from === into || this.masters.has(from) || this.masters.has(into)) return;
    const fact = { id: into, status: 'registered', category: 'road', registeredAtMs: 0 };
    const asked = this.does(duplicate, 'merge', { into }, { appeals: { [into]: fact } });
    const effect = asked.effects.find(({ kind }) => kind === 'merge');
    if (effect?.kind !== 'merge') throw new Error('a merge asks its master');
    const newcomers = effect.newcomers.map(({ serial, marks }) => ({ serial, ...(marks ? { marks } : {}) }));
    const registeredAt = new Date(duplicate.registeredAtMs).toISOString();
    this.cases.set(into, this.does(master, 'absorb', { from, registeredAt, newcomers }));
    this.cases.set(from, this.does(asked, 'settle-effect', { effect: effect.id, accepted: true }));
    this.masters.set(from, into);
  }

  private does(
    state: AppealState,
    name: 'merge' | 'absorb' | 'settle-effect',
    body: object,
    facts: object = {},
  ): AppealState {
    const actor = name === 'merge' ? centre : systemActor;
    const given = { nowMs: state.lastAtMs, actor, facts: { ...noFacts, ...facts } };
    const outcome = handle(state, { name, body: { ...body } }, given);
    if (!outcome.ok) throw new Error(`${name}: ${outcome.refusal.refused}`);
    return outcome.state;
  }

  /** Follows a serial through every merge. */
  leadsTo({ appeal, serial }: Serial): Serial {
    const filed = this.cases.get(appeal)!;
    const twice = filed.joined?.find((one) => one.from === appeal && one.serial === serial);
    const own = twice?.becomes ?? serial;
    const into = this.masters.get(appeal);
    if (into === undefined) return { appeal, serial: own };
    const there = serialInMaster(this.cases.get(into)!, filed, own);
    if (there === null) throw new Error(`${appeal} ${own} leads nowhere`);
    return this.leadsTo({ appeal: into, serial: there });
  }
}

describe('however filings are merged', () => {
  it('one person has one vote in a case, and every code of theirs casts it', () => {
    fc.assert(
      fc.property(lives, ({ filings, merges }) => {
        const all = new County();
        for (const one of filings) all.file(one);
        for (const [from, into] of merges) all.merge(`F${from}`, `F${into}`);
        const votes = all.given.map((one) => ({ ...all.leadsTo(one), person: one.person }));
        const key = ({ appeal, serial }: Serial) => `${appeal} ${serial}`;
        for (const [id, state] of all.cases) {
          if (all.masters.has(id)) continue;
          const here = votes.filter(({ appeal }) => appeal === id);
          const living = state.participants.filter(({ withdrawn }) => !withdrawn);
          expect(living).toHaveLength(new Set(here.map(({ person }) => person)).size);
          expect(new Set(here.map(key))).toEqual(
            new Set(living.map(({ serial }) => key({ appeal: id, serial }))),
          );
          for (const { person, ...serial } of here) {
            const others = here.filter((one) => key(one) === key(serial) && one.person !== person);
            expect(others).toEqual([]);
          }
        }
      }),
      { numRuns: runs },
    );
  });
});
