import type { Actor } from '../../domain/index.ts';
import type { Log } from '../http/log.ts';
import { problem } from '../http/problem.ts';
import { nameOf } from '../http/records.ts';
import {
  type Authenticate,
  owesSecondFactor,
  type Session,
  type SignedIn,
  type SignInDemand,
} from '../http/session.ts';
import type { Core } from './core.ts';
import { sessionCookie } from './engine.ts';
import { holderOfKey, looksLikeKey } from './keys.ts';
import { endAll, looksLikeSession, sessionOf } from './sessions.ts';

/** The credential that a request carries, and its form. */
export interface Credential {
  readonly by: 'cookie' | 'bearer' | 'key';
  readonly token: string;
}

/** A header takes precedence over a cookie. A cookie does not make up for a wrong header. */
export function shownBy(request: Request, embedded: boolean): Credential | null {
  const authorization = request.headers.get('authorization')?.trim();
  if (authorization !== undefined) {
    const token = /^Bearer\s+(\S{1,4000})$/i.exec(authorization)?.[1];
    return token === undefined ? null : { by: looksLikeKey(token) ? 'key' : 'bearer', token };
  }
  const key = request.headers.get('x-api-key')?.trim();
  if (key !== undefined) return { by: 'key', token: key };
  const cookie = cookieIn(request.headers.get('cookie') ?? '', sessionCookie(embedded));
  return cookie === null ? null : { by: 'cookie', token: cookie };
}

function cookieIn(header: string, name: string): string | null {
  const found = header.split(';').map((part) => part.trim());
  const value = found.find((part) => part.startsWith(`${name}=`))?.slice(name.length + 1);
  try {
    return value === undefined ? null : decodeURIComponent(value);
  } catch {
    return null;
  }
}

/**
 * Identifies the sender of a request by a JWT, a session or a program's key. The county's data decides role and
 * unit at each request. Throws 403 where the account owes a second factor. Throws 503 where it needs the database,
 * which is unavailable.
 */
export function authenticating(core: Core, jwt: Authenticate): Authenticate {
  return async (request, asked = {}) => {
    const shown = shownBy(request, core.embedded);
    if (!shown) return null;
    if (shown.by === 'key') return byKey(core, shown.token, asked);
    if (!looksLikeSession(shown.token)) {
      const actor = shown.by === 'bearer' ? await jwt(request) : null;
      if (actor) asked.onIdentified?.({ by: 'bearer' });
      return actor;
    }
    const session = await sessionOf(core, shown.token);
    return session && bySession(core, session, { by: shown.by, session }, asked);
  };
}

async function byKey(core: Core, token: string, { onIdentified }: SignInDemand): Promise<Actor | null> {
  const key = await holderOfKey(core, token);
  const actor = key && actorOf(core, key.account);
  // A key that was made before its account became a leader's does not act for the leader.
  if (!actor || owesSecondFactor(actor)) return null;
  onIdentified?.({ by: 'key' });
  return actor;
}

function bySession(core: Core, session: Session, how: SignedIn, asked: SignInDemand): Actor | null {
  if (session.account === null) return null;
  const actor = actorOf(core, session.account);
  if (!actor) {
    // An account that is restored later has to sign in again.
    void endAll(core, session.userId).catch(notEnded(core.log));
    return null;
  }
  const owes = !core.embedded && owesSecondFactor(actor) && !session.secondFactor;
  if (owes && !asked.evenWithoutSecondFactor) throw problem('second-factor-needed');
  asked.onIdentified?.(how);
  return actor;
}

const notEnded = (log: Log) => (error: unknown) =>
  log.warn({ error: nameOf(error) }, 'the sessions of an account that is gone could not be ended');

function actorOf({ county }: Core, id: string): Actor | null {
  const known = county.account(id);
  return known && { account: known.account, unit: known.unit, role: known.role };
}
