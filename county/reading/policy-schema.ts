import { z } from 'zod';
import { isLimit, type ObligationKind, type Policy, parseLightMark, wrongLimit } from '../../domain/index.ts';
import type { Names } from './names.ts';
import { problemsOf, wording } from './zod-problems.ts';

export const limit = z.string().refine(isLimit, wording(wrongLimit.zh, wrongLimit.en));

const mark = z
  .string()
  .refine(
    (text) => parseLightMark(text) !== null,
    wording(
      '不是亮灯点，应形如“75%”、“-1wd”、“+0”或“+1wd”，文件中须加引号',
      'no light mark: write 75%, -1wd, +0 or +1wd (quoted)',
    ),
  );

const light = z.strictObject({ yellow: mark.nullable(), red: mark });

/** Lists every kind of obligation. The type makes this fail to compile if a kind is missing. */
const kinds: Readonly<Record<ObligationKind, typeof light>> = {
  dispatch: light,
  claim: light,
  accept: light,
  promise: light,
  complete: light,
  contain: light,
  'finish-part': light,
  progress: light,
  reassign: light,
  decision: light,
  review: light,
  'citizen-rating': light,
  'call-back': light,
  'leader-takeover': light,
  'leader-ruling': light,
  'urge-reply': light,
  'order-reply': light,
};

const count = z.int().min(0).max(1000);
const atLeastOne = z.int().min(1).max(1000);
const metres = z.int().min(1).max(100_000);
const word = z
  .string()
  .refine(
    (text) => /^[a-z]+(-[a-z]+)*$/.test(text),
    wording('代码只能用小写字母，词间用“-”连接', 'a code has lower-case letters, and hyphens between words'),
  );
const wordList = z
  .array(word)
  .min(1)
  .refine((list) => new Set(list).size === list.length, wording('有重复', 'one is listed twice'));

const term = z.strictObject({ zh: z.string().min(1).max(60), en: z.string().min(1).max(60) });

const limits = z.strictObject({
  dispatch: limit,
  claim: limit,
  accept: limit,
  promise: limit,
  progress: limit,
  progressOnHold: limit,
  decision: limit,
  review: limit,
  rating: limit,
  callBack: limit,
  takeOver: limit,
  ruling: limit,
  urgeReply: limit,
  rework: limit,
  objection: limit,
  leastAfterMove: limit,
  leastAfterReturn: limit,
  fileAgain: limit,
  reassign: limit.optional(),
});

/** A level names the limits that it shortens. */
const level = z.strictObject({ ...limits.partial().shape, complete: limit.optional() });

/** A critical level that left one of these out would let a gas leak wait for days. */
const critical = level.extend({
  dispatch: limit,
  accept: limit,
  complete: limit,
  takeOver: limit,
  ruling: limit,
  decision: limit,
  leastAfterMove: limit,
  leastAfterReturn: limit,
  rework: limit,
  review: limit,
  urgeReply: limit,
  contain: limit.optional(),
});

export const policySchema = z.strictObject({
  version: z.string().min(1).max(60),
  limits,
  lights: z.strictObject({ default: light, ...z.strictObject(kinds).partial().shape }),
  reviewer: z.enum(['centre', 'supervision']),
  callBackAttempts: atLeastOne,
  reworkByAnotherPerson: z.boolean(),
  escalation: z.strictObject({
    refusedTransfers: atLeastOne,
    transfers: count,
    dissatisfied: atLeastOne,
    redCompletionFor: limit,
    repeats: z.strictObject({ count: z.int().min(2).max(1000), days: z.int().min(1).max(3660) }),
    completionsReturned: atLeastOne.optional(),
  }),
  groupShare: z
    .strictObject({ dissatisfied: count, of: atLeastOne })
    .refine(
      ({ dissatisfied, of }) => dissatisfied < of,
      wording('份额须小于一', 'the share must be below one'),
    ),
  extensions: z.strictObject({ most: count, longest: limit }),
  pauses: z.strictObject({ most: count, longest: limit }),
  openClaimsPerUnit: atLeastOne,
  declineReasons: wordList,
  orderColours: wordList,
  terms: z.record(word, term).optional(),
  plainMessages: z.enum(['marked', 'refused']).optional(),
  quorum: z
    .strictObject({ votes: count, of: atLeastOne })
    .refine(({ votes, of }) => votes <= of, wording('法定比例不得大于一', 'a quorum is at most one whole'))
    .optional(),
  groupSample: z.int().min(3).max(1000).optional(),
  mergedWords: z.enum(['offices', 'everybody']).optional(),
  longest: z.strictObject({ ruling: limit.optional(), promise: limit.optional() }).optional(),
  answersCalled: z.int().min(0).max(100).optional(),
  urgency: z.strictObject({ urgent: level.optional(), critical: critical.optional() }).optional(),
  callBackAtOnce: z.array(z.string().min(1).max(40)).max(50).optional(),
  redispatch: z.strictObject({ askWithin: limit, mostAsked: z.int().min(0).max(5) }).optional(),
  matching: z
    .strictObject({
      sameWithinMetres: metres.optional(),
      farBeyondMetres: metres.optional(),
      gatheredWithin: limit.optional(),
    })
    .optional(),
});

/** Parses a policy from a request, or returns all problems with their paths. */
export function parsePolicy(
  value: unknown,
):
  | { ok: true; policy: Policy }
  | { ok: false; problems: readonly { path: readonly (string | number)[]; reason: Names }[] } {
  const { value: policy, issues } = problemsOf<Policy>(policySchema, value);
  return policy === null ? { ok: false, problems: issues } : { ok: true, policy };
}
