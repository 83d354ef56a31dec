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
  const key = keyFor(secret, 'token');
  return async (request) => {
    const token = /^Bearer\s+(\S{1,4000})$/i.exec(request.headers.get('authorization')?.trim() ?? '')?.[1];
    const account = token === undefined ? null : await subjectOf(token, key);
    const known = account === null ? null : county.account(account);
    return known && actorOf(known);
  };
}

const actorOf = ({ account, unit, role }: Actor): Actor => ({ account, unit, role });

async function subjectOf(token: string, key: Uint8Array): Promise<string | null> {
  try {
    const options = { issuer, audience, algorithms: [algorithm], requiredClaims: ['sub', 'exp'] };
    return (await jwtVerify(token, key, options)).payload.sub ?? null;
  } catch {
    return null;
  }
}
