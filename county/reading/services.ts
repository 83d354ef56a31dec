import { z } from 'zod';
import type { Names } from './names.ts';
import { names, words } from './words.ts';
import { wording } from './zod-problems.ts';

/** A category as a service for other platforms. All of it is optional. */

/** The kinds of answers, in the words of Open311. */
export const questionTypes = [
  'string',
  'number',
  'datetime',
  'text',
  'singlevaluelist',
  'multivaluelist',
] as const;
export type QuestionType = (typeof questionTypes)[number];

export interface QuestionValue {
  readonly key: string;
  readonly name: Names;
}
/** Something that a filing of the category is asked besides. */
export interface Question {
  readonly code: string;
  readonly type: QuestionType;
  readonly required: boolean;
  readonly question: Names;
  readonly hint?: Names;
  readonly values: readonly QuestionValue[];
}
export interface ServiceFields {
  readonly about?: Names;
  readonly group?: Names;
  readonly keywords?: readonly string[];
  readonly questions?: readonly Question[];
}

const code = z
  .string()
  .refine(
    (text) => /^[A-Za-z0-9][A-Za-z0-9_-]{0,59}$/.test(text),
    wording('编号只能用字母、数字、“_”和“-”', 'a code has letters, digits, hyphens and low lines'),
  );
export const isList = (type: QuestionType): boolean => type.endsWith('list');
const isUnique = (list: readonly string[]): boolean => new Set(list).size === list.length;
const twice = wording('有重复', 'one is listed twice');

const question = z
  .strictObject({
    code,
    type: z.enum(questionTypes),
    required: z.boolean().default(false),
    question: names,
    hint: names.optional(),
    values: z
      .array(z.strictObject({ key: code, name: names }))
      .max(200)
      .refine((list) => isUnique(list.map(({ key }) => key)), twice)
      .default([]),
  })
  .refine(
    ({ type, values }) => isList(type) === values.length > 0,
    wording('可选值“values”只用于列表，且列表必须有', 'values belong to a list, and a list needs them'),
  );

export const serviceFields = {
  about: names.optional(),
  group: names.optional(),
  keywords: z
    .array(
      words.refine((text) => !text.includes(','), wording('关键词中不能有逗号', 'a keyword has no comma')),
    )
    .max(50)
    .optional(),
  questions: z
    .array(question)
    .max(50)
    .refine((list) => isUnique(list.map((one) => one.code)), twice)
    .optional(),
} as const;
