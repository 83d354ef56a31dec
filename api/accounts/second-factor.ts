import { isAPIError } from 'better-auth/api';
import { problem } from '../http/problem.ts';
import type { Session } from '../http/session.ts';
import { patience } from './attempts.ts';
import type { Core } from './core.ts';
import { type Engine, type EngineContext, issuerName } from './engine.ts';
import { factorKey } from './manage.ts';
import { type Entered, end, endAll, entered, markSecondFactor, signed } from './sessions.ts';
import { challengeHeaders } from './sign-in.ts';
import { findUser } from './users.ts';

/** The secret to type into an authenticator app, and the backup codes. */
export interface Enrolment {
  readonly secret: string;
  readonly uri: string;
  readonly backupCodes: readonly string[];
}

/** A code is valid for about half a minute. A shown code is remembered longer, so that it works only once. */
const shownMs = 120_000;

/**
 * Takes the second step of signing in, by an authenticator's code or a backup code. The first step's challenge
 * identifies the account. A session does too, where its identity provider vouches for no second factor. Throws 401,
 * or 429 after too many tries.
 */
export async function showSecondFactor(
  core: Core,
  code: string,
  by: { readonly challenge: string } | { readonly session: Session },
): Promise<Entered> {
  return core.work(async (engine, context) => {
    const userId = 'session' in by ? by.session.userId : await challenged(context, by.challenge);
    if (userId === null) throw problem('second-factor-wrong');
    const key = factorKey(core, userId);
    await core.attempts.count(key, patience.account);
    const fresh = await core.codes.first(`${userId} ${code}`, shownMs);
    const headers =
      'session' in by ? sessionHeaders(context, by.session) : challengeHeaders(context, by.challenge);
    const token = fresh ? await verified(engine, headers, code) : null;
    if (token === null) throw problem('second-factor-wrong');
    await core.attempts.clear(key);
    await markSecondFactor(core, context, token);
    const done = await entered(core, context, token);
    if (done.session.account === null || !core.county.account(done.session.account)) {
      await end(core, done.session);
      throw problem('second-factor-wrong');
    }
    return done;
  });
}

/** Finds the account of a first step. null: the challenge is foreign or too old. */
async function challenged({ internalAdapter }: EngineContext, challenge: string): Promise<string | null> {
  const identifier = challenge.slice(0, Math.max(0, challenge.lastIndexOf('.')));
  const found = identifier === '' ? null : await internalAdapter.findVerificationValue(identifier);
  return found && found.expiresAt > new Date() ? found.value : null;
}

async function verified(engine: Engine, headers: Headers, code: string): Promise<string | null> {
  const body = { code };
  try {
    const { token } = /^\d{6}$/.test(code)
      ? await engine.api.verifyTOTP({ body, headers })
      : await engine.api.verifyBackupCode({ body, headers });
    return token ?? null;
  } catch (error) {
    if (isAPIError(error) && error.statusCode < 500) return null;
    throw error;
  }
}

const sessionHeaders = (context: EngineContext, { token }: Session): Headers =>
  new Headers({ authorization: `Bearer ${signed(context, token)}` });

/** Begins an enrolment. Sign-ins ask for no code until a first code has shown that the app works. */
export async function enrol(core: Core, session: Session, password: string | undefined): Promise<Enrolment> {
  const { account, userId } = session;
  if (account === null) throw problem('session-only');
  const key = factorKey(core, userId);
  return core.work(async (engine, context) => {
    if ((await findUser(context, account))?.secondFactor) throw problem('second-factor-enrolled');
    await core.attempts.count(key, patience.account);
    const begun = await engine.api
      .enableTwoFactor({ body: { password, method: 'totp' }, headers: sessionHeaders(context, session) })
      .catch(refusedAs('password-wrong'));
    await core.attempts.clear(key);
    if (begun.method !== 'totp') throw problem('second-factor-not-begun');
    const secret = new URL(begun.totpURI).searchParams.get('secret') ?? '';
    const label = encodeURIComponent(`${issuerName}:${account}`);
    const uri = `otpauth://totp/${label}?secret=${secret}&issuer=${issuerName}`;
    return { secret, uri, backupCodes: begun.backupCodes };
  });
}

/**
 * Confirms the enrolment by a first code. Each later sign-in asks for one. The session continues under a new token.
 */
export async function confirm(core: Core, session: Session, code: string): Promise<Entered> {
  return core.work(async (engine, context) => {
    const key = factorKey(core, session.userId);
    await core.attempts.count(key, patience.account);
    const headers = sessionHeaders(context, session);
    const { headers: answer } = await engine.api
      .verifyTOTP({ body: { code }, headers, returnHeaders: true })
      .catch(refusedAs('second-factor-wrong'));
    const token = newToken(context, answer) ?? session.token;
    await core.attempts.clear(key);
    await markSecondFactor(core, context, token);
    return entered(core, context, token);
  });
}

function newToken({ authCookies }: EngineContext, headers: Headers): string | null {
  const { name } = authCookies.sessionToken;
  const line = headers.getSetCookie().find((cookie) => cookie.startsWith(`${name}=`));
  const shown = decodeURIComponent(line?.slice(name.length + 1).split(';')[0] ?? '');
  return shown.split('.')[0] || null;
}

/** Removes the second factor of a person who has lost phone and backup codes. Ends all sessions of the account. */
export async function removeSecondFactor(core: Core, account: string): Promise<void> {
  const userId = await core.work(async (_, context) => {
    const user = await findUser(context, account);
    if (!user) return null;
    await context.internalAdapter.updateUser(user.id, { twoFactorEnabled: false });
    const where = [{ field: 'userId', value: user.id }];
    await context.adapter.delete({ model: 'twoFactor', where });
    return user.id;
  });
  if (userId !== null) await endAll(core, userId);
}

/** Turns better-auth's refusals into problems. Other errors pass unchanged. */
const refusedAs =
  (code: 'password-wrong' | 'second-factor-wrong') =>
  (error: unknown): never => {
    if (!isAPIError(error) || error.statusCode >= 500) throw error;
    const notBegun = error.body?.code === 'TOTP_NOT_ENABLED';
    throw problem(notBegun ? 'second-factor-not-begun' : code);
  };
