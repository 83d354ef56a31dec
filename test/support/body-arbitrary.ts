import fc from 'fast-check';
import type { Document, Operation } from './openapi.ts';
import { spoilt, valuesOf, type Words } from './schema-arbitrary.ts';

/** What is known to do: words by field, and whole bodies by operation. */
interface Known {
  readonly words: Words;
  readonly samples: Readonly<Record<string, unknown>>;
}

const json = 'application/json';
const otherTypes = [
  ...[null, 'text/plain', 'application/x-www-form-urlencoded', 'multipart/form-data; boundary=x', ''],
  ...[
    'application/json; charset=gbk',
    'application/json;',
    'APPLICATION/JSON',
    'application/merge-patch+json',
  ],
];
const utf8 = new TextEncoder();
/** Texts that are no JSON, or such as parsers disagree on. */
const brokenBodies: readonly (string | Uint8Array)[] = [
  ...['', ' ', '{', '[', '{"a":', "{'a':1}", '{"a":1,}', 'null', 'true', '0', '""', '[]', '[[[[]]]]', 'NaN'],
  ...['{"a":1e999}', '{"a":-0}', '{"reason":"x","reason":"y"}', '{"__proto__":{"role":"admin"}}', '\ufeff{}'],
  ...['{"constructor":{"prototype":{"a":1}}}', '{"reason":"\\u0000"}', '{"reason":"\\ud800"}', '{"text":"\\'],
  ...[`${'['.repeat(100_000)}${']'.repeat(100_000)}`, `${'{"a":'.repeat(5000)}1${'}'.repeat(5000)}`],
  ...[`{"text":"${'x'.repeat(1_100_000)}"}`, `{"n":${'9'.repeat(100_000)}}`, '{"text":"a\nb"}'],
  ...[new Uint8Array([0x7b, 0xff, 0xfe, 0x7d]), new Uint8Array([0xff, 0xfe, 0x7b, 0, 0x7d, 0])],
  utf8.encode('{}').slice(0, 1),
];

export interface Sent {
  readonly text: string | Uint8Array | undefined;
  readonly type: string | null;
}

/** A body for an operation and its media type; now and then none, or such as no parser should take. */
export function bodyOf(
  document: Document,
  { requestBody, operationId }: Operation,
  { words, samples }: Known,
): fc.Arbitrary<Sent> {
  const content = requestBody?.content ?? {};
  const schema = content[json]?.schema;
  const [other = json] = Object.keys(content);
  const broken = fc.constantFrom(...brokenBodies);
  if (!schema) {
    return broken.map((text) => ({ text: requestBody ? text : undefined, type: requestBody ? other : null }));
  }
  const sample = samples[operationId];
  const made = valuesOf(document, schema, words);
  const value = sample === undefined ? made : fc.oneof(made, spoilt(sample), spoilt(sample));
  const whole = value.map((given) => JSON.stringify(given) ?? '');
  return fc.oneof(
    { weight: 20, arbitrary: whole.map((text) => ({ text, type: json })) },
    { weight: 2, arbitrary: broken.map((text) => ({ text, type: json })) },
    { weight: 1, arbitrary: fc.record({ text: whole, type: fc.constantFrom(...otherTypes) }) },
    { weight: 1, arbitrary: fc.constant({ text: undefined, type: null }) },
  );
}
