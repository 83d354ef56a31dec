import { type Actor, type AppealEvent, type AppealState, numbersOf, type Vote } from '../../domain/index.ts';
import { must } from './invariants.ts';
import type { Moment } from './random-walk.ts';

/** Lists those who may still decide: living persons of the case, and no other holder of a code. */

/** Codes of every sort, beside those of the sample county's people: later serials, one nobody has, other cases'. */
export const codeHolders: Readonly<Record<string, Actor>> = Object.fromEntries(
  ['A1:2', 'A1:3', 'A1:4', 'A1:77', 'A1:', 'A1:01', 'B2:0', 'B2:1', 'A1-1:0'].map((code) => [
    `code ${code}`,
    { account: `citizen:${code}`, unit: null, role: 'citizen' as const },
  ]),
);
/** Whoever filed for listed people reads, supplements and urges, and does nothing else. */
const ofAnyFiler: readonly string[] = ['supplement', 'urge'];

const living = ({ participants }: AppealState) => participants.filter(({ withdrawn }) => !withdrawn);

/** The person of this case that the account is now, or null. */
function personOf(state: AppealState, { account }: Actor): number | null {
  const filerIs = account === `citizen:${state.id}:0` ? state.filerIs : undefined;
  const own = filerIs === undefined ? account : `citizen:${state.id}:${filerIs}`;
  return living(state).find(({ serial }) => own === `citizen:${state.id}:${serial}`)?.serial ?? null;
}

/** Nobody who has left, or was never there, changes a case. */
export function checkStanding({ before, after, command, refusal }: Moment): void {
  if (command === null || command.actor.role !== 'citizen' || refusal !== null) return;
  if (personOf(before, command.actor) !== null) return;
  const filer =
    command.actor.account === `citizen:${before.id}:0` && !before.participants.some((p) => p.serial === 0);
  must(
    filer && ofAnyFiler.includes(command.name),
    'nobody who has left, or was never there, changes a case',
    command,
    before.participants,
    after.seq,
  );
}

type Rated = { rating: { by: string; satisfaction: string }; outcome: string };

/** But for proactive cases and instructions, no case closes as satisfied without a living person's rating or a quorum. */
export function checkSatisfied({ before, events, command }: Moment): void {
  const rated = events.find(({ type, data }) => type === 'rated' && (data as Rated).outcome === 'satisfied');
  if (!rated || before.registration.kind === 'proactive') return;
  const { by } = (rated.data as Rated).rating;
  if (before.registration.kind === 'instruction') {
    must(by === 'leader', 'an instruction closes as satisfied by its leader alone', rated, command);
    return;
  }
  if (isGroup(before)) {
    const then = withoutLeavers(before, events);
    const cast = votesCast(then, events);
    must(
      cast >= quorumOf(then),
      'a group’s case closes as satisfied with a quorum of votes only',
      { cast, quorum: quorumOf(then), by },
      then.participants,
      then.registration.declared,
      command,
    );
    return;
  }
  const person = by === 'call-back' || (command !== null && personOf(before, command.actor) !== null);
  must(person, 'a case closes as satisfied by a living person’s rating only', rated, command);
}

/** A withdrawal may let the votes of those who stay decide. Then those who stay are counted. */
function withoutLeavers(state: AppealState, events: readonly AppealEvent[]): AppealState {
  const left = events.flatMap(({ type, data }) =>
    type === 'participant-withdrawn' ? [(data as { serial: number }).serial] : [],
  );
  const participants = state.participants.map((person) =>
    left.includes(person.serial) ? { ...person, withdrawn: true } : person,
  );
  return { ...state, participants };
}

/** The number that the filing declares, without those of its people who have left. */
const declaredOf = ({ registration, participants }: AppealState): number =>
  (registration.declared ?? 0) - participants.filter((p) => p.withdrawn && p.from === null).length;

const isGroup = (state: AppealState): boolean => living(state).length > 1 || declaredOf(state) > 1;

/** Of the filing's people, declared or listed; who came by a merge raises no quorum. */
function quorumOf(state: AppealState): number {
  const { votes, of } = numbersOf(state).quorum;
  const listed = living(state).filter(({ from }) => from === null).length;
  const people = Math.max(declaredOf(state), listed);
  return Math.ceil((people * votes) / of);
}

/** The votes that the result was counted from: a meeting's ballot, or those of living people. */
function votesCast(state: AppealState, events: readonly AppealEvent[]): number {
  const ballot = events.find(({ type }) => type === 'ballot-recorded');
  if (ballot) return (ballot.data as { cast: number }).cast;
  const given = events.flatMap(({ type, data }) =>
    type === 'voted' ? [(data as { vote: Vote }).vote.serial] : [],
  );
  const serials = new Set([...state.votes.map(({ serial }) => serial), ...given]);
  return living(state).filter(({ serial }) => serials.has(serial)).length;
}
