import type { AppealState, Vote } from './state.ts';

/** The people who have a vote: those of the matter who have not withdrawn. */
export const voters = ({ participants }: AppealState) => participants.filter((p) => !p.withdrawn);

/** A matter of a group: several people, or a declared number of them. */
export const isGroup = (state: AppealState): boolean =>
  voters(state).length > 1 || (state.registration.declared ?? 0) > 1;

/** Exactly the share still closes; more than it keeps the matter open. */
export const keepsOpen = ({ policy }: AppealState, cast: number, dissatisfied: number): boolean =>
  dissatisfied * policy.groupShare.of > cast * policy.groupShare.dissatisfied;

/** Everybody has voted; never so where people were only declared as a number. */
export const allVoted = (state: AppealState, votes: readonly Vote[]): boolean =>
  (state.registration.declared ?? 0) <= voters(state).length &&
  voters(state).every(({ serial }) => votes.some((v) => v.serial === serial));

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
