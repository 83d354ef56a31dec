import { open } from '../owed/ledger.ts';
import { numbersOf } from '../policy/defaults.ts';
import type { AppealState, Vote } from '../state/index.ts';

/** The people who have a vote: those of the matter who have not withdrawn. */
export const voters = ({ participants }: AppealState) => participants.filter((p) => !p.withdrawn);

/** Of these, the people of the filing itself. */
const filedPeople = (state: AppealState) => voters(state).filter(({ from }) => from === null);

/** The number of people that the filing declares, since rules 3 without those who have left; 0 without a number. */
function declaredOf({ registration, participants, rules }: AppealState): number {
  const declared = registration.declared ?? 0;
  if (rules < 3) return declared;
  const left = participants.filter(({ withdrawn, from }) => withdrawn && from === null);
  return Math.max(declared - left.length, 0);
}

/** A matter of a group: several people, or a declared number of them. */
export const isGroup = (state: AppealState): boolean => voters(state).length > 1 || declaredOf(state) > 1;

/** How many people the matter is of, whoever they came with. */
export const peopleOf = (state: AppealState): number => Math.max(declaredOf(state), voters(state).length);

/** Whether somebody of the filing is known by number only, and so can only vote at a meeting. */
export const someUnnamed = (state: AppealState): boolean => declaredOf(state) > filedPeople(state).length;

/** Exactly the share still closes; more than it keeps the matter open. */
export const keepsOpen = ({ policy }: AppealState, cast: number, dissatisfied: number): boolean =>
  dissatisfied * policy.groupShare.of > cast * policy.groupShare.dissatisfied;

/** Everybody has voted; never so where people were only declared as a number. */
export function allVoted(state: AppealState, votes: readonly Vote[]): boolean {
  const named = state.rules >= 3 ? !someUnnamed(state) : declaredOf(state) <= voters(state).length;
  return named && voters(state).every(({ serial }) => votes.some((v) => v.serial === serial));
}

/** The votes of people who are still part of the matter, as one rating. */
export function tally(state: AppealState, votes: readonly Vote[]) {
  const counted = votes.filter((v) => voters(state).some(({ serial }) => serial === v.serial));
  const count = (holds: (vote: Vote) => boolean) => counted.filter(holds).length;
  const half = counted.length / 2;
  const dissatisfied = count((v) => v.satisfaction === 'no');
  const open = keepsOpen(state, counted.length, dissatisfied);
  const neutral = count((v) => v.satisfaction === 'neutral') > half;
  return {
    cast: counted.length,
    dissatisfied,
    rating: {
      contacted: count((v) => v.contacted) >= half,
      resolved: count((v) => v.resolved) >= half,
      satisfaction: open ? ('no' as const) : neutral ? ('neutral' as const) : ('yes' as const),
    },
  };
}

/**
 * Whether so many votes say something for all: the quorum is a share of the filing's people, so that whoever comes
 * by a merge votes and makes no result harder to reach. Below it so many noes do, that they are too many of everybody.
 */
export function decisive(state: AppealState, cast: number, dissatisfied: number): boolean {
  const { votes, of } = numbersOf(state).quorum;
  const filed = Math.max(declaredOf(state), filedPeople(state).length) || voters(state).length;
  const quorum = cast > 0 && cast * of >= filed * votes;
  return quorum || keepsOpen(state, peopleOf(state), dissatisfied);
}

/** The time to vote is over and the round is not decided. */
export const windowOver = (state: AppealState): boolean =>
  state.stage.status === 'rating' && open(state, 'citizen-rating').length === 0;

/** Whether these votes decide the round: all have voted, or the window has ended and they say something for all. */
export function decides(state: AppealState, votes: readonly Vote[], ended: boolean): boolean {
  const { cast, dissatisfied } = tally(state, votes);
  if (cast === 0) return false;
  if (allVoted(state, votes)) return true;
  return ended && (state.rules < 3 || decisive(state, cast, dissatisfied));
}

/** The votes with this one in them: a person's later vote replaces the earlier. */
export const withVote = (votes: readonly Vote[], vote: Vote): readonly Vote[] => [
  ...votes.filter((v) => v.serial !== vote.serial),
  vote,
];
