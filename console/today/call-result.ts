/** What a call brought. The keys 1 to 5 choose it. */
export const results = ['satisfied', 'neutral', 'dissatisfied', 'unanswered', 'wrong'] as const;
export type Result = (typeof results)[number];

const satisfaction = { satisfied: 'yes', neutral: 'neutral', dissatisfied: 'no' } as const;

export interface CallNotes {
  readonly at: string;
  readonly means: string;
  readonly said: string;
  readonly resolved: boolean;
  readonly contacted: boolean;
}

/** Only who was reached can rate. */
export const isReached = (result: Result): result is keyof typeof satisfaction => result in satisfaction;

/** The body of `record-call-back`. */
export const bodyOfCall = (result: Result, { at, means, said, resolved, contacted }: CallNotes) => ({
  ...{ at, means, said },
  reached: isReached(result),
  ...(isReached(result) ? { rating: { contacted, resolved, satisfaction: satisfaction[result] } } : {}),
});
