import type { Raised } from '../state/filing.ts';
import type { Policy } from './policy.ts';
import { limitsOf } from './urgency.ts';

/**
 * Fills the numbers that a county's policy may leave out. A policy from before such a number gets the
 * default.
 */
export const numbersOf = ({ policy, urgency }: { readonly policy: Policy; readonly urgency?: Raised }) => ({
  quorum: policy.quorum ?? { votes: 1, of: 2 },
  groupSample: policy.groupSample ?? 3,
  mergedWords: policy.mergedWords ?? 'offices',
  longestRuling: policy.longest?.ruling ?? '366d',
  longestPromise: policy.longest?.promise ?? '366d',
  completionsReturned: policy.escalation.completionsReturned ?? 2,
  sameWithinMetres: policy.matching?.sameWithinMetres ?? 200,
  farBeyondMetres: policy.matching?.farBeyondMetres ?? 500,
  reassign: limitsOf({ policy, urgency }).reassign ?? '1wd',
  answersCalled: policy.answersCalled ?? 0,
  callBackAtOnce: policy.callBackAtOnce ?? [],
  redispatch: policy.redispatch ?? { askWithin: '4h', mostAsked: 0 },
  gatheredWithin: policy.matching?.gatheredWithin ?? '72h',
});
