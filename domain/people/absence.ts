import { openObligations, opens } from '../owed/ledger.ts';
import type { LedgerEntry, Obligation, Owner } from '../owed/obligation.ts';
import { numbersOf } from '../policy/defaults.ts';
import { type Facts, factOf, type PersonFact, type UnitFact } from '../policy/policy.ts';
import { type Absence, type AbsentPerson, type AppealState, liableOf, type Post } from '../state/index.ts';
import { headOf } from './parties.ts';
import { isSameData } from './same-data.ts';

/** The persons who have the case now: the liable one, and those who do helpers' parts. */
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

/** The absence in the county's last news. Null for a person who is at work as far as known. */
export const absenceOf = (state: AppealState, unit: string, person: string | null): Absence | null =>
  state.absent?.find((absent) => absent.unit === unit && absent.person === person)?.absence ?? null;

/** The absence according to a command's facts, which are newer than the case's. */
export function absenceNow(state: AppealState, facts: Facts | undefined, post: Post): Absence | null {
  const fact = facts?.people && factOf(facts.people, post.person);
  return fact === undefined ? absenceOf(state, post.unit, post.person) : absenceIn(fact, post.unit);
}

function absenceIn(fact: PersonFact | null, unit: string): Absence | null {
  if (fact === null) return 'left';
  if (fact.unit !== unit) return 'moved';
  return fact.onLeave ? 'leave' : null;
}

/** People of a unit who are at work, headed by its head or the head's stand-in. */
export function atWork(state: AppealState, unit: string, facts?: Facts): string[] {
  const fact = (facts && factOf(facts.units, unit)) ?? state.units[unit];
  if (!fact || fact.people.length === 0) return [];
  const people = [...new Set([fact.head, ...fact.people])];
  return people.filter((person) => absenceNow(state, facts, { unit, person }) === null);
}

/** Absent persons, according to a command's facts and the case's own knowledge. */
export const absentNow = (state: AppealState, facts: Facts): AbsentPerson[] =>
  postsOf(state).flatMap((post) => {
    const absence = absenceNow(state, facts, post);
    return absence === null ? [] : [{ ...post, absence }];
  });

/** Drops absences of people who no longer have the case. */
export function withoutFormerPosts(state: AppealState): AppealState {
  if (!state.absent?.length) return state;
  const posts = postsOf(state);
  const absent = state.absent.filter(({ unit, person }) => isPost(posts, unit, person));
  return absent.length === state.absent.length ? state : { ...state, absent };
}

/** A unit must name another person only where `reassign` is possible. */
const canBeReassigned = ({ stage: { status } }: AppealState): boolean =>
  status === 'assigned' || status === 'handling' || status === 'reviewing';

/**
 * The head of the unit must name another person. If the head is away, somebody else at work must. With nobody
 * at work, the head still must.
 */
function ownerFor(state: AppealState, { unit, person }: Post): Owner {
  const role = state.category.confidential ? 'discipline' : 'officer';
  const [first] = atWork(state, unit).filter((other) => other !== person);
  return { role, unit, person: first ?? headOf(state, unit) };
}

/**
 * Opens and ends obligations to name a replacement after an event. The unit owes one for each absent person,
 * where somebody else can be named. It ends when the person returns, the case moves on, or the citizen is
 * asked.
 */
export function reassignLedger(after: AppealState, nowMs: number): LedgerEntry[] {
  const absent = canBeReassigned(after) ? (after.absent ?? []) : [];
  const owed = openObligations(after, 'reassign');
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

/** The unit still has the case, through another person. */
function isReplaced(after: AppealState, { owner, about }: Obligation): boolean {
  const posts = canBeReassigned(after) ? postsOf(after) : [];
  return posts.some(({ unit }) => unit === owner.unit) && !isPost(posts, owner.unit, about);
}

const passes = ({ id, dueAtMs, yellowAtMs, redAtMs, light }: Obligation, owner: Owner): LedgerEntry => ({
  op: 'moved',
  id,
  owner,
  dueAtMs,
  yellowAtMs,
  redAtMs,
  light,
});

/** Units that changed in the county since the case copied them. */
export const changedUnits = (state: AppealState, facts: Facts): UnitFact[] =>
  Object.values(facts.units).filter(
    (unit) => Object.hasOwn(state.units, unit.id) && !isSameData(state.units[unit.id], unit),
  );
