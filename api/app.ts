import { OpenAPIHono } from '@hono/zod-openapi';
import type { CitizenPages } from '../citizen/pages.tsx';
import { namingOf } from '../county/index.ts';
import { accountRoutes } from './accounts/routes/accounts.ts';
import { meRoutes } from './accounts/routes/me.ts';
import { signInRoutes } from './accounts/routes/sign-in.ts';
import { currentState, readAppeal } from './appeals/read-appeal.ts';
import { appealReadingRoutes } from './appeals/routes/appeal.ts';
import { appealRoutes } from './appeals/routes/appeals.ts';
import { commandRoutes } from './appeals/routes/commands.ts';
import { deskListRoutes } from './appeals/routes/desk-lists.ts';
import { knownCommandRoutes } from './appeals/routes/known-commands.ts';
import { similarRoutes } from './appeals/routes/similar.ts';
import { tokenRoutes } from './appeals/routes/token.ts';
import { readTimeline } from './appeals/timeline.ts';
import type { AppealReaders, CitizenReaders } from './attachments/appeal-readers.ts';
import { attachmentRoutes } from './attachments/routes/attachments.ts';
import { uploadRoutes } from './attachments/routes/uploads.ts';
import { uploadTime } from './attachments/upload-headers.ts';
import { readTracked } from './citizens/read-tracked.ts';
import { citizenRoutes } from './citizens/routes/citizen.ts';
import { citizenPagesOf, pageRoutes, toPeople } from './citizens/routes/pages.ts';
import { publicRoutes } from './citizens/routes/public.ts';
import { trackRoutes } from './citizens/routes/track.ts';
import { trackFilingRoutes } from './citizens/routes/track-filings.ts';
import { consoleRoutes } from './console/routes/console.ts';
import { mapPolicy } from './county/map.ts';
import { countyRoutes } from './county/routes/county.ts';
import type { ApiDeps } from './deps.ts';
import { forgetAccounts } from './desk/forget-accounts.ts';
import { deskRoutes } from './desk/routes/desk.ts';
import { evidenceRoutes } from './evidence/routes/evidence.ts';
import { hookRoutes } from './hooks/routes/webhooks.ts';
import { answerError } from './http/answer-problem.ts';
import { localEdge } from './http/edge/edge.ts';
import { identifiedOnce } from './http/edge/identified.ts';
import type { ApiEnv, App } from './http/env.ts';
import { crossOrigin } from './http/middleware/cross-origin.ts';
import { holdsKeys } from './http/middleware/holds-keys.ts';
import { naming } from './http/middleware/naming.ts';
import { observed } from './http/middleware/observed.ts';
import { rateLimited } from './http/middleware/rate-limited.ts';
import { requestId } from './http/middleware/request-id.ts';
import { sameOrigin } from './http/middleware/same-origin.ts';
import { securityHeaders } from './http/middleware/security-headers.ts';
import { timeLimit } from './http/middleware/time-limit.ts';
import { nowhere } from './http/nowhere.ts';
import { operationRoutes } from './http/operations.ts';
import { referenceRoutes } from './http/reference.ts';
import { type Identities, identitiesOf } from './ids/identities.ts';
import { isOpen311, open311Routes, toPlatforms } from './open311/routes/open311.ts';
import { codecRoutes } from './personal-data/routes/codec.ts';
import { privacyRoutes } from './personal-data/routes/privacy.ts';
import { streamRoutes } from './stream/routes/stream.ts';

/** Builds the HTTP server of the API. It holds no state except queues, throttles and metrics. */
export function createApp(given: ApiDeps): App {
  const deps = { ...given, authenticate: identifiedOnce(given.authenticate) };
  const app: App = new OpenAPIHono<ApiEnv>();
  const identities = identitiesOf(deps.secret);
  const readers = readersOf(deps, identities);
  const ofMap = { mapPolicy: mapPolicy(deps.map ?? null) };
  const pages = citizenPagesOf(app, {
    ...ofMap,
    ...deps,
    naming: namingOf(deps.county),
    secure: deps.accounts.cookie.secure,
  });
  app.onError(toPlatforms(toPeople(answerError(deps.log), pages)));
  app.notFound(toPlatforms(toPeople(nowhere(app), pages)));
  app.use(
    requestId,
    naming(namingOf(deps.county)),
    observed(deps.log, deps.metrics),
    ...edgeOf(deps, pages),
    holdsKeys(deps.lackingKeys ?? (() => [])),
    timeLimit(deps.limits.requestMs, uploadTime(deps.limits.uploadMs)),
  );
  appealRoutes(app, deps, identities);
  deskListRoutes(app, deps);
  streamRoutes(app, deps);
  similarRoutes(app, deps);
  appealReadingRoutes(app, deps);
  commandRoutes(app, deps, identities);
  knownCommandRoutes(app, deps);
  trackRoutes(app, deps, identities);
  trackFilingRoutes(app, deps, identities);
  publicRoutes(app, deps, identities);
  privacyRoutes(app, { ...deps, currentState: readers.currentState });
  uploadRoutes(app, { ...deps, ...readers });
  attachmentRoutes(app, { ...deps, ...readers });
  countyRoutes(app, { ...deps, forgetAccounts: (accounts) => forgetAccounts(deps, accounts) });
  tokenRoutes(app, deps);
  codecRoutes(app, deps);
  evidenceRoutes(app, deps);
  signInRoutes(app, deps);
  meRoutes(app, deps);
  accountRoutes(app, deps);
  citizenRoutes(app, deps, identities);
  deskRoutes(app, deps);
  hookRoutes(app, deps);
  if (pages) pageRoutes(app, pages);
  open311Routes(app, {
    ...deps,
    ask: (request, env) => app.fetch(request, env as object),
    publicUrl: deps.citizen?.publicUrl ?? null,
    isTest: !deps.accounts.cookie.secure,
  });
  consoleRoutes(app, { ...deps, ...ofMap });
  operationRoutes(app, deps);
  referenceRoutes(app);
  return app;
}

/** Lets attachments ask who may see them, so that they need not know appeals and codes. */
const readersOf = (deps: ApiDeps, { codes }: Identities): AppealReaders & CitizenReaders => ({
  currentState: (appeal) => currentState(deps, appeal),
  readAppeal: (appeal, actor) => readAppeal(deps, appeal, actor),
  readTimeline: async (seen, actor) => (await readTimeline(deps, seen, actor)).events,
  readTracked: (id, request) => readTracked(deps, codes, { id, request }),
});

/** The middleware that every request passes before its route. */
function edgeOf(
  { edge = localEdge, authenticate, clock, limits: { trustedProxies } }: ApiDeps,
  pages: CitizenPages | null,
) {
  const { rates, corsOrigins, tlsOnly } = edge;
  return [
    securityHeaders({ tlsOnly, trustedProxies }),
    crossOrigin(corsOrigins),
    rateLimited({ rates, authenticate, trustedProxies, clock }),
    sameOrigin(corsOrigins, (path) => isOpen311(path) || (pages?.owns(path) ?? false)),
  ] as const;
}
