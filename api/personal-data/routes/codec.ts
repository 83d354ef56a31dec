import { cors } from 'hono/cors';
import { z } from 'zod';
import type { County } from '../../../county/index.ts';
import type { Keyring } from '../../../privacy/index.ts';
import { invalid, jsonObjectOf } from '../../http/body.ts';
import type { App } from '../../http/env.ts';
import type { Log } from '../../http/log.ts';
import { signedIn } from '../../http/middleware/signed-in.ts';
import { problem } from '../../http/problem.ts';
import type { Authenticate } from '../../http/session.ts';
import type { AuditNeeds } from '../contacts.ts';
import { decodePayloads, unsealPersonal, type WirePayload } from '../decode-payloads.ts';
import type { UnsealingNeeds } from '../unseal.ts';

export interface CodecNeeds extends AuditNeeds {
  /** The origins of the Temporal UI. Their pages may ask; without any, no page may. */
  readonly uiOrigins?: readonly string[];
  readonly authenticate: Authenticate;
  readonly county: Pick<County, 'people'>;
  readonly keyring: Keyring;
  readonly store: AuditNeeds['store'] & UnsealingNeeds['store'];
  readonly log: Log;
}

/** A page of the Temporal UI shows many payloads of up to 2 MB. */
const mostBytes = 16 * 1024 * 1024;
const base64 = z.string().regex(/^[A-Za-z0-9+/_-]*={0,2}$/);
const sent = z.object({
  payloads: z
    .array(z.looseObject({ metadata: z.record(z.string(), base64).optional(), data: base64.optional() }))
    .max(10_000),
});

/**
 * Serves as Temporal's remote codec: it decodes payloads for accounts that may read cases. It never encodes: a
 * caller who could have a message sealed could impersonate anybody. The reference omits it, because it is not part
 * of the contract.
 */
export function codecRoutes(app: App, deps: CodecNeeds): void {
  const { uiOrigins = [], authenticate, county, log, keyring } = deps;
  app.use(
    '/codec/*',
    cors({
      origin: (origin) => (uiOrigins.includes(origin) ? origin : null),
      allowMethods: ['POST'],
      allowHeaders: ['Authorization', 'Content-Type', 'X-Namespace'],
      credentials: true,
      maxAge: 600,
    }),
  );
  app.post('/codec/decode', signedIn(authenticate), async (c) => {
    const { account } = c.get('actor');
    const may = county.people.some((person) => person.account === account && person.readsCases);
    if (!may) throw problem('may-not-read-cases');
    const payloads = payloadsIn(await jsonObjectOf(c, mostBytes));
    const reader = { actor: c.get('actor'), requestId: c.get('requestId') };
    const decoded = await unsealPersonal(deps, reader, decodePayloads(keyring, payloads));
    log.info({ account, payloads: payloads.length }, 'payloads were opened');
    c.header('Cache-Control', 'no-store');
    return c.json({ payloads: decoded });
  });
}

function payloadsIn(body: Readonly<Record<string, unknown>>): readonly WirePayload[] {
  const { success, data } = sent.safeParse(body);
  if (success) return data.payloads;
  const wrong = {
    path: 'payloads',
    zh: '须为 Temporal 载荷的列表',
    en: 'must be a list of Temporal payloads',
  };
  throw invalid('invalid-body', [wrong]);
}
