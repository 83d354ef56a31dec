import { jwtVerify, SignJWT } from 'jose';
import type { County } from '../../county/index.ts';
import type { Actor } from '../../domain/index.ts';
import type { Authenticate } from '../deps.ts';
import { keyFor } from '../keys.ts';

const issuer = 'huiyin';
const audience = 'huiyin-api';
const algorithm = 'HS256';

/** A bearer token for an account, valid for so many seconds. */
export const issueToken = (secret: string, account: string, seconds: number): Promise<string> =>
  new SignJWT()
    .setProtectedHeader({ alg: algorithm })
    .setSubject(account)
    .setIssuer(issuer)
    .setAudience(audience)
    .setIssuedAt()
    .setExpirationTime(`${seconds}s`)
    .sign(keyFor(secret, 'token'));

/** Knows bearer tokens of accounts that the county has; everything else is nobody. */
export function bearerTokens(secret: string, county: Pick<County, 'account'>): Authenticate {
  const verify = remembering(keyFor(secret, 'token'));
  return async (request) => {
    const token = /^Bearer\s+(\S{1,4000})$/i.exec(request.headers.get('authorization')?.trim() ?? '')?.[1];
    const holder = token === undefined ? null : await verify(token);
    const known = holder && county.account(holder.account);
    return known && actorOf(known);
  };
}

const actorOf = ({ account, unit, role }: Actor): Actor => ({ account, unit, role });

interface Holder {
  readonly account: string;
  readonly untilMs: number;
}

const tokensKept = 1000;

/** A signature is checked once: the same token comes with every request, and only its end and its account may change. */
function remembering(key: Uint8Array): (token: string) => Promise<Holder | null> {
  const known = new Map<string, Holder>();
  return async (token) => {
    const found = known.get(token);
    if (found) return Date.now() < found.untilMs ? found : null;
    const holder = await holderOf(token, key);
    const [oldest] = known.keys();
    if (holder) known.set(token, holder);
    if (known.size > tokensKept && oldest !== undefined) known.delete(oldest);
    return holder;
  };
}

async function holderOf(token: string, key: Uint8Array): Promise<Holder | null> {
  try {
    const options = { issuer, audience, algorithms: [algorithm], requiredClaims: ['sub', 'exp'] };
    const { sub, exp } = (await jwtVerify(token, key, options)).payload;
    return sub === undefined || exp === undefined ? null : { account: sub, untilMs: exp * 1000 };
  } catch {
    return null;
  }
}
