import { OpenAPIHono } from '@hono/zod-openapi';
import type { ApiDeps } from './deps.ts';
import { localEdge } from './edge/edge.ts';
import { identifiedOnce } from './edge/identified.ts';
import { answerError } from './http/answer-problem.ts';
import type { ApiEnv, App } from './http/env.ts';
import { nowhere } from './http/nowhere.ts';
import { uploadTime } from './http/upload-headers.ts';
import { identitiesOf } from './ids/identities.ts';
import { crossOrigin } from './middleware/cross-origin.ts';
import { observed } from './middleware/observed.ts';
import { rateLimited } from './middleware/rate-limited.ts';
import { requestId } from './middleware/request-id.ts';
import { sameOrigin } from './middleware/same-origin.ts';
import { securityHeaders } from './middleware/security-headers.ts';
import { timeLimit } from './middleware/time-limit.ts';
import { accountRoutes } from './routes/accounts.ts';
import { appealReadingRoutes } from './routes/appeal.ts';
import { appealRoutes } from './routes/appeals.ts';
import { attachmentRoutes } from './routes/attachments.ts';
import { citizenRoutes } from './routes/citizen.ts';
import { codecRoutes } from './routes/codec.ts';
import { commandRoutes } from './routes/commands.ts';
import { countyRoutes } from './routes/county.ts';
import { evidenceRoutes } from './routes/evidence.ts';
import { meRoutes } from './routes/me.ts';
import { operationRoutes } from './routes/operations.ts';
import { privacyRoutes } from './routes/privacy.ts';
import { publicRoutes } from './routes/public.ts';
import { referenceRoutes } from './routes/reference.ts';
import { signInRoutes } from './routes/sign-in.ts';
import { tokenRoutes } from './routes/token.ts';
import { trackRoutes } from './routes/track.ts';
import { trackFilingRoutes } from './routes/track-filings.ts';
import { uploadRoutes } from './routes/uploads.ts';

/** The HTTP face: requests in, domain views out. It holds no state but queues, throttles and metrics. */
export function createApp(given: ApiDeps): App {
  const deps = { ...given, authenticate: identifiedOnce(given.authenticate) };
  const app: App = new OpenAPIHono<ApiEnv>();
  const identities = identitiesOf(deps.secret);
  app.onError(answerError(deps.log));
  app.notFound(nowhere(app));
  app.use(
    requestId,
    observed(deps.log, deps.metrics),
    ...edgeOf(deps),
    timeLimit(deps.limits.requestMs, uploadTime(deps.limits.uploadMs)),
  );
  appealRoutes(app, deps, identities);
  appealReadingRoutes(app, deps);
  commandRoutes(app, deps);
  trackRoutes(app, deps, identities);
  trackFilingRoutes(app, deps, identities);
  publicRoutes(app, deps, identities);
  privacyRoutes(app, deps);
  uploadRoutes(app, deps, identities);
  attachmentRoutes(app, deps, identities);
  countyRoutes(app, deps);
  tokenRoutes(app, deps);
  codecRoutes(app, deps);
  evidenceRoutes(app, deps);
  signInRoutes(app, deps);
  meRoutes(app, deps);
  accountRoutes(app, deps);
  citizenRoutes(app, deps, identities);
  operationRoutes(app, deps);
  referenceRoutes(app);
  return app;
}

/** What meets every request before its route does. */
function edgeOf({ edge = localEdge, authenticate, clock, limits: { trustedProxies } }: ApiDeps) {
  const { rates, corsOrigins, tlsOnly } = edge;
  return [
    securityHeaders({ tlsOnly, trustedProxies }),
    crossOrigin(corsOrigins),
    rateLimited({ rates, authenticate, trustedProxies, clock }),
    sameOrigin(corsOrigins),
  ] as const;
}
