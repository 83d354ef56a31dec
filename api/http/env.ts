import type { OpenAPIHono } from '@hono/zod-openapi';
import type { Context, MiddlewareHandler } from 'hono';
import type { Actor, Naming } from '../../domain/index.ts';
import type { Session, SignedInBy } from './session.ts';

/** What middleware leaves for the routes behind it. */
export interface ApiEnv {
  Bindings: { incoming?: { socket?: { remoteAddress?: string } } };
  Variables: {
    requestId: string;
    /** The county's names and zone, for every sentence of the answer. */
    naming: Naming;
    /** Set behind `signedIn` and `byTrackingCode`. */
    actor: Actor;
    /** By what: a cookie is sent by browsers unasked, the others only by whoever holds them. Unset: nobody is. */
    signedInBy: SignedInBy;
    /** Where it is a session. */
    session: Session | undefined;
    /** The pattern of the route that answered, for metrics and logs. */
    route: string;
  };
}

export type App = OpenAPIHono<ApiEnv>;
export type ApiContext = Context<ApiEnv>;
export type ApiMiddleware = MiddlewareHandler<ApiEnv>;
