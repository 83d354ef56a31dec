import type { County } from '../../county/index.ts';
import type { Keyring } from '../../privacy/index.ts';
import type { Log } from '../deps.ts';
import type { ApiEnvironment } from '../env.ts';
import { type Accounts, openAccounts } from './accounts.ts';
import type { OidcSettings } from './oidc.ts';
import { smsGatewayOf } from './sms-gateway.ts';
import { bearerTokens } from './token.ts';

/** The accounts of an environment. */
export function accountsOf(
  env: ApiEnvironment,
  given: { county: Pick<County, 'account'>; keyring: Keyring; log: Log },
): Accounts {
  const oidc = oidcOf(env);
  return openAccounts({
    ...given,
    mongodb: { uri: env.MONGODB_URI, database: env.MONGODB_DATABASE },
    secret: env.HUIYIN_SECRET,
    publicUrl: new URL(env.HUIYIN_PUBLIC_URL ?? `http://127.0.0.1:${env.PORT}`).origin,
    embedded: env.HUIYIN_MODE === 'embedded',
    clock: Date.now,
    jwt: bearerTokens(given.keyring, given.county),
    sms: smsGatewayOf(env),
    ...(oidc ? { oidc } : {}),
  });
}

function oidcOf(env: ApiEnvironment): OidcSettings | null {
  const { HUIYIN_OIDC_ISSUER: issuer, HUIYIN_OIDC_CLIENT_ID: clientId } = env;
  if (!issuer || !clientId) return null;
  return {
    ...{ issuer, clientId, clientSecret: env.HUIYIN_OIDC_CLIENT_SECRET, claim: env.HUIYIN_OIDC_CLAIM },
    secondFactor: env.HUIYIN_OIDC_SECOND_FACTOR,
  };
}
