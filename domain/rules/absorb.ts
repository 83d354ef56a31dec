import { system } from '../access/who.ts';
import { asksCitizen } from '../acts/asking.ts';
import { standsAlone } from '../acts/checks.ts';
import {
  appeal,
  flag,
  group,
  type Infer,
  instant,
  integer,
  list,
  optional,
  personal,
  text,
} from '../body/shape.ts';
import { defineRule } from '../define-rule.ts';
import { draft } from '../event/event.ts';
import { type Brought, broughtBody, masterChanges, withBrought } from '../joining/absorbing.ts';
import { asksTheCitizen } from '../leaders/escalation.ts';
import { ends } from '../owed/ledger.ts';
import { knownBefore, knownNewcomers, meantPerson, withLearntName } from '../people/same-person.ts';
import { voters } from '../people/voting.ts';
import type { AppealState, Joined, Participant } from '../state/index.ts';
import { isRefusal, refuse } from '../wording/refusal.ts';

type Learnt = Pick<Participant, 'serial' | 'name' | 'marks' | 'alsoFiled'> &
  Partial<Pick<Participant, 'phone'>>;

interface Events {
  absorbed: {
    from: string;
    registeredAtMs: number;
    /** Persons who are new to this case. */
    newcomers: readonly Participant[];
    /** The serial here of everybody who came from the duplicate. */
    joined?: readonly Joined[];
    /** Facts about persons of this case that the merge has added. */
    learnt?: readonly Learnt[];
  } & Brought;
}

const numberMarks = { phone: optional(text(64)), name: optional(text(64)) } as const;
const newcomer = {
  serial: integer(0, 100_000),
  name: optional(personal(100)),
  phone: optional(personal(40)),
  from: optional(appeal),
  marks: optional(group({ ...numberMarks, further: optional(list(group(numberMarks), 0, 1000)) })),
  alsoFiled: optional(list(appeal, 0, 500)),
  was: optional(list(group({ from: appeal, serial: integer(0, 100_000) }), 0, 1000)),
} as const;
const body = {
  from: appeal,
  registeredAt: instant,
  newcomers: list(group(newcomer), 0, 500),
  samePerson: optional(flag),
  ...broughtBody,
} as const;

/** A master takes a duplicate's people in. A master that is closed or is merging refuses. */
export const absorb = defineRule<typeof body, Events>({
  name: 'absorb',
  zh: '接收并案',
  en: 'take a duplicate in',
  does: 'Take a duplicate’s people in (given by the duplicate, not by a person)',
  body,
  by: system,
  from: ['registered', 'pooled', 'assigned', 'handling', 'reviewing', 'rating'],
  leavesConfidence: true,
  bars: (state) => {
    const { merging, stage } = state;
    const alone = standsAlone(state);
    if (alone) return alone;
    if (stage.status === 'rating' && stage.subject === 'decline') return refuse('declined-object-only');
    return merging ? refuse('merging', { into: merging.into }) : null;
  },
  decide: (state, body, { nowMs }) => {
    const { from, newcomers, samePerson, registeredAt, ...more } = body;
    const given = masterChanges(state, more, registeredAt, nowMs);
    if (isRefusal(given)) return given;
    // No case of earlier rules was ever given the centre's word, because it is new.
    const compared = state.rules >= 3 || samePerson !== undefined;
    const came = compared ? received(state, body) : { newcomers: withSerials(state, newcomers, from) };
    const window =
      state.stage.status === 'rating' && (came.newcomers.length > 0 || !compared)
        ? [...ends(state, asksTheCitizen, 'void'), asksCitizen(state, nowMs)]
        : [];
    const data = { from, registeredAtMs: Date.parse(registeredAt), ...came, ...given.brought };
    return [draft('absorbed', data, [...window, ...given.ledger])];
  },
  evolve: {
    absorbed: (
      state,
      { from, registeredAtMs, newcomers, joined = [], learnt = [], ...brought },
      { atMs },
    ) => ({
      ...withBrought(state, brought, atMs),
      participants: [...state.participants.map((p) => learned(p, learnt)), ...newcomers],
      ...(joined.length > 0 ? { joined: [...(state.joined ?? []), ...joined] } : {}),
      links: [...state.links, { kind: 'merged-from', appeal: from, registeredAtMs }],
    }),
  },
});

