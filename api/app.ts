import { OpenAPIHono } from '@hono/zod-openapi';
import type { ApiDeps } from './deps.ts';
import { answerError } from './http/answer-problem.ts';
import type { ApiEnv, App } from './http/env.ts';
import { nowhere } from './http/nowhere.ts';
import { identitiesOf } from './ids/identities.ts';
import { observed } from './middleware/observed.ts';
import { requestId } from './middleware/request-id.ts';
import { securityHeaders } from './middleware/security-headers.ts';
import { timeLimit } from './middleware/time-limit.ts';
import { wrongCodes } from './middleware/wrong-codes.ts';
import { accountRoutes } from './routes/accounts.ts';
import { appealReadingRoutes } from './routes/appeal.ts';
import { appealRoutes } from './routes/appeals.ts';
import { citizenRoutes } from './routes/citizen.ts';
import { commandRoutes } from './routes/commands.ts';
import { countyRoutes } from './routes/county.ts';
import { meRoutes } from './routes/me.ts';
import { operationRoutes } from './routes/operations.ts';
import { publicRoutes } from './routes/public.ts';
import { referenceRoutes } from './routes/reference.ts';
import { signInRoutes } from './routes/sign-in.ts';
import { trackRoutes } from './routes/track.ts';
import { trackFilingRoutes } from './routes/track-filings.ts';

/** The HTTP face: requests in, domain views out. It holds no state but queues, throttles and metrics. */
export function createApp(deps: ApiDeps): App {
  const app: App = new OpenAPIHono<ApiEnv>();
  const identities = identitiesOf(deps.secret);
  app.onError(answerError(deps.log));
  app.notFound(nowhere(app));
  app.use(requestId, observed(deps.log, deps.metrics), securityHeaders, timeLimit(deps.limits.requestMs));
  app.use('/v1/track/*', wrongCodes({ trustedProxies: deps.limits.trustedProxies, clock: deps.clock }));
  appealRoutes(app, deps, identities);
  appealReadingRoutes(app, deps);
  commandRoutes(app, deps);
  trackRoutes(app, deps, identities);
  trackFilingRoutes(app, deps, identities);
  publicRoutes(app, deps, identities);
  countyRoutes(app, deps);
  signInRoutes(app, deps);
  meRoutes(app, deps);
  accountRoutes(app, deps);
  citizenRoutes(app, deps, identities);
  operationRoutes(app, deps);
  referenceRoutes(app);
  return app;
}
