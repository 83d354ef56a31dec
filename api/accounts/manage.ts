import type { Core } from './core.ts';
import { signInKey } from './passwords.ts';
import { endAll } from './sessions.ts';
import { findUser, passwordHash } from './users.ts';

export interface Overview {
  readonly hasPassword: boolean;
  readonly secondFactor: boolean;
  readonly sessions: number;
  /** null: the account is not locked. */
  readonly lockedUntilMs: number | null;
}

export const overview = (core: Core, account: string): Promise<Overview> =>
  core.work(async (_, context) => {
    const lockedUntilMs = await core.attempts.waitsUntilMs(signInKey(core, account));
    const user = await findUser(context, account);
    if (!user) return { hasPassword: false, secondFactor: false, sessions: 0, lockedUntilMs };
    const { length: sessions } = await context.internalAdapter.listSessions(user.id);
    const hasPassword = (await passwordHash(context, user.id)) !== null;
    return { hasPassword, secondFactor: user.secondFactor, sessions, lockedUntilMs };
  });

/** Ends the wait after wrong passwords and wrong codes. */
export const unlock = (core: Core, account: string): Promise<void> =>
  core.work(async (_, context) => {
    await core.attempts.clear(signInKey(core, account));
    const user = await findUser(context, account);
    if (user) await core.attempts.clear(factorKey(core, user.id));
  });

export const factorKey = (core: Pick<Core, 'hidden'>, userId: string): string =>
  `factor ${core.hidden('factor', userId)}`;

export async function signOutEverywhere(core: Core, account: string): Promise<void> {
  const user = await core.work((_, context) => findUser(context, account));
  if (user) await endAll(core, user.id);
}
