import { APIError } from 'better-auth/api';
import type { GenericOAuthConfig } from 'better-auth/plugins';
import { decodeJwt } from 'jose';
import { z } from 'zod';
import { problem } from '../http/problem.ts';
import type { Core } from './core.ts';
import { authPath, buildEngine, type Engine, type EngineContext } from './engine.ts';
import { type Entered, entered, markSecondFactor } from './sessions.ts';
import { userFor } from './users.ts';

/** The county's identity provider, by OpenID Connect. */
export interface OidcSettings {
  readonly issuer: string;
  readonly clientId: string;
  readonly clientSecret: string | undefined;
  /** The claim that names the county's account. */
  readonly claim: string;
  /** The provider asks for a second factor already, or this installation demands its own. */
  readonly secondFactor: 'trusted' | 'demanded';
}

export interface Oidc {
  /** Returns the provider's address and the cookies that bind the browser's return to it. */
  begin(next: string): Promise<{ location: string; cookies: readonly string[] }>;
  /**
   * Handles the return from the provider. Throws 401 on a wrong state, nonce or code. Throws 403 for an identity
   * without an account.
   */
  finish(request: Request): Promise<{ next: string; entered: Entered; cookies: readonly string[] }>;
}

const providerId = 'county';
export const callbackPath = `${authPath}/callback/${providerId}`;
const unknownIdentity = 'IDENTITY_UNKNOWN';
const discoveryMs = 5_000;

export function identityProvider(core: Core, settings: OidcSettings): Oidc {
  let built: Promise<Engine> | undefined;
  const engineOf = () => {
    built ??= buildWith(core, settings).catch((error) => {
      built = undefined;
      throw error;
    });
    return built;
  };
  return {
    begin: (next) =>
      core.work(async () => {
        const engine = await engineOf();
        const { headers, response } = await engine.api.signInSocial({
          body: { provider: providerId, callbackURL: next, disableRedirect: true },
          headers: new Headers(),
          returnHeaders: true,
        });
        if (!response.url) throw problem('identity-provider-away', { headers: { 'Retry-After': '5' } });
        return { location: response.url, cookies: headers.getSetCookie() };
      }),
    finish: (request) =>
      core.work(async (_, context) => {
        const answer = await (await engineOf()).handler(callbackOf(core, request));
        const cookies = answer.headers.getSetCookie();
        const { name } = context.authCookies.sessionToken;
        const token = tokenIn(cookies, name);
        if (token === null) throw refusal(await answer.json().catch(() => null));
        if (settings.secondFactor === 'trusted') await markSecondFactor(core, context, token);
        const others = cookies.filter((cookie) => !cookie.startsWith(`${name}=`));
        const done = await entered(core, context, token);
        return { next: answer.headers.get('location') ?? '/', entered: done, cookies: others };
      }),
  };
}

/** Keeps only the headers that the callback needs: the caller must not set this server's address. */
const callbackOf = ({ publicUrl }: Core, request: Request): Request =>
  new Request(`${publicUrl}${callbackPath}${new URL(request.url).search}`, {
    headers: { cookie: request.headers.get('cookie') ?? '' },
  });

function tokenIn(cookies: readonly string[], name: string): string | null {
  const value = cookies
    .find((cookie) => cookie.startsWith(`${name}=`))
    ?.slice(name.length + 1)
    .split(';')[0];
  return decodeURIComponent(value ?? '').split('.')[0] || null;
}

const refusal = (body: unknown) =>
  problem(
    (body as { code?: unknown } | null)?.code === unknownIdentity ? 'identity-unknown' : 'identity-failed',
  );

/** This engine is separate: an unavailable provider delays nobody who signs in by password. */
async function buildWith(core: Core, settings: OidcSettings): Promise<Engine> {
  const discoveryUrl = `${settings.issuer.replace(/\/$/, '')}/.well-known/openid-configuration`;
  const there = await fetch(discoveryUrl, { signal: AbortSignal.timeout(discoveryMs) }).catch(() => null);
  const found = there?.ok ? discovered.safeParse(await there.json().catch(() => null)) : null;
  if (!found?.success) throw problem('identity-provider-away', { headers: { 'Retry-After': '5' } });
  return core.database.use(async ({ db }) => {
    const provider = {
      ...providerOf(core, settings, () => engine.$context),
      discoveryUrl,
      getUserInfo: claimsFrom(found.data.userinfo_endpoint),
    };
    const engine: Engine = buildEngine(core, { client: core.database.client, db }, provider);
    await engine.$context;
    return engine;
  });
}

const discovered = z.object({ userinfo_endpoint: z.url().optional() });
const claims = z.record(z.string(), z.unknown());

/**
 * A provider may put the claim into its ID token, which is verified by now. Otherwise the user-info endpoint has
 * it.
 */
const claimsFrom =
  (userInfoUrl: string | undefined): NonNullable<GenericOAuthConfig['getUserInfo']> =>
  async ({ idToken, accessToken }) => {
    const inToken = idToken ? decodeJwt(idToken) : {};
    if (!userInfoUrl || !accessToken) return { ...inToken, emailVerified: false };
    const answer = await fetch(userInfoUrl, {
      headers: { Authorization: `Bearer ${accessToken}` },
      signal: AbortSignal.timeout(discoveryMs),
    });
    const asked = answer.ok ? claims.safeParse(await answer.json()) : null;
    return {
      ...inToken,
      emailVerified: false,
      ...(asked?.success && asked.data.sub === inToken.sub ? asked.data : {}),
    };
  };

function providerOf(
  { county }: Core,
  { clientId, clientSecret, claim }: OidcSettings,
  context: () => Promise<EngineContext>,
): GenericOAuthConfig {
  const accountIn = (profile: Readonly<Record<string, unknown>>): string => {
    const named = profile[claim];
    const known = typeof named === 'string' ? county.account(named) : null;
    if (!known) throw new APIError('FORBIDDEN', { code: unknownIdentity, message: 'no such account' });
    return known.account;
  };
  return {
    providerId,
    clientId,
    clientSecret,
    requireIdTokenVerification: true,
    pkce: true,
    scopes: ['openid', 'profile'],
    disableSignUp: true,
    accountSubject: ({ profile }) => accountIn(profile),
    mapProfileToUser: async (profile) => {
      const account = accountIn(profile);
      const user = await userFor(await context(), account);
      return { email: user.email, emailVerified: true, name: account };
    },
  };
}
