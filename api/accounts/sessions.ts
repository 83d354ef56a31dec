import { createHmac } from 'node:crypto';
import { unseal } from '../../privacy/index.ts';
import type { Session } from '../http/session.ts';
import type { Core } from './core.ts';
import type { EngineContext } from './engine.ts';

/** A person who has just signed in. `token` is both the bearer token and the cookie's value. */
export interface Entered {
  readonly token: string;
  readonly session: Session;
}

/** The token that its holder shows: the stored part and its signature. */
export const signed = ({ secret }: EngineContext, token: string): string =>
  `${token}.${createHmac('sha256', secret).update(token).digest('base64')}`;

/** Recognises a session token of better-auth, which is no JWT: 32 symbols, a dot, a signature. */
export const looksLikeSession = (shown: string): boolean =>
  /^[A-Za-z0-9]{32}\.[A-Za-z0-9+/_-]{43}=?$/.test(shown);

interface NewSession {
  readonly userId: string;
  readonly secondFactor: boolean;
  readonly sealedPhone?: string;
}

export async function begin(core: Core, context: EngineContext, given: NewSession): Promise<Entered> {
  const { userId, ...more } = given;
  const { token } = await context.internalAdapter.createSession(userId, false, more);
  return entered(core, context, token);
}

/** Returns the session that better-auth has begun, as its holder shows it. Throws where there is none. */
export async function entered(core: Core, context: EngineContext, token: string): Promise<Entered> {
  const shown = signed(context, token);
  const session = await sessionOf(core, shown);
  if (!session) throw new Error('the session that was begun is gone');
  return { token: shown, session };
}

/** Finds the live session of a token, or null. Throws 503 while the database is unavailable. */
export async function sessionOf(core: Core, shown: string): Promise<Session | null> {
  const kept = core.cache.session(shown);
  if (kept || !looksLikeSession(shown)) return kept;
  const { era } = core.cache;
  const session = await core.work(async (engine) => {
    const found = await engine.api.getSession({ headers: new Headers({ authorization: `Bearer ${shown}` }) });
    return found && fromStored(found);
  });
  if (session && era === core.cache.era) core.cache.keep(shown, { session });
  return session;
}

interface StoredSession {
  readonly session: {
    readonly id: string;
    readonly token: string;
    readonly userId: string;
    readonly expiresAt: Date;
    readonly secondFactor?: boolean | null;
    readonly sealedPhone?: string | null;
  };
  readonly user: { readonly username?: string | null };
}

const fromStored = ({ session, user }: StoredSession): Session => ({
  id: session.id,
  token: session.token,
  userId: session.userId,
  account: user.username ?? null,
  sealedPhone: session.sealedPhone ?? null,
  secondFactor: session.secondFactor === true,
  expiresAtMs: session.expiresAt.getTime(),
});

export async function markSecondFactor(core: Core, context: EngineContext, token: string): Promise<void> {
  await context.internalAdapter.updateSession(token, { secondFactor: true });
  core.cache.forget(() => true);
}

export async function end(core: Core, session: Session): Promise<void> {
  core.cache.forget(({ id }) => id === session.id);
  await core.work((_, { internalAdapter }) => internalAdapter.deleteSession(session.token));
  core.cache.forget(({ id }) => id === session.id);
}

/** Ends all sessions of a person, except the one that stays. */
export async function endAll(core: Core, userId: string, stays?: Session): Promise<void> {
  await core.work(async (_, { internalAdapter }) => {
    const all = await internalAdapter.listSessions(userId);
    const ending = all.map(({ token }) => token).filter((token) => token !== stays?.token);
    if (ending.length > 0) await internalAdapter.deleteSessions(ending);
  });
  core.cache.forget((held) => held.userId === userId);
}

export const phoneContext = 'citizen-session';

/** The number that a citizen has proved to hold. null: its key no longer exists. */
export function phoneOf({ keyring }: Pick<Core, 'keyring'>, { sealedPhone }: Session): string | null {
  const [keyId = '', sealed = ''] = (sealedPhone ?? '').split('.');
  const key = keyring.byId('records', keyId);
  return key && (unseal(key, Buffer.from(sealed, 'base64url'), phoneContext)?.toString('utf8') ?? null);
}
