import type { RouteConfig } from '@hono/zod-openapi';
import type { z } from 'zod';
import { problem, problemMediaType } from '../../contract/index.ts';
import type { ApiContext, ApiMiddleware, App } from './env.ts';

/** One operation: what the reference says of it and what answers it, so that neither exists without the other. */
export interface Endpoint {
  readonly method: 'get' | 'post' | 'put' | 'delete';
  /** With parameters as `{id}`. */
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
  readonly answers: Readonly<Record<number, { readonly description: string; readonly schema?: z.ZodType }>>;
  /** Statuses of the problems that this operation may answer with. */
  readonly problems: readonly number[];
}

type Handler = (c: ApiContext) => Response | Promise<Response>;

/** Adds an operation to the server and to the OpenAPI document. */
export function endpoint(app: App, given: Endpoint, ...handlers: [...ApiMiddleware[], Handler]): void {
  app.openAPIRegistry.registerPath(routeOf(given));
  const path = given.path.replaceAll(/\{(\w+)\}/g, ':$1');
  const answer = handlers.at(-1) as Handler;
  const before = handlers.slice(0, -1) as ApiMiddleware[];
  app.on([given.method.toUpperCase()], [path], ...before, answer);
}

function routeOf(given: Endpoint): RouteConfig {
  const { query, headers, params, body } = given;
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
      ...(body ? { body: { required: !mayBeEmpty(body), ...jsonOf(body) } } : {}),
    },
    responses: responsesOf(given),
  };
}

/** A body of optional fields may be left out altogether. */
const mayBeEmpty = (body: z.ZodType): boolean => body.safeParse({}).success;
const jsonOf = (schema: z.ZodType) => ({ content: { 'application/json': { schema } } });

function responsesOf({ answers, problems }: Endpoint): RouteConfig['responses'] {
  const done = Object.entries(answers).map(([status, { description, schema }]) => [
    status,
    schema ? { description, ...jsonOf(schema) } : { description },
  ]);
  const failed = problems.map((status) => [
    String(status),
    { description: reasons[status] ?? 'Problem', content: { [problemMediaType]: { schema: problem } } },
  ]);
  return Object.fromEntries([...done, ...failed]);
}

const reasons: Readonly<Record<number, string>> = {
  400: '请求有误 · malformed',
  401: '未登录 · not signed in',
  403: '不属于您的操作 · not yours',
  404: '没有，或您无权知晓 · not there, or not for you to know',
  409: '当前状态不可 · not in this state; `allowed` says what is possible',
  412: '版本已变 · the version has changed',
  413: '请求体过大 · too large',
  415: '须为 JSON · JSON only',
  422: '违反数据规则 · against a rule of data',
  429: '过于频繁 · too many or too soon',
  503: '暂不可用 · away for now; see Retry-After',
};
