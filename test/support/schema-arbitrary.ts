import fc from 'fast-check';
import { type Document, resolved, type Schema } from './openapi.ts';

/** Words that the county knows, by the name of the field they fit: without them nothing gets past the first check. */
export type Words = (field: string) => readonly string[];

/** Inputs that have broken programs elsewhere. */
export const strangeTexts = [
  ...[
    '',
    ' ',
    '\u0000',
    'a\u0000b',
    '\ud800',
    '\udc00x',
    '\u202e反',
    '\ufeff',
    '👩‍👩‍👧‍👦',
    'e\u0301',
    '𠮷野家',
  ],
  ...['__proto__', 'constructor', 'toString', 'hasOwnProperty', '$where', '{"$gt":""}', 'a.b', '$a'],
  ...['../../etc/passwd', '%00', '%', "' OR 1=1 --", '<script>alert(1)</script>', '{{7*7}}'],
  ...['null', 'NaN', '-1', '1e999', '0x10', '1'.repeat(400), 'x'.repeat(5000), '话'.repeat(4100)],
  ...['2026-02-30T00:00:00Z', '2026-11-22', '+275760-09-13T00:00:00.001Z', '0000-01-01T00:00:00Z'],
  ...['9999-12-31T23:59:59+23:59', '1970-01-01T00:00:00-23:59', '2026-11-22T24:00:00Z'],
] as const;
const strangeNumbers = [0, -0, -1, 0.1, 1e308, -1e308, 5e-324, 2 ** 53, -(2 ** 53), 2 ** 31, 4_294_967_296];

const strange: fc.Arbitrary<unknown> = fc.oneof(
  fc.constantFrom<unknown>(...strangeTexts),
  fc.constantFrom<unknown>(...strangeNumbers),
  fc.constantFrom<unknown>(null, true, false, [], {}, [[]], [null], { a: { b: [] } }),
  fc.string({ unit: 'binary' }),
  fc.jsonValue({ maxDepth: 3 }),
);

/** Values of a schema: mostly such as it allows, out of the words the county knows; now and then something else. */
export function valuesOf(
  document: Document,
  schema: Schema,
  words: Words,
  field = '',
): fc.Arbitrary<unknown> {
  const plain = plainOf(document, resolved(document, schema), words, field);
  return fc.oneof({ weight: 60, arbitrary: plain }, { weight: 1, arbitrary: strange });
}

function plainOf(document: Document, schema: Schema, words: Words, field: string): fc.Arbitrary<unknown> {
  const of = (inner: Schema) => plainOf(document, resolved(document, inner), words, field);
  const choices = schema.anyOf ?? schema.oneOf;
  const listed = schema.enum ?? schema['x-huiyin-values'];
  if (listed) return fc.constantFrom(...listed);
  if (schema.const !== undefined) return fc.constant(schema.const);
  if (choices) return fc.oneof(...choices.map(of));
  if (schema.allOf) return of(Object.assign({}, ...schema.allOf.map((part) => resolved(document, part))));
  const types = Array.isArray(schema.type)
    ? schema.type
    : [schema.type ?? (schema.properties ? 'object' : 'any')];
  return fc.oneof(...types.map((type: string) => ofType(document, type, schema, words, field)));
}

function ofType(
  document: Document,
  type: string,
  schema: Schema,
  words: Words,
  field: string,
): fc.Arbitrary<unknown> {
  switch (type) {
    case 'object':
      return objectOf(document, schema, words);
    case 'array': {
      const item = valuesOf(document, schema.items ?? {}, words, field);
      const minLength = schema.minItems ?? 0;
      return fc.array(item, { minLength, maxLength: Math.max(minLength, Math.min(schema.maxItems ?? 3, 3)) });
    }
    case 'integer':
      return fc.integer({
        min: Math.max(schema.minimum ?? -5, -1e9),
        max: Math.min(schema.maximum ?? 99, 1e9),
      });
    case 'number':
      return fc.double({ min: schema.minimum ?? -5, max: schema.maximum ?? 99, noNaN: true });
    case 'boolean':
      return fc.boolean();
    case 'null':
      return fc.constant(null);
    case 'string':
      return textOf(schema, words(field));
    default:
      return strange;
  }
}

function textOf({ format, maxLength = 200 }: Schema, known: readonly string[]): fc.Arbitrary<string> {
  if (format === 'date-time') return instant;
  const free = fc.string({ unit: 'grapheme', minLength: 1, maxLength: Math.min(maxLength, 40) });
  return known.length > 0
    ? fc.oneof({ weight: 8, arbitrary: fc.constantFrom(...known) }, { weight: 1, arbitrary: free })
    : free;
}

const dayMs = 86_400_000;
/** Around now, for the rules ask for what is past or to come; sometimes anywhere. */
const instant: fc.Arbitrary<string> = fc
  .oneof(
    { weight: 8, arbitrary: fc.integer({ min: -3, max: 20 }).map((days) => Date.now() + days * dayMs) },
    { weight: 1, arbitrary: fc.integer({ min: -62e12, max: 253e12 }) },
  )
  .map((ms) => new Date(ms).toISOString());

/** With all that is required, mostly; some of the rest (no attachment is known, so that they would spoil nearly all);
 * and now and then a field that nobody knows. */
function objectOf(document: Document, schema: Schema, words: Words): fc.Arbitrary<unknown> {
  const required = schema.required ?? [];
  const fields = Object.entries(schema.properties ?? {}).map(([name, inner]) => {
    const share = required.includes(name) ? 60 : 0.5;
    const value = valuesOf(document, inner, words, name);
    const maybe = fc.oneof(
      { weight: share * 2, arbitrary: value.map((v) => [[name, v]]) },
      { weight: name === 'attachments' ? 20 : 2, arbitrary: fc.constant([]) },
    );
    return maybe as fc.Arbitrary<[string, unknown][]>;
  });
  const more = fc.oneof(
    { weight: 20, arbitrary: fc.constant<[string, unknown][]>([]) },
    { weight: 1, arbitrary: fc.tuple(fc.constantFrom(...strangeTexts), strange).map((entry) => [entry]) },
  );
  return fc.tuple(...fields, more).map((parts) => Object.fromEntries(parts.flat() as [string, unknown][]));
}

type Path = readonly (string | number)[];

/** A value that is known to be good, with one thing in it changed or gone: what a schema's own values seldom come to. */
export const spoilt = (value: unknown): fc.Arbitrary<unknown> =>
  fc
    .tuple(fc.constantFrom(...placesIn(value)), fc.oneof(strange, fc.constant(undefined)))
    .map(([path, instead]) => replaced(value, path, instead));

function placesIn(value: unknown, at: Path = []): Path[] {
  if (typeof value !== 'object' || value === null) return [at];
  // Of a long list the first ones: the others are alike.
  const entries = Array.isArray(value) ? [...value.slice(0, 3).entries()] : Object.entries(value);
  return [at, ...entries.flatMap(([key, inner]) => placesIn(inner, [...at, key]))];
}

function replaced(value: unknown, [key, ...rest]: Path, instead: unknown): unknown {
  if (key === undefined) return instead;
  if (Array.isArray(value)) return value.map((v, i) => (i === key ? replaced(v, rest, instead) : v));
  const fields = value as Readonly<Record<string, unknown>>;
  return { ...fields, [key]: replaced(fields[key], rest, instead) };
}
