/** The subject of a call: the rating, the reason of a decline, or the citizen's wish to withdraw. */
export type Subject = 'rating' | 'decline' | 'withdrawal';

/** The results that a call of each kind may bring. The keys from 1 on choose one. */
export const resultsOf = {
  rating: ['satisfied', 'neutral', 'dissatisfied', 'unanswered', 'wrong'],
  decline: ['told', 'unanswered', 'wrong'],
  withdrawal: ['confirmed', 'refused', 'unanswered', 'wrong'],
} as const satisfies Readonly<Record<Subject, readonly string[]>>;
export type Result = (typeof resultsOf)[Subject][number];

/** Only a call after the rating window belongs to a series. */
export const subjectOf = ({ about, calls }: Asked): Subject =>
  about === 'withdrawal' ? 'withdrawal' : calls ? 'rating' : 'decline';
interface Asked {
  readonly about: string | null;
  readonly calls: object | null;
}

const satisfaction = { satisfied: 'yes', neutral: 'neutral', dissatisfied: 'no' } as const;

export interface CallNotes {
  readonly at: string;
  readonly means: string;
  readonly said: string;
  readonly resolved: boolean | 'partly';
  readonly contacted: boolean;
}

export const isReached = (result: Result): boolean => result !== 'unanswered' && result !== 'wrong';

/** Only a call after the rating window brings a rating. */
export const isRating = (result: Result): result is keyof typeof satisfaction => result in satisfaction;

/** The body of `record-call-back`. */
export function bodyOfCall(result: Result, { at, means, said, resolved, contacted }: CallNotes) {
  const call = { at, means, said, reached: isReached(result) };
  if (isRating(result))
    return { ...call, rating: { contacted, resolved, satisfaction: satisfaction[result] } };
  if (result === 'confirmed' || result === 'refused') return { ...call, withdrawal: result };
  return call;
}
