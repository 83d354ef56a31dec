import { z } from 'zod';
import { shownInstant } from '../../../contract/index.ts';
import type { County } from '../../../county/index.ts';
import { isoLocal } from '../../../domain/index.ts';
import { issueTokenFor, type Keyring } from '../../../privacy/index.ts';
import { tags } from '../../http/conventions.ts';
import { endpoint } from '../../http/endpoint.ts';
import type { App } from '../../http/env.ts';
import { signedIn } from '../../http/middleware/signed-in.ts';
import type { Authenticate } from '../../http/session.ts';

interface TokenNeeds {
  readonly authenticate: Authenticate;
  readonly keyring: Keyring;
  readonly county: Pick<County, 'calendar'>;
  readonly clock: () => number;
}

/** The token lies readable in the case's history beside the signal, so it lives as short as possible. */
const seconds = 15 * 60;

const signalToken = z.object({ token: z.string(), expiresAt: shownInstant }).meta({
  id: 'SignalToken',
  description: 'Proves in a Temporal signal who sends it; opens nothing of the API',
});

/** Issues tokens for departments' own programs that send signals without the API. */
export function tokenRoutes(app: App, { authenticate, keyring, county, clock }: TokenNeeds): void {
  const summary = '信号令牌 · A token to send with a Temporal signal, for 15 minutes';
  endpoint(
    app,
    {
      method: 'post',
      path: '/v1/token',
      operationId: 'makeToken',
      summary,
      tag: tags.commands,
      description:
        '信号中附上 token 字段即可证明发送人。In a signal’s input as `token`, it proves who sends it.',
      auth: 'bearer',
      answers: { 200: { description: summary, schema: signalToken } },
      problems: [401],
    },
    signedIn(authenticate),
    async (c) => {
      const nowMs = clock();
      const token = await issueTokenFor(keyring, 'huiyin-signal', c.get('actor').account, seconds, nowMs);
      c.header('Cache-Control', 'no-store');
      return c.json({ token, expiresAt: isoLocal(county.calendar, nowMs + seconds * 1000) });
    },
  );
}
