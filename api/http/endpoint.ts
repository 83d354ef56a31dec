import type { RouteConfig } from '@hono/zod-openapi';
import type { z } from 'zod';
import { problemMediaType } from '../../contract/index.ts';
import type { ApiContext, ApiMiddleware, App } from './env.ts';

/** One operation: its entry in the reference and its handler, so that neither exists alone. */
export interface Endpoint {
  readonly method: 'get' | 'post' | 'put' | 'patch' | 'delete';
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
  /** Media types of a file body, which replaces JSON or is an alternative to it. */
  readonly upload?: readonly string[];
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
  app.on([given.method.toUpperCase()], [path], ...before, answer);
}

function routeOf(given: Endpoint, refusal: RefusalOf): RouteConfig {
  const { query, headers, params } = given;
  const body = bodyOf(given);
  return {
    method: given.method,
    path: given.path,
    operationId: given.operationId,
    summary: given.summary,
    ...(given.description ? { description: given.description } : {}),
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

/** The bodies under their names. Two operations that take one shape share its name. */
const named = new WeakMap<z.ZodType, z.ZodType>();

/** A body is a class of its own for generators, called by its operation. Otherwise one class would serve several. */
function namedBody(body: z.ZodType, operationId: string): z.ZodType {
  if (body.meta()?.id) return body;
  const words = operationId.split('-').map((word) => `${word[0]?.toUpperCase()}${word.slice(1)}`);
  const known = named.get(body) ?? body.meta({ ...body.meta(), id: `${words.join('')}Body` });
  named.set(body, known);
  return known;
}

function bodyOf({ body, upload, operationId }: Endpoint) {
  if (!body && !upload) return null;
  const content = {
    ...(body ? jsonOf(namedBody(body, operationId)).content : {}),
    ...(upload ? filesOf(upload).content : {}),
  };
  return { required: upload !== undefined || !mayBeEmpty(body as z.ZodType), content };
}

/** A body of optional fields may be omitted. */
const mayBeEmpty = (body: z.ZodType): boolean => body.safeParse({}).success;
const jsonOf = (schema: z.ZodType) => ({ content: { 'application/json': { schema } } });
const filesOf = (types: readonly string[]) => {
  const schema = { type: 'string', format: 'binary' } as const;
  return { content: Object.fromEntries(types.map((type) => [type, { schema }])) };
};

/** Problems that occur before the route: too many requests, or a session's cookie sent by another site's page. */
const everywhere = (method: Endpoint['method']): number[] =>
  method === 'get' ? [429, 503] : [403, 429, 503];

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
    ...(waits ? { headers: { 'Retry-After': seconds } } : {}),
    content: { [problemMediaType]: { schema: { $ref: '#/components/schemas/Problem' } } },
  });
  return ref;
}

function responsesOf({ method, answers, problems }: Endpoint, refusal: RefusalOf): RouteConfig['responses'] {
  const done = Object.entries(answers).map(([status, { description, schema, mediaType }]) => [
    status,
    { description, ...(schema ? jsonOf(schema) : mediaType ? filesOf([mediaType]) : {}) },
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