type Newcomer = Infer<typeof newcomer>;

/** A new person gets a serial behind all others. */
function withSerials(state: AppealState, people: readonly Newcomer[], from: string): Participant[] {
  const { joined = [], participants } = state;
  const given = [...participants, ...joined.filter((j) => j.from === state.id)].map(({ serial }) => serial);
  const next = Math.max(...given, 0) + 1;
  return people.map((p, i) => ({
    serial: next + i,
    name: p.name ?? null,
    phone: p.phone ?? null,
    from: p.from ?? from,
    withdrawn: false,
    ...(p.marks ? { marks: p.marks } : {}),
    ...(p.alsoFiled ? { alsoFiled: p.alsoFiled } : {}),
  }));
}

/** A person who is known here keeps the one serial that they have. */
function received(
  state: AppealState,
  { from, newcomers, samePerson }: Pick<Infer<typeof body>, 'from' | 'newcomers' | 'samePerson'>,
) {
  const known = knownHere(state, newcomers, samePerson);
  const unknown = newcomers.filter(({ serial }) => !known.has(serial));
  const added = withSerials(state, unknown, from);
  const joined = newcomers.flatMap(({ serial, was = [] }): Joined[] => {
    const here = known.get(serial) ?? added[unknown.findIndex((p) => p.serial === serial)];
    const becomes = here?.serial ?? 0;
    const before = was.map((entry) => ({ from: entry.from, serial: entry.serial, becomes }));
    return [{ from, serial, becomes }, ...before.filter((one) => !isJoined(state, one))];
  });
  const learnt = newcomers.flatMap((came): Learnt[] => {
    const person = known.get(came.serial);
    if (!person) return [];
    const { serial, name, phone, marks } = withLearntName(person, saidOf(state, person, came));
    const alsoFiled = filingsTogether(person, came, from);
    const reached = phone === person.phone ? {} : { phone };
    return [{ serial, name, ...reached, alsoFiled, ...(marks ? { marks } : {}) }];
  });
  return { newcomers: added, joined, ...(learnt.length > 0 ? { learnt } : {}) };
}

/** A person who filed without a name stays without one here, whatever the same person has said elsewhere. */
function saidOf({ registration }: AppealState, person: Participant, came: Newcomer) {
  const isNameless = registration.anonymous && person.from === null;
  const { name = null, phone = null, marks } = came;
  return isNameless ? { name: null, phone: null, marks } : { name, phone, marks };
}

/** The filings that a person stands for beside the first, once another of theirs has come. */
function filingsTogether(person: Participant, came: Newcomer, from: string): readonly string[] {
  const more = [...(person.alsoFiled ?? []), came.from ?? from, ...(came.alsoFiled ?? [])];
  return [...new Set(more)].filter((filing) => filing !== person.from);
}

const isJoined = ({ joined = [] }: AppealState, one: Joined): boolean =>
  joined.some((j) => j.from === one.from && j.serial === one.serial && j.becomes === one.becomes);

/**
 * A person before a split is one person still. Others by their marks, unless the centre has said whether
 * its one person is somebody of this case.
 */
function knownHere(
  state: AppealState,
  newcomers: readonly Newcomer[],
  samePerson: boolean | undefined,
): ReadonlyMap<number, Participant> {
  const people = voters(state);
  const before = knownBefore(people, newcomers, state.joined);
  if (samePerson === undefined) return knownNewcomers(people, newcomers, before);
  if (before.size > 0) return before;
  const [only] = newcomers;
  const person = samePerson && only ? meantPerson(people, only) : undefined;
  return new Map(only && person ? [[only.serial, person]] : []);
}

function learned(person: Participant, learnt: readonly Learnt[]): Participant {
  const more = learnt.filter(({ serial }) => serial === person.serial).at(-1);
  return more ? { ...person, ...more } : person;
}
