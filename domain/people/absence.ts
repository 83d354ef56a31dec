import { open, opens } from '../owed/ledger.ts';
import type { LedgerEntry, Obligation, Owner } from '../owed/obligation.ts';
import { numbersOf } from '../policy/defaults.ts';
import { type Facts, factOf, type PersonFact, type UnitFact } from '../policy/policy.ts';
import { type Absence, type AbsentPerson, type AppealState, liableOf, type Post } from '../state/index.ts';
import { headOf } from './parties.ts';

/** The persons whom the case is with now: the liable one, and those who do the helping units' parts. */
export function postsOf(state: AppealState): Post[] {
  if (state.stage.status === 'closed') return [];
  const liable = liableOf(state);
  const helping = state.helpers.flatMap(({ unit, person, state: part }) =>
    person !== null && (part === 'waiting' || part === 'accepted') ? [{ unit, person }] : [],
  );
  return liable ? [{ unit: liable.unit, person: liable.person }, ...helping] : helping;
}

const isPost = (posts: readonly Post[], unit: string | null, person: string | null): boolean =>
  posts.some((post) => post.unit === unit && post.person === person);

/** How the county's news has it; null where the person is at work, as far as is known. */
export const absenceOf = (state: AppealState, unit: string, person: string | null): Absence | null =>
  state.absent?.find((absent) => absent.unit === unit && absent.person === person)?.absence ?? null;

/** The same with what a command brings, which is newer. */
export function absenceNow(state: AppealState, facts: Facts | undefined, post: Post): Absence | null {
  const fact = facts?.people && factOf(facts.people, post.person);
  return fact === undefined ? absenceOf(state, post.unit, post.person) : absenceIn(fact, post.unit);
}

function absenceIn(fact: PersonFact | null, unit: string): Absence | null {
  if (fact === null) return 'left';
  if (fact.unit !== unit) return 'moved';
  return fact.onLeave ? 'leave' : null;
}

/** The people of a unit who are at work, its head or who stands in first. */
export function atWork(state: AppealState, unit: string, facts?: Facts): string[] {
  const fact = (facts && factOf(facts.units, unit)) ?? state.units[unit];
  if (!fact || fact.people.length === 0) return [];
  const people = [...new Set([fact.head, ...fact.people])];
  return people.filter((person) => absenceNow(state, facts, { unit, person }) === null);
}

/** Who of the posts is away, by what is brought and by what was known before. */
export const absentNow = (state: AppealState, facts: Facts): AbsentPerson[] =>
  postsOf(state).flatMap((post) => {
    const absence = absenceNow(state, facts, post);
    return absence === null ? [] : [{ ...post, absence }];
  });

/** The state without the absence of people whom the case is not with any more. */
export function withoutFormerPosts(state: AppealState): AppealState {
  if (!state.absent?.length) return state;
  const posts = postsOf(state);
  const absent = state.absent.filter(({ unit, person }) => isPost(posts, unit, person));
  return absent.length === state.absent.length ? state : { ...state, absent };
}

/** Only where `reassign` is possible is it owed. */
const canBeReassigned = ({ stage: { status } }: AppealState): boolean =>
  status === 'assigned' || status === 'handling' || status === 'reviewing';

/** Another person is owed by the unit's head; where the head is away, by another at work; else by the head still. */
function ownerFor(state: AppealState, { unit, person }: Post): Owner {
  const role = state.category.confidential ? 'discipline' : 'officer';
  const [first] = atWork(state, unit).filter((other) => other !== person);
  return { role, unit, person: first ?? headOf(state, unit) };
}

/**
 * What whoever is away changes in what is owed after an event: another person, for each of them, where one can be
 * named; no longer at their return, or once the case is with another person or unit, or waits for the citizen.
 */
export function reassignLedger(after: AppealState, nowMs: number): LedgerEntry[] {
  const absent = canBeReassigned(after) ? (after.absent ?? []) : [];
  const owed = open(after, 'reassign');
  if (absent.length === 0 && owed.length === 0) return [];
  const limit = numbersOf(after).reassign;
  const gone = owed.filter((o) => !isPost(absent, o.owner.unit, o.about));
  return [
    ...gone.map((o): LedgerEntry => ({ op: 'ended', id: o.id, how: isReplaced(after, o) ? 'met' : 'void' })),
    ...absent.flatMap((away): LedgerEntry[] => {
      const owner = ownerFor(after, away);
      const running = owed.find((o) => o.owner.unit === away.unit && o.about === away.person);
      if (!running) return [opens(after, nowMs, { kind: 'reassign', about: away.person, owner, limit })];
      return running.owner.person === owner.person ? [] : [passes(running, owner)];
    }),
  ];
}

/** The unit has the case still, by another person. */
function isReplaced(after: AppealState, { owner, about }: Obligation): boolean {
  const posts = canBeReassigned(after) ? postsOf(after) : [];
  return posts.some(({ unit }) => unit === owner.unit) && !isPost(posts, owner.unit, about);
}

const passes = ({ id, dueAtMs, yellowAtMs, redAtMs, light }: Obligation, owner: Owner): LedgerEntry => ({
  ...{ op: 'moved', id, owner },
  ...{ dueAtMs, yellowAtMs, redAtMs, light },
});

/** Of the units that the case keeps, those that the county has otherwise now. */
export const changedUnits = (state: AppealState, facts: Facts): UnitFact[] =>
  Object.values(facts.units).filter(
    (unit) => Object.hasOwn(state.units, unit.id) && !same(state.units[unit.id], unit),
  );

/** Whether two pieces of plain data say the same, whatever the order of their fields. */
export function same(one: unknown, other: unknown): boolean {
  if (typeof one !== 'object' || typeof other !== 'object' || one === null || other === null) {
    return one === other;
  }
  const [fields, others] = [Object.entries(one), Object.entries(other)];
  return (
    fields.length === others.length &&
    fields.every(([name, value]) => same(value, (other as Readonly<Record<string, unknown>>)[name]))
  );
}
