import type { OpenAPIHono } from '@hono/zod-openapi';
import type { Context, MiddlewareHandler } from 'hono';
import type { Actor, Naming } from '../../domain/index.ts';
import type { Session, SignedInBy } from './session.ts';

/** Values that middleware sets for the routes behind it. */
export interface ApiEnv {
  Bindings: { incoming?: { socket?: { remoteAddress?: string } } };
  Variables: {
    requestId: string;
    /** The county's names and zone, for every sentence of the answer. */
    naming: Naming;
    /** Set behind `signedIn` and `byTrackingCode`. */
    actor: Actor;
    /**
     * The form of the credential. Browsers send cookies unasked; only a holder sends the others. Unset: nobody is
     * signed in.
     */
    signedInBy: SignedInBy;
    /** Set where the credential is a session. */
    session: Session | undefined;
    /** The pattern of the answering route, for metrics and logs. */
    route: string;
  };
}

export type App = OpenAPIHono<ApiEnv>;
export type ApiContext = Context<ApiEnv>;
export type ApiMiddleware = MiddlewareHandler<ApiEnv>;
