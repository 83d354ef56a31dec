import { createHash } from 'node:crypto';
import type { EngineContext } from './engine.ts';

/** better-auth's record of a person who may sign in. */
export interface User {
  readonly id: string;
  /** The county's account. null: a citizen. */
  readonly account: string | null;
  readonly email: string;
  readonly secondFactor: boolean;
}

interface StoredUser {
  readonly id: string;
  readonly email: string;
  readonly username?: string | null;
  readonly twoFactorEnabled?: boolean | null;
}

export const userFrom = ({ id, email, username, twoFactorEnabled }: StoredUser): User => ({
  id,
  email,
  account: username ?? null,
  secondFactor: twoFactorEnabled === true,
});

/** better-auth requires an e-mail address. This one is made up and receives nothing. */
export const addressOf = (kind: 'accounts' | 'citizens', name: string): string =>
  `${createHash('sha256').update(name).digest('hex').slice(0, 40)}@${kind}.huiyin.invalid`;

export async function findUser({ adapter }: EngineContext, account: string): Promise<User | null> {
  const found = await adapter.findOne<StoredUser>({
    model: 'user',
    where: [{ field: 'username', value: account }],
  });
  return found && userFrom(found);
}

/** Finds the user of an account, and makes it where there is none yet. */
export async function userFor(context: EngineContext, account: string): Promise<User> {
  const found = await findUser(context, account);
  if (found) return found;
  return made(context, { email: addressOf('accounts', account), name: account, username: account });
}

/** Finds the user of a phone number by the number's keyed hash. */
export async function citizenFor(context: EngineContext, hidden: string): Promise<User> {
  const email = addressOf('citizens', hidden);
  const found = await context.internalAdapter.findUserByEmail(email);
  return found ? userFrom(found.user) : made(context, { email, name: 'citizen' });
}

interface NewUser {
  readonly email: string;
  readonly name: string;
  readonly username?: string;
}

async function made(context: EngineContext, given: NewUser): Promise<User> {
  const { internalAdapter } = context;
  try {
    const user = await internalAdapter.createUser({ ...given, emailVerified: true }, { method: 'admin' });
    return userFrom(user);
  } catch (error) {
    // Two requests may make the same user at once: the second finds it made.
    const other = await internalAdapter.findUserByEmail(given.email);
    if (!other) throw error;
    return userFrom(other.user);
  }
}

export async function setHash(
  { internalAdapter }: EngineContext,
  userId: string,
  password: string,
): Promise<void> {
  const found = await internalAdapter.findCredentialAccount(userId);
  if (found) await internalAdapter.updateAccount(found.id, { password });
  else await internalAdapter.createAccount({ userId, providerId: 'credential', accountId: userId, password });
}

/** The hash of a user's password. null: the user has none, so only the identity provider signs this account in. */
export async function passwordHash(
  { internalAdapter }: EngineContext,
  userId: string,
): Promise<string | null> {
  return (await internalAdapter.findCredentialAccount(userId))?.password ?? null;
}
