import type { RouteConfig } from '@hono/zod-openapi';
import type { z } from 'zod';
import { problemMediaType } from '../../contract/index.ts';
import { alwaysHeaders, headersOf } from './answer-headers.ts';
import type { ApiContext, ApiMiddleware, App } from './env.ts';
import { exampleOf } from './example.ts';

/** One operation: its entry in the reference and its handler, so that neither exists alone. */
export interface Endpoint {
  readonly method: 'get' | 'head' | 'post' | 'put' | 'patch' | 'delete';
  /** The path, with parameters as `{id}`. */
  readonly path: string;
  readonly summary: string;
  readonly description?: string;
  readonly tag: string;
  readonly operationId: string;
  readonly auth: 'bearer' | 'code' | 'none' | 'citizen';
  readonly query?: z.ZodObject;
  readonly headers?: z.ZodObject;
  readonly params?: z.ZodObject;
  readonly body?: z.ZodType;
  /** The media type of a file as the body. */
  readonly file?: string;
  /** A form with one file. */
  readonly form?: z.ZodType;
  readonly answers: Readonly<Record<number, Answer>>;
  /** The statuses of the problems that this operation may return. */
  readonly problems: readonly number[];
}

export interface Answer {
  readonly description: string;
  readonly schema?: z.ZodType;
  /** The media type of a file. Without it the answer is JSON. */
  readonly mediaType?: string;
}

type Handler = (c: ApiContext) => Response | Promise<Response>;

/** Adds an operation to the server and to the OpenAPI document. */
export function endpoint(app: App, given: Endpoint, ...handlers: [...ApiMiddleware[], Handler]): void {
  app.openAPIRegistry.registerPath(routeOf(given, problemsOf(app)));
  const path = given.path.replaceAll(/\{(\w+)\}/g, ':$1');
  const answer = handlers.at(-1) as Handler;
  const before = handlers.slice(0, -1) as ApiMiddleware[];
  // The server answers HEAD by what GET says.
  if (given.method === 'head') return;
  app.on([given.method.toUpperCase()], [path], ...before, answer);
}

function routeOf(given: Endpoint, refusal: RefusalOf): RouteConfig {
  const { query, headers, params } = given;
  const body = bodyOf(given);
  return {
    method: given.method,
    path: given.path,
    ...named(given.operationId),
    summary: given.summary,
    description: given.description ?? `${given.summary}.`,
    tags: [given.tag],
    security: given.auth === 'none' ? [] : [{ [given.auth]: [] }],
    request: {
      ...(query ? { query } : {}),
      ...(headers ? { headers } : {}),
      ...(params ? { params } : {}),
      ...(body ? { body } : {}),
    },
    responses: responsesOf(given, refusal),
  };
}

/** Words that a language keeps for itself, and what these operations are called instead. */
const reserved: Readonly<Record<string, string>> = { return: 'returnCompletion', object: 'objectToAnswer' };

/** One style for all: `acceptTransfer`. The former id stays beside it, for who has generated a client from it. */
function named(operationId: string) {
  const one = camel(reserved[operationId] ?? operationId);
  return one === operationId ? { operationId } : { operationId: one, 'x-former-operation-id': operationId };
}
const camel = (id: string): string => id.replaceAll(/-(\w)/g, (_, letter: string) => letter.toUpperCase());

/** The bodies under their names. Two operations that take one shape share its name. */
const bodies = new WeakMap<z.ZodType, z.ZodType>();

/** A body is a class of its own for generators, called by its operation. Otherwise one class would serve several. */
function namedBody(body: z.ZodType, operationId: string): z.ZodType {
  if (body.meta()?.id) return body;
  const id = camel(`-${operationId}-body`);
  const known = bodies.get(body) ?? body.meta({ ...body.meta(), id });
  bodies.set(body, known);
  return known;
}

/** One body for each operation: most generators take no second media type. */
function bodyOf({ body, file, form, operationId }: Endpoint) {
  if (file) return { required: true, ...fileOf(file) };
  if (form) return { required: true, content: { 'multipart/form-data': { schema: form } } };
  if (!body) return null;
  const content = {
    schema: namedBody(body, operationId),
    // Only the document needs it, and most servers of a test are never asked for theirs.
    get example() {
      return exampleOf(body);
    },
  };
  return { required: !mayBeEmpty(body), content: { 'application/json': content } };
}

/** A body of optional fields may be omitted. */
const mayBeEmpty = (body: z.ZodType): boolean => body.safeParse({}).success;
const jsonOf = (schema: z.ZodType) => ({ content: { 'application/json': { schema } } });
const fileOf = (type: string) => ({
  content: { [type]: { schema: { type: 'string', format: 'binary' } as const } },
});

/** Problems that occur before the route: too many requests, or a session's cookie sent by another site's page. */
const everywhere = (method: Endpoint['method']): number[] =>
  method === 'get' || method === 'head' ? [429, 503] : [403, 429, 503];

type RefusalOf = (status: number) => { readonly $ref: string };

/** Each status of a problem stands once in the document, and the operations refer to it. */
function problemsOf({ openAPIRegistry }: App): RefusalOf {
  const known = refusals.get(openAPIRegistry) ?? new Map<number, { readonly $ref: string }>();
  refusals.set(openAPIRegistry, known);
  return (status) => {
    const reference = known.get(status) ?? registered(openAPIRegistry, status);
    known.set(status, reference);
    return reference;
  };
}
const refusals = new WeakMap<object, Map<number, { readonly $ref: string }>>();

function registered(registry: App['openAPIRegistry'], status: number): { readonly $ref: string } {
  const waits = status === 429 || status === 503;
  const seconds = {
    schema: { type: 'integer' },
    description: 'Seconds until the next try makes sense',
  } as const;
  const { ref } = registry.registerComponent('responses', `Problem${status}`, {
    description: reasons[status] ?? 'Problem',
    headers: { ...(waits ? { 'Retry-After': seconds } : {}), ...alwaysHeaders() },
    content: { [problemMediaType]: { schema: { $ref: '#/components/schemas/Problem' } } },
  });
  return ref;
}

function responsesOf(given: Endpoint, refusal: RefusalOf): RouteConfig['responses'] {
  const { method, answers, problems } = given;
  const done = Object.entries(answers).map(([status, { description, schema, mediaType }]) => [
    status,
    {
      description,
      headers: headersOf(given, Number(status)),
      ...(schema ? jsonOf(schema) : mediaType ? fileOf(mediaType) : {}),
    },
  ]);
  const failed = [...new Set([...problems, ...everywhere(method)])]
    .sort()
    .map((status) => [String(status), refusal(status)]);
  return Object.fromEntries([...done, ...failed]);
}

const reasons: Readonly<Record<number, string>> = {
  400: '请求有误 · malformed',
  401: '未登录 · not signed in',
  403: '不属于您的操作 · not yours',
  404: '没有，或您无权知晓 · not there, or not for you to know',
  406: '不提供此格式 · not in this form',
  409: '当前环节不可办理 · not in this state; `allowed` says what is possible',
  412: '版本已变 · the version has changed',
  413: '内容过大 · too large',
  415: '媒体类型不符 · another media type',
  416: '范围超出文件 · outside of the file',
  422: '违反数据规则 · against a rule of data',
  429: '过于频繁 · too many or too soon',
  503: '暂不可用 · unavailable for now; see Retry-After',
};
