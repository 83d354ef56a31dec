import { randomInt } from 'node:crypto';
import { problem } from '../http/problem.ts';
import type { Session } from '../http/session.ts';
import { patience } from './attempts.ts';
import type { Core } from './core.ts';
import { endAll } from './sessions.ts';
import { findUser, passwordHash, setHash, userFor } from './users.ts';

const least = 12;
const most = 128;
const linkLastsMs = 24 * 3_600_000;

/** Throws 422 on a password that is too short, too common, or contains the account's name. */
export function checkPassword(password: string, account: string): void {
  const lower = password.toLowerCase();
  const names = account.toLowerCase().split(/[^\p{L}\p{N}]+/u);
  const tells = names.some((name) => name.length >= 4 && lower.includes(name));
  const plain =
    new Set(lower).size < 5 || /^(?:0123456789|1234567890|abcdefghij|qwertyuiop|password)/.test(lower);
  const { length } = [...password];
  if (tells || plain || length < least || length > most) {
    throw problem('password-weak', { params: { least, most } });
  }
}

const alphabet = 'abcdefghjkmnpqrstuvwxyz23456789';

/** Four groups of four symbols: 79 bits, without symbols that look alike. */
export const randomPassword = (): string =>
  Array.from({ length: 4 }, () =>
    Array.from({ length: 4 }, () => alphabet[randomInt(alphabet.length)]).join(''),
  ).join('-');

/** Sets a password and ends all sessions, also those that were opened with the old password. */
export async function setPassword(
  core: Core,
  account: string,
  password: string,
  stays?: Session,
): Promise<void> {
  checkPassword(password, account);
  const userId = await core.work(async (_, context) => {
    const user = await userFor(context, account);
    await setHash(context, user.id, await context.password.hash(password));
    return user.id;
  });
  await endAll(core, userId, stays);
  await core.reached(() => core.attempts.clear(signInKey(core, account)));
}

export const signInKey = (core: Pick<Core, 'hidden'>, account: string): string =>
  `sign-in ${core.hidden('account', account)}`;

/** Changes one's own password. Wrong guesses at the present password count as failed sign-ins. */
export async function changePassword(
  core: Core,
  account: string,
  given: { readonly current: string; readonly password: string; readonly stays?: Session },
): Promise<void> {
  await core.reached(() => core.attempts.count(signInKey(core, account), patience.account));
  const right = await core.work(async (_, context) => {
    const user = await findUser(context, account);
    const hash = user && (await passwordHash(context, user.id));
    return hash ? context.password.verify({ hash, password: given.current }) : false;
  });
  if (!right) throw problem('password-wrong');
  await setPassword(core, account, given.password, given.stays);
}

/** Makes a token that sets a password once within a day. The token before it is void. */
export const passwordLink = (core: Core, account: string): Promise<{ token: string; lastsMs: number }> =>
  core.work(async (_, context) => {
    await userFor(context, account);
    const token = await core.codes.issue('set-password', account, 'token', linkLastsMs);
    return { token, lastsMs: linkLastsMs };
  });

/** Throws 401 on a wrong or used token. A weak password leaves the token valid. */
export async function useLink(
  core: Core,
  { account, token, password }: { account: string; token: string; password: string },
): Promise<void> {
  checkPassword(password, account);
  const right = await core.work(() => core.codes.redeem('set-password', account, token));
  if (!right || !core.county.account(account)) throw problem('password-link-wrong');
  await setPassword(core, account, password);
}
