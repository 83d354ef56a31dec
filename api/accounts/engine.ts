import { apiKey } from '@better-auth/api-key';
import { betterAuth } from 'better-auth';
import { mongodbAdapter } from 'better-auth/adapters/mongodb';
import { bearer, type GenericOAuthConfig, genericOAuth, twoFactor, username } from 'better-auth/plugins';
import type { Log } from '../http/log.ts';
import { keyFor } from '../ids/keys.ts';
import { type AuthCollections, type AuthDatabase, authCollections } from './database.ts';

export const keyPrefix = 'hyk_';
export const authPath = '/v1/auth';
export const issuerName = 'Huiyin';
/** A working day. A person who works longer signs in again the next morning. */
const sessionSeconds = 12 * 3600;
const daysMost = 366;

export interface EngineSettings {
  readonly secret: string;
  /** The public address of this server, without a path. */
  readonly publicUrl: string;
  readonly embedded: boolean;
  readonly log: Log;
}

/** The session cookie's name. Browsers accept the prefixed name over HTTPS only. */
export const sessionCookie = (embedded: boolean): string =>
  `${embedded ? '' : '__Secure-'}huiyin.session_token`;

const sharedPlugins = () =>
  [
    username({
      displayUsername: false,
      usernameNormalization: false,
      minUsernameLength: 1,
      maxUsernameLength: 200,
      usernameValidator: () => true,
    }),
    // The database holds no usable token: reading it yields no session.
    bearer({ requireSignature: true }),
    twoFactor({
      issuer: issuerName,
      allowPasswordless: true,
      schema: { twoFactor: { modelName: authCollections.secondFactors } },
      accountLockout: { enabled: false },
    }),
    apiKey({
      defaultPrefix: keyPrefix,
      rateLimit: { enabled: false },
      requireName: true,
      maximumNameLength: 100,
      keyExpiration: { maxExpiresIn: daysMost },
      schema: { apikey: { modelName: authCollections.keys } },
    }),
  ] as const;

/** Configures better-auth for this installation. Nobody signs up: users are made for the county's accounts. */
export function buildEngine(
  { secret, publicUrl, embedded, log }: EngineSettings,
  { client, db }: { client: AuthDatabase['client']; db: AuthCollections['db'] },
  provider?: GenericOAuthConfig,
) {
  const { users, sessions, credentials, verifications } = authCollections;
  return betterAuth({
    appName: issuerName,
    baseURL: publicUrl,
    basePath: authPath,
    trustedOrigins: [publicUrl],
    secret: keyFor(secret, 'accounts').toString('hex'),
    database: mongodbAdapter(db, { client, transaction: false }),
    emailAndPassword: { enabled: true, disableSignUp: true, minPasswordLength: 1, maxPasswordLength: 256 },
    user: { modelName: users },
    session: {
      modelName: sessions,
      expiresIn: sessionSeconds,
      disableSessionRefresh: true,
      additionalFields: {
        secondFactor: { type: 'boolean', required: false, input: false },
        sealedPhone: { type: 'string', required: false, input: false },
      },
    },
    account: {
      modelName: credentials,
      updateAccountOnSignIn: false,
      accountLinking: { enabled: true, trustedProviders: provider ? [provider.providerId] : [] },
    },
    verification: { modelName: verifications },
    plugins: [...sharedPlugins(), ...(provider ? [genericOAuth({ config: [provider] })] : [])],
    // The counters of attempts limit these requests for all processes together, by account, number and address.
    rateLimit: { enabled: false },
    telemetry: { enabled: false },
    advanced: { useSecureCookies: !embedded, cookiePrefix: 'huiyin' },
    databaseHooks: { account: { create: { before: withoutTokens } } },
    onAPIError: { errorURL: `${publicUrl}${authPath}/failed` },
    // Logs its sentence only: the rest may be a whole document.
    logger: { level: 'error', log: (_, message) => log.warn({ from: 'better-auth' }, message.slice(0, 200)) },
  });
}

/** The tokens of an identity provider say who signs in. Nothing here needs them afterwards. */
const withoutTokens = async <A extends object>(account: A) => ({
  data: { ...account, accessToken: null, refreshToken: null, idToken: null },
});

export type Engine = ReturnType<typeof buildEngine>;
export type EngineContext = Awaited<Engine['$context']>;
