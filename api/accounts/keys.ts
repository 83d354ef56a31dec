import { problem } from '../http/problem.ts';
import { owesSecondFactor } from '../http/session.ts';
import { answers, type Core, recordsAway } from './core.ts';
import { type EngineContext, keyPrefix } from './engine.ts';
import type { KnownKey } from './session-cache.ts';
import { findUser, userFor, userFrom } from './users.ts';

/** A program's key in a list: its first characters, never the key. */
export interface ListedKey {
  readonly id: string;
  readonly name: string;
  readonly start: string | null;
  readonly createdAtMs: number;
  readonly expiresAtMs: number;
}

const keysMost = 10;
const daySeconds = 24 * 3600;

/** A prefix that no JWT and no session token has. */
export const looksLikeKey = (shown: string): boolean =>
  shown.startsWith(keyPrefix) && /^[A-Za-z]{64}$/.test(shown.slice(keyPrefix.length));

/**
 * Makes a further key, so that a program can change over before the old one is revoked. The key is shown only once.
 * Throws 422 for roles that act in person, and beyond ten keys.
 */
export async function makeKey(
  core: Core,
  account: string,
  given: { readonly name: string; readonly days: number },
): Promise<ListedKey & { key: string }> {
  const known = core.county.account(account);
  if (!known) throw problem('account-not-found');
  if (owesSecondFactor(known)) throw problem('key-not-for-role');
  return core.work(async (engine, context) => {
    const user = await userFor(context, account);
    const there = await listed(context, user.id);
    const live = there.filter(({ expiresAtMs }) => expiresAtMs > Date.now());
    if (live.length >= keysMost) throw problem('too-many-keys', { params: { most: keysMost } });
    const made = await engine.api.createApiKey({
      body: { name: given.name, expiresIn: given.days * daySeconds, userId: user.id },
    });
    return { ...fromStored(made), key: made.key };
  });
}

interface StoredKey {
  readonly id: string;
  readonly name: string | null;
  readonly start: string | null;
  readonly createdAt: Date;
  readonly expiresAt: Date | null;
}

const fromStored = ({ id, name, start, createdAt, expiresAt }: StoredKey): ListedKey => ({
  id,
  name: name ?? '',
  start,
  createdAtMs: createdAt.getTime(),
  expiresAtMs: expiresAt?.getTime() ?? 0,
});

const ofUser = (userId: string) => ({ field: 'referenceId', value: userId });

async function listed({ adapter }: EngineContext, userId: string): Promise<ListedKey[]> {
  const found = await adapter.findMany<StoredKey>({ model: 'apikey', where: [ofUser(userId)] });
  return found.map(fromStored);
}

export const listKeys = (core: Core, account: string): Promise<ListedKey[]> =>
  core.work(async (_, context) => {
    const user = await findUser(context, account);
    return user ? listed(context, user.id) : [];
  });

/** Revokes a key from the next request on. Throws 404. */
export async function revokeKey(core: Core, account: string, id: string): Promise<void> {
  await core.work(async (_, context) => {
    const user = await findUser(context, account);
    const where = [{ field: 'id', value: id }, ...(user ? [ofUser(user.id)] : [])];
    const found = user && (await context.adapter.findOne({ model: 'apikey', where }));
    if (!found) throw problem('key-not-found');
    await context.adapter.delete({ model: 'apikey', where });
  });
  core.cache.forget((held) => held.id === id);
}

/** Finds the holder of a key, or null. Throws 503 while the database is unavailable. */
export async function holderOfKey(core: Core, shown: string): Promise<KnownKey | null> {
  const kept = core.cache.key(shown);
  if (kept || !looksLikeKey(shown)) return kept;
  const { era } = core.cache;
  const key = await core.work(async (engine, { internalAdapter }) => {
    const { valid, key: found } = await engine.api.verifyApiKey({ body: { key: shown } });
    // better-auth reports every failure as a wrong key.
    if (!valid && !(await answers(core.database))) throw recordsAway();
    const user = valid && found ? await internalAdapter.findUserById(found.referenceId) : null;
    const account = user && userFrom(user).account;
    return account && found ? { id: found.id, account, userId: found.referenceId } : null;
  });
  if (key && era === core.cache.era) core.cache.keep(shown, { key });
  return key;
}
