import type { County } from '../../county/index.ts';
import type { Keyring } from '../../privacy/index.ts';
import type { Log } from '../http/log.ts';
import { publicOrigin } from '../http/origins.ts';
import { type Accounts, openAccounts } from './accounts.ts';
import type { OidcSettings } from './oidc.ts';
import { type SmsVariables, smsGatewayOf } from './sms-gateway.ts';
import { bearerTokens } from './token.ts';

interface OidcVariables {
  readonly HUIYIN_OIDC_ISSUER?: string | undefined;
  readonly HUIYIN_OIDC_CLIENT_ID?: string | undefined;
  readonly HUIYIN_OIDC_CLIENT_SECRET?: string | undefined;
  readonly HUIYIN_OIDC_CLAIM: string;
  readonly HUIYIN_OIDC_SECOND_FACTOR: OidcSettings['secondFactor'];
}
interface AccountVariables extends OidcVariables, SmsVariables {
  readonly MONGODB_URI: string;
  readonly MONGODB_DATABASE: string;
  readonly HUIYIN_SECRET: string;
  readonly HUIYIN_PUBLIC_URL?: string | undefined;
  readonly PORT: number;
}

export function accountsOf(
  env: AccountVariables,
  given: { county: Pick<County, 'account'>; keyring: Keyring; log: Log },
): Accounts {
  const oidc = oidcOf(env);
  return openAccounts({
    ...given,
    mongodb: { uri: env.MONGODB_URI, database: env.MONGODB_DATABASE },
    secret: env.HUIYIN_SECRET,
    publicUrl: publicOrigin(env),
    embedded: env.HUIYIN_MODE === 'embedded',
    clock: Date.now,
    jwt: bearerTokens(given.keyring, given.county),
    sms: smsGatewayOf(env),
    ...(oidc ? { oidc } : {}),
  });
}

function oidcOf(env: OidcVariables): OidcSettings | null {
  const { HUIYIN_OIDC_ISSUER: issuer, HUIYIN_OIDC_CLIENT_ID: clientId } = env;
  if (!issuer || !clientId) return null;
  return {
    issuer,
    clientId,
    clientSecret: env.HUIYIN_OIDC_CLIENT_SECRET,
    claim: env.HUIYIN_OIDC_CLAIM,
    secondFactor: env.HUIYIN_OIDC_SECOND_FACTOR,
  };
}
