import type { County } from '../../county/index.ts';
import type { Actor } from '../../domain/index.ts';
import {
  issueTokenFor,
  type Keyring,
  openKeyring,
  type TokenHolder,
  tokenHolder,
} from '../../privacy/index.ts';
import type { Authenticate } from '../http/session.ts';

/** An installation without a keyring derives its one key from its secret. */
const ringOf = (keys: Keyring | string): Keyring =>
  typeof keys === 'string' ? openKeyring({ secret: keys }) : keys;

/** Issues a bearer token for an account, valid for this many seconds. */
export const issueToken = (keys: Keyring | string, account: string, seconds: number): Promise<string> =>
  issueTokenFor(ringOf(keys), 'huiyin-api', account, seconds);

/** Accepts bearer tokens of accounts that the county has. Any other token identifies nobody. */
export function bearerTokens(keys: Keyring | string, county: Pick<County, 'account'>): Authenticate {
  const verify = remembering(ringOf(keys));
  return async (request) => {
    const token = /^Bearer\s+(\S{1,4000})$/i.exec(request.headers.get('authorization')?.trim() ?? '')?.[1];
    const holder = token === undefined ? null : await verify(token);
    const known = holder && county.account(holder.account);
    return known && actorOf(known);
  };
}

const actorOf = ({ account, unit, role }: Actor): Actor => ({ account, unit, role });

const tokensKept = 1000;

/**
 * The same token comes with every request, so its signature is checked once. Only its expiry and its account can
 * change.
 */
function remembering(keyring: Keyring): (token: string) => Promise<TokenHolder | null> {
  const known = new Map<string, TokenHolder>();
  return async (token) => {
    const found = known.get(token);
    if (found) return Date.now() < found.untilMs ? found : null;
    const holder = await tokenHolder(keyring, ['huiyin-api'], token, Date.now());
    const [oldest] = known.keys();
    if (holder) known.set(token, holder);
    if (known.size > tokensKept && oldest !== undefined) known.delete(oldest);
    return holder;
  };
}
