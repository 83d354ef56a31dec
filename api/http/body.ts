import { type BodyOf, parseBody } from '../../contract/index.ts';
import { isRecord, type Shape } from '../../domain/index.ts';
import type { ApiContext } from './env.ts';
import { problem } from './problem.ts';

/** The request's body, checked against a shape. Throws 413, 415, 400 or 422. An empty body stands for `{}`. */
export async function bodyOf<S extends Shape>(c: ApiContext, shape: S, most: number): Promise<BodyOf<S>> {
  const text = await textOf(c, most);
  if (text !== '' && !isJson(c.req.header('content-type'))) throw problem('not-json');
  const parsed = parseBody(shape, text.trim() === '' ? {} : jsonOf(text));
  if (parsed.ok) return parsed.body;
  const onlyContact = parsed.problems.every(({ unreachable }) => unreachable);
  throw invalid(onlyContact ? 'unreachable-contact' : 'invalid-body', parsed.problems);
}

/** The request's body as any JSON object, for what has checks of its own. Throws 413, 415 or 400. */
export async function jsonObjectOf(c: ApiContext, most: number): Promise<Readonly<Record<string, unknown>>> {
  const text = await textOf(c, most);
  if (!isJson(c.req.header('content-type'))) throw problem('not-json');
  const value = jsonOf(text);
  if (isRecord(value)) return value;
  throw invalid('invalid-body', [{ path: '', zh: '须为 JSON 对象', en: 'must be a JSON object' }]);
}

/** Names the first place in the sentence and all of them in `errors`. */
export function invalid(
  code: 'invalid-body' | 'unreachable-contact' | 'invalid-query' | 'county-problems',
  errors: readonly { path: string; zh: string; en: string }[],
) {
  const [first] = errors;
  // What is wrong with the county's data names its place itself.
  const place = first?.path && !first.en.startsWith(first.path) ? `${first.path} ` : '';
  const params = {
    count: errors.length,
    first: `${place}${first?.zh ?? ''}`,
    firstEn: `${place}${first?.en ?? ''}`,
  };
  return problem(code, { params, errors });
}

function isJson(contentType: string | undefined): boolean {
  const [type = '', ...parameters] = (contentType ?? '').toLowerCase().split(';');
  const charset = parameters.map((p) => /^\s*charset="?([\w-]+)"?\s*$/.exec(p)?.[1]).find((value) => value);
  const known = charset === undefined || charset === 'utf-8' || charset === 'utf8';
  return known && /^application\/(?:[\w.+-]+\+)?json$/.test(type.trim());
}

function jsonOf(text: string): unknown {
  let value: unknown;
  try {
    value = JSON.parse(text);
  } catch {
    throw problem('malformed-json');
  }
  if (isDeeperThan(deepest, text)) throw problem('too-deep', { params: { most: deepest } });
  return value;
}

/** No data of ours goes half as deep; what walks through a body later does so level by level, on a stack that ends. */
const deepest = 32;

/** Of a text that is JSON. */
function isDeeperThan(most: number, text: string): boolean {
  let depth = 0;
  let quoted = false;
  for (let at = 0; at < text.length; at += 1) {
    const character = text[at];
    if (quoted && character === '\\') at += 1;
    else if (character === '"') quoted = !quoted;
    else if (!quoted && (character === '[' || character === '{')) depth += 1;
    else if (!quoted && (character === ']' || character === '}')) depth -= 1;
    if (depth > most) return true;
  }
  return false;
}

/** A body of a told length is read at once, which spares the server a stream; any other as far as it may be. */
async function textOf(c: ApiContext, most: number): Promise<string> {
  const told = c.req.header('content-length');
  if (Number(told ?? 0) > most) throw tooLarge(most);
  if (told === undefined) return streamedText(c.req.raw, most);
  const bytes = new Uint8Array(await c.req.arrayBuffer());
  if (bytes.byteLength > most) throw tooLarge(most);
  return utf8(bytes);
}

/** Stops reading as soon as it is too much. */
async function streamedText(request: Request, most: number): Promise<string> {
  if (!request.body) return '';
  const chunks: Uint8Array[] = [];
  let bytes = 0;
  for await (const chunk of request.body as unknown as AsyncIterable<Uint8Array>) {
    bytes += chunk.byteLength;
    if (bytes > most) throw tooLarge(most);
    chunks.push(chunk);
  }
  return utf8(Buffer.concat(chunks));
}

const tooLarge = (most: number) => problem('too-large', { params: { most } });

function utf8(bytes: Uint8Array): string {
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(bytes);
  } catch {
    throw problem('malformed-json');
  }
}
