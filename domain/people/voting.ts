import { openObligations } from '../owed/ledger.ts';
import { numbersOf } from '../policy/defaults.ts';
import type { AppealState, Vote } from '../state/index.ts';

/** People with a vote: those of the matter who have not withdrawn. */
export const voters = ({ participants }: AppealState) => participants.filter((p) => !p.withdrawn);

/** People with a vote who belong to the filing itself. */
const filedPeople = (state: AppealState) => voters(state).filter(({ from }) => from === null);

/** The number of people that the filing declares, or 0. Since rules 3, people who left are deducted. */
function declaredOf({ registration, participants, rules }: AppealState): number {
  const declared = registration.declared ?? 0;
  if (rules < 3) return declared;
  const left = participants.filter(({ withdrawn, from }) => withdrawn && from === null);
  return Math.max(declared - left.length, 0);
}

/** A group has several people, or declares several. Nobody but its leader judges an instruction. */
export const isGroup = (state: AppealState): boolean =>
  state.registration.kind !== 'instruction' && (voters(state).length > 1 || declaredOf(state) > 1);

/** The number of people in the matter, whoever they came with. */
export const peopleOf = (state: AppealState): number => Math.max(declaredOf(state), voters(state).length);

/** Some people of the filing are known by number only. They can only vote at a meeting. */
export const someUnnamed = (state: AppealState): boolean => declaredOf(state) > filedPeople(state).length;

/** A dissatisfied share that equals the policy's limit still closes. A larger share keeps the matter open. */
export const keepsOpen = ({ policy }: AppealState, cast: number, dissatisfied: number): boolean =>
  dissatisfied * policy.groupShare.of > cast * policy.groupShare.dissatisfied;

/** Everybody has voted. This is never so where people were declared only as a number. */
export function allVoted(state: AppealState, votes: readonly Vote[]): boolean {
  const named = state.rules >= 3 ? !someUnnamed(state) : declaredOf(state) <= voters(state).length;
  return named && voters(state).every(({ serial }) => votes.some((v) => v.serial === serial));
}

/** Combines the votes of people who still belong to the matter into one rating. */
export function tally(state: AppealState, votes: readonly Vote[]) {
  const counted = votes.filter((v) => voters(state).some(({ serial }) => serial === v.serial));
  const count = (holds: (vote: Vote) => boolean) => counted.filter(holds).length;
  const half = counted.length / 2;
  const dissatisfied = count((v) => v.satisfaction === 'no');
  const staysOpen = keepsOpen(state, counted.length, dissatisfied);
  const neutral = count((v) => v.satisfaction === 'neutral') > half;
  return {
    cast: counted.length,
    dissatisfied,
    rating: {
      contacted: count((v) => v.contacted) >= half,
      resolved: resolvedBy(count, half),
      satisfaction: staysOpen ? ('no' as const) : neutral ? ('neutral' as const) : ('yes' as const),
    },
  };
}

/** Half of the votes say resolved, or they do together with those that say partly. */
function resolvedBy(count: (holds: (vote: Vote) => boolean) => number, half: number): boolean | 'partly' {
  if (count((v) => v.resolved) >= half) return true;
  const partly = count((v) => v.partly === true);
  return partly > 0 && count((v) => v.resolved) + partly >= half ? 'partly' : false;
}

/**
 * These votes bind all from the quorum on. The quorum is a share of the filing's people. A merge brings
 * voters, but makes no result harder to reach. Below the quorum, noes decide once they exceed the policy's
 * share of everybody.
 */
export function bindsAll(state: AppealState, cast: number, dissatisfied: number): boolean {
  const { votes, of } = numbersOf(state).quorum;
  const filed = Math.max(declaredOf(state), filedPeople(state).length) || voters(state).length;
  const quorum = cast > 0 && cast * of >= filed * votes;
  return quorum || keepsOpen(state, peopleOf(state), dissatisfied);
}

/** The voting time is over and the round is not decided. */
export const windowOver = (state: AppealState): boolean =>
  state.stage.status === 'rating' && openObligations(state, 'citizen-rating').length === 0;

/** These votes decide the round if all have voted. After the window they also decide if they bind all. */
export function settlesRound(state: AppealState, votes: readonly Vote[], ended: boolean): boolean {
  const { cast, dissatisfied } = tally(state, votes);
  if (cast === 0) return false;
  if (allVoted(state, votes)) return true;
  return ended && (state.rules < 3 || bindsAll(state, cast, dissatisfied));
}

/** Adds a vote. A person's later vote replaces the earlier one. */
export const withVote = (votes: readonly Vote[], vote: Vote): readonly Vote[] => [
  ...votes.filter((v) => v.serial !== vote.serial),
  vote,
];
