import { z } from 'zod';
import type { Infer, Kind, Shape } from '../domain/index.ts';
import { isLimit, isOneLine, looksSealed, visible } from '../domain/index.ts';
import { phoneProblem } from '../phone/index.ts';
import { type FieldProblem, problemsOf } from './field-problem.ts';
import { inWgs84 } from './in-wgs84.ts';
import { instantSchema } from './instant.ts';

/**
 * Turns a domain Shape into the check of a request, of a signal, and into OpenAPI. It refuses unknown fields and
 * trims text. `null` counts as an absent optional field.
 */
export type BodySchema = z.ZodType<Readonly<Record<string, unknown>>>;

/** The type of a shape's body. A shape known only at run time has fields of any kind. */
export type BodyOf<S extends Shape> = string extends keyof S ? Readonly<Record<string, unknown>> : Infer<S>;

export type ParsedBody<S extends Shape> =
  | { readonly ok: true; readonly body: BodyOf<S> }
  | { readonly ok: false; readonly problems: readonly FieldProblem[] };

const known = new WeakMap<Shape, z.ZodType>();

/** Makes the strict zod object of a shape, once for each shape. */
export function bodySchema(shape: Shape): BodySchema {
  const schema = known.get(shape) ?? objectOf(shape);
  known.set(shape, schema);
  return schema as BodySchema;
}

/** Checks any input against a shape, and moves places into WGS 84. Each problem has a dotted path and a sentence in both languages. */
export function parseBody<S extends Shape>(shape: S, input: unknown): ParsedBody<S> {
  const schema = bodySchema(shape);
  const parsed = schema.safeParse(input);
  if (parsed.success) return { ok: true, body: inWgs84(parsed.data as BodyOf<S>) };
  return { ok: false, problems: problemsOf(schema, input) };
}

const objectOf = (shape: Shape): z.ZodType =>
  z.strictObject(Object.fromEntries(Object.entries(shape).map(([field, kind]) => [field, kindSchema(kind)])));

/**
 * Replaces lone surrogates, whose stored form would differ from the hashed one. Removes NUL, which ends strings in
 * some tools.
 */
const clean = (text: string): string => visible(whole(text.replaceAll('\0', '')));
const whole = (text: string): string => text.replace(/\p{Surrogate}/gu, '\uFFFD');

const words = (max: number) => z.string().overwrite(clean).trim().min(1).max(max);
const line = (max: number) =>
  z
    .string()
    .overwrite((text) => visible(whole(text)))
    .trim()
    .min(1)
    .max(max)
    .refine(isOneLine, { params: { sentence: 'line' }, abort: true });
/**
 * Refuses the marks of sealed text. Only this program writes them, and a client could otherwise pass off text as
 * sealed.
 */
const said = (text: z.ZodType<string>) =>
  text.refine((given) => !looksSealed(given), { params: { sentence: 'sealed' }, abort: true });

function textSchema({ max, form }: Kind & { kind: 'text' }): z.ZodType {
  if (form === undefined) return said(words(max));
  const oneLine = said(line(max));
  switch (form) {
    case 'line':
      return oneLine;
    case 'phone':
      return oneLine.check(phoneCheck).meta({ description: 'One telephone number, as it is dialled' });
    case 'email':
      return oneLine
        .refine((text) => z.regexes.email.test(text), { params: { sentence: 'email' } })
        .meta({ description: 'One e-mail address' });
  }
}

/** Accepts every number that can be dialled from the county, in use or not. */
const phoneCheck: z.core.CheckFn<string> = ({ value, issues }) => {
  const sentence = phoneProblem(value);
  if (sentence) issues.push({ code: 'custom', input: value, params: { sentence } });
};
const id = (description: string) => words(120).meta({ description });

const limitSchema = words(20)
  .refine(isLimit, { params: { sentence: 'limit' } })
  .meta({ description: 'One of 30s, 15m, 48h, same-day, 3d (calendar days), 7wd (working days)' });

/**
 * The document names no type. Generators make a field of any type, so that a program which sends a plain yes or no stays
 * as it is. A union would be another class in each of them.
 */
const flagOrSchema = (word: string): z.ZodType =>
  z
    .unknown()
    .refine((given) => typeof given === 'boolean' || given === word, { params: { sentence: 'flag-or' } })
    .meta({
      description: `true, false, or "${word}"`,
      example: true,
      'x-huiyin-values': [true, false, word],
    });

function kindSchema(kind: Kind): z.ZodType {
  switch (kind.kind) {
    case 'text':
      return textSchema(kind);
    case 'unit':
      return id('A unit’s id, see /v1/units');
    case 'person':
      return id('A person’s account, e.g. officer:housing');
    case 'category':
      return id('A category’s id, see /v1/catalogue');
    case 'catalogueItem':
      return id('An item of the service catalogue, see /v1/catalogue');
    case 'appeal':
      return id('An appeal’s id, e.g. 20261122-7K3M9Q');
    case 'attachment':
      return id('The id of an attachment that was uploaded before');
    case 'instant':
      return instantSchema;
    case 'flag':
      return z.boolean();
    case 'flagOr':
      return flagOrSchema(kind.word);
    case 'number':
      return (kind.integer ? z.int() : z.number().meta({ format: 'double' })).min(kind.min).max(kind.max);
    case 'oneOf':
      return z.enum(kind.values);
    case 'limit':
      return limitSchema;
    case 'data':
      return z.unknown();
    case 'list':
      return z.array(kindSchema(kind.of)).min(kind.min).max(kind.max);
    case 'group':
      return objectOf(kind.fields);
    case 'optional':
      return optionalOf(kindSchema(kind.of));
    default:
      return never(kind);
  }
}

/** Reads null as absent, because many clients write null for an empty field. */
const optionalOf = (schema: z.ZodType): z.ZodType =>
  schema.nullish().transform((value) => value ?? undefined);

const never = (kind: never): never => {
  throw new Error(`no schema for ${JSON.stringify(kind)}`);
};
