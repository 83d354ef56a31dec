import fc from 'fast-check';
import { bodyOf } from './body-arbitrary.ts';
import type { Document, Operation } from './openapi.ts';
import { strangeTexts, valuesOf, type Words } from './schema-arbitrary.ts';

/** Who asks: an account, a tracking code, nobody, or somebody with papers that are none. */
export type Caller =
  | { readonly kind: 'account'; readonly account: string }
  | { readonly kind: 'code'; readonly code: string }
  | { readonly kind: 'header'; readonly authorization: string | null };

export interface Asked {
  readonly path: string;
  readonly caller: Caller;
  readonly headers: Readonly<Record<string, string>>;
  /** undefined: none is sent. */
  readonly body: string | Uint8Array | undefined;
}

/** The cases that are there to be asked about. */
export interface World {
  readonly words: Words;
  readonly ids: readonly string[];
  readonly accounts: readonly string[];
  /** Who has to do with a case; first of all who may do this to it now. */
  readonly insidersOf: (id: string, command: string) => readonly string[];
  readonly codes: readonly string[];
  /** Whole bodies that would do. */
  readonly samples: Readonly<Record<string, unknown>>;
}

/** A request about one of the cases, mostly by somebody who may know of it and with its own code. */
export function requestTo(document: Document, operation: Operation, world: World): fc.Arbitrary<Asked> {
  return fc.nat({ max: world.ids.length - 1 }).chain((which) => {
    const of = {
      ...world,
      ids: world.ids.slice(which, which + 1),
      codes: world.codes.slice(which, which + 1),
    };
    return fc
      .record({
        path: pathOf(document, operation, of),
        caller: callerFor(operation, of),
        headers: headersOf(operation),
        body: bodyOf(document, operation, world),
      })
      .map(({ headers, body: { text, type }, ...rest }) => ({
        ...rest,
        headers: { ...headers, ...(type === null ? {} : { 'Content-Type': type }) },
        body: operation.method === 'GET' ? undefined : text,
      }));
  });
}

/** One in so many; else null. */
const seldom = <T>(oneIn: number, arbitrary: fc.Arbitrary<T>): fc.Arbitrary<T | null> =>
  fc.oneof({ weight: oneIn - 1, arbitrary: fc.constant(null) }, { weight: 1, arbitrary });

/** `.` and `..` are no segments: a client resolves them before it asks. */
const segment = fc
  .oneof(fc.constantFrom(...strangeTexts), fc.string({ unit: 'binary', minLength: 1 }))
  .map((text) => encodeURIComponent(text.replace(/\p{Surrogate}/gu, '\uFFFD')))
  .filter((text) => text !== '' && !/^\.{1,2}$/.test(text));
const brokenEscapes = fc.constantFrom('%', '%E0%A4%A', '%zz', '%00', '%2F', ';', '~');

function pathOf(document: Document, { path, parameters = [] }: Operation, { ids, words }: World) {
  const id = fc.oneof(
    { weight: 20, arbitrary: fc.constantFrom(...ids) },
    { weight: 1, arbitrary: segment },
    { weight: 1, arbitrary: brokenEscapes },
  );
  const queries = parameters
    .filter((parameter) => parameter.in === 'query')
    .map(({ name, schema = {} }) =>
      seldom(
        4,
        valuesOf(document, schema, words, name).map((value) => [name, queryText(value)] as const),
      ),
    );
  const stray = seldom(20, fc.constantFrom(['colour', 'red'] as const, ['__proto__', 'x'] as const));
  return fc.tuple(id, stray, ...queries).map(([value, ...pairs]) => {
    const given = pairs.flatMap((pair) => (pair ? [[pair[0], pair[1]] as [string, string]] : []));
    const search = given.length > 0 ? `?${new URLSearchParams(given)}` : '';
    return `${path.replace(/\{\w+\}/g, value)}${search}`;
  });
}

const queryText = (value: unknown): string =>
  (typeof value === 'string' ? value : (JSON.stringify(value) ?? '')).replace(/\p{Surrogate}/gu, '\uFFFD');

function callerFor(
  { security = [], operationId }: Operation,
  { accounts, insidersOf, ids, codes }: World,
): fc.Arbitrary<Caller> {
  const anybody = fc.constantFrom(...accounts);
  const insider = fc.constantFrom(...insidersOf(ids[0] ?? '', operationId));
  const account = fc
    .oneof({ weight: 4, arbitrary: insider }, { weight: 1, arbitrary: anybody })
    .map((name): Caller => ({ kind: 'account', account: name }));
  const code = fc.constantFrom(...codes).map((given): Caller => ({ kind: 'code', code: given }));
  const none = fc
    .constantFrom(
      null,
      'Bearer',
      'Bearer x.y.z',
      'Code',
      'Code 0',
      'Basic eDp5',
      `Bearer ${'x'.repeat(5000)}`,
    )
    .map((authorization): Caller => ({ kind: 'header', authorization }));
  const byCode = security.some((scheme) => 'code' in scheme);
  return fc.oneof(
    { weight: 30, arbitrary: byCode ? code : account },
    { weight: 1, arbitrary: byCode ? account : code },
    { weight: 1, arbitrary: none },
  );
}

const visible = fc.string({
  unit: fc.integer({ min: 0x20, max: 0x7e }).map((code) => String.fromCharCode(code)),
  maxLength: 220,
});
const key = fc.oneof({ weight: 12, arbitrary: fc.uuid() }, { weight: 1, arbitrary: visible });
const version = fc.oneof(
  { weight: 8, arbitrary: fc.integer({ min: 1, max: 9 }).map((n) => `"${n}"`) },
  {
    weight: 1,
    arbitrary: fc.constantFrom('*', '', '"0"', 'W/"1"', '"1", "2"', `"${'9'.repeat(30)}"`, '"-1"'),
  },
  { weight: 1, arbitrary: visible },
);
const languages = fc.constantFrom(
  'zh-CN',
  'en',
  'en-GB;q=0.9, zh;q=0.8',
  '*',
  'de',
  ';q=',
  'en;q=NaN',
  ',,,',
);

/** Values that a client's library lets through. */
function headersOf({ parameters = [] }: Operation): fc.Arbitrary<Record<string, string>> {
  const named = parameters.filter((parameter) => parameter.in === 'header').map(({ name }) => name);
  const one = (name: string) => {
    const value = /match/i.test(name) ? version : key;
    return seldom(
      10,
      value.map((text) => [name, text.trim()] as const),
    );
  };
  const all = [...named, 'X-Request-Id'].map(one);
  const language = seldom(
    2,
    languages.map((text) => ['Accept-Language', text] as const),
  );
  return fc.tuple(...all, language).map((pairs) => Object.fromEntries(pairs.filter((pair) => pair !== null)));
}
