import { type BodyOf, parseBody } from '../../contract/index.ts';
import { fieldWording, isRecord, type Shape } from '../../domain/index.ts';
import type { ApiContext } from './env.ts';
import { problem } from './problem.ts';

/**
 * Reads the request's body and checks it against a shape. Throws 413, 415, 400 or 422. An empty body counts as
 * `{}`.
 */
export async function bodyOf<S extends Shape>(c: ApiContext, shape: S, most: number): Promise<BodyOf<S>> {
  const text = await bodyText(c, most);
  if (text !== '' && !isJson(c.req.header('content-type'))) throw problem('not-json');
  const parsed = parseBody(shape, text.trim() === '' ? {} : jsonOf(text));
  if (parsed.ok) return parsed.body;
  const onlyContact = parsed.problems.every(({ unreachable }) => unreachable);
  throw invalid(onlyContact ? 'unreachable-contact' : 'invalid-body', parsed.problems);
}

/** Reads any JSON object, for data with checks of their own. Throws 413, 415 or 400. */
export async function jsonObjectOf(c: ApiContext, most: number): Promise<Readonly<Record<string, unknown>>> {
  const text = await bodyText(c, most);
  if (!isJson(c.req.header('content-type'))) throw problem('not-json');
  const value = jsonOf(text);
  if (isRecord(value)) return value;
  throw invalid('invalid-body', [{ path: '', zh: '须为一个 JSON 对象', en: 'must be a JSON object' }]);
}

/** The sentence names the first wrong place, and `errors` lists all of them. */
export function invalid(
  code: 'invalid-body' | 'unreachable-contact' | 'invalid-query' | 'county-problems',
  errors: readonly { path: string; zh: string; en: string }[],
) {
  const [first] = errors;
  // A problem of the county's data names its place in its own sentence.
  const isPlaced = first === undefined || first.path === '' || first.en.startsWith(first.path);
  const place = isPlaced ? { zh: '', en: '' } : fieldWording(first.path);
  const params = {
    count: errors.length,
    first: isPlaced ? (first?.zh ?? '') : `${place.zh}：${first.zh}`,
    firstEn: isPlaced ? (first?.en ?? '') : `${place.en}: ${first.en}`,
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

/** None of our data are half as deep. Later code walks a body recursively, on a stack of limited size. */
const deepest = 32;

/** Compares the nesting of a JSON text with the limit. */
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

/** Reads a body of known length at once, which spares a stream. It reads any other up to the limit. */
export async function bodyText(c: ApiContext, most: number): Promise<string> {
  const encoding = c.req.header('content-encoding') ?? 'identity';
  if (encoding.toLowerCase() !== 'identity') throw problem('encoded-body');
  const length = c.req.header('content-length');
  if (Number(length ?? 0) > most) throw tooLarge(most);
  if (length === undefined) return streamedText(c.req.raw, most);
  const bytes = new Uint8Array(await c.req.arrayBuffer());
  if (bytes.byteLength > most) throw tooLarge(most);
  return utf8(bytes);
}

/** Stops reading as soon as the body exceeds the limit. */
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
    throw problem('wrong-charset');
  }
}
