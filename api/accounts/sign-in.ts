import { isAPIError } from 'better-auth/api';
import { problem } from '../http/problem.ts';
import { patience } from './attempts.ts';
import type { Core } from './core.ts';
import type { Engine, EngineContext } from './engine.ts';
import { signInKey } from './passwords.ts';
import { type Entered, entered } from './sessions.ts';
import { findUser, passwordHash } from './users.ts';

/** The password is right, but the account owes a second factor. The challenge is valid for ten minutes. */
export interface Challenged {
  readonly challenge: string;
}

/** No refusal comes sooner, so that the time of a refusal reveals nothing. */
const refusedAfterMs = 300;
/** scrypt takes longer for a longer text. No real password exceeds this. */
const longest = 128;

/**
 * Signs an account in by its password. Throws 401 for a wrong password and an unknown account, in the same words
 * and time. Throws 429 while the account is locked, which an unknown account can be too.
 */
export async function signIn(core: Core, account: string, password: string): Promise<Entered | Challenged> {
  const startedMs = performance.now();
  await core.reached(() => core.attempts.count(signInKey(core, account), patience.account));
  const done = await core.work((engine, context) =>
    attempt(core, { engine, context }, account, password.slice(0, longest + 1)),
  );
  if (done) {
    await core.reached(() => core.attempts.clear(signInKey(core, account)));
    return done;
  }
  const leftMs = refusedAfterMs - (performance.now() - startedMs);
  if (leftMs > 0) await new Promise((resolve) => setTimeout(resolve, leftMs));
  throw problem('sign-in-failed');
}

interface Working {
  readonly engine: Engine;
  readonly context: EngineContext;
}

async function attempt(
  core: Core,
  { engine, context }: Working,
  account: string,
  password: string,
): Promise<Entered | Challenged | null> {
  const user = await findUser(context, account);
  if (user && (await passwordHash(context, user.id)) === null) {
    // better-auth hashes for an unknown name, but not for a user without a password.
    await context.password.hash(password);
    return null;
  }
  try {
    const { headers, response } = await engine.api.signInUsername({
      body: { username: account, password },
      headers: new Headers(),
      returnHeaders: true,
    });
    const challenge = challengeIn(context, headers);
    const known = core.county.account(account) !== null;
    if (challenge !== null) return known ? { challenge } : null;
    if (known) return await entered(core, context, response.token);
    await context.internalAdapter.deleteSession(response.token);
    return null;
  } catch (error) {
    if (isAPIError(error) && error.statusCode < 500) return null;
    throw error;
  }
}

const challengeCookie = 'two_factor';

/** better-auth puts its challenge into a cookie. Programs keep no cookies, so the body carries it. */
function challengeIn(context: EngineContext, headers: Headers): string | null {
  const { name } = context.createAuthCookie(challengeCookie);
  const line = headers.getSetCookie().find((cookie) => cookie.startsWith(`${name}=`));
  const value = line?.slice(name.length + 1).split(';')[0];
  return value ? decodeURIComponent(value) : null;
}

/** The cookie in which better-auth looks for the challenge. */
export const challengeHeaders = (context: EngineContext, challenge: string): Headers =>
  new Headers({
    cookie: `${context.createAuthCookie(challengeCookie).name}=${encodeURIComponent(challenge)}`,
  });
