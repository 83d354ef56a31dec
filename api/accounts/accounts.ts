import type { Actor } from '../../domain/index.ts';
import { type Authenticate, owesSecondFactor, type Session } from '../http/session.ts';
import { authenticating, shownBy } from './chain.ts';
import { type Citizens, citizenSignIn } from './citizens.ts';
import { type AccountSettings, accountCore, type Core } from './core.ts';
import { sessionCookie } from './engine.ts';
import { type ListedKey, listKeys, makeKey, revokeKey } from './keys.ts';
import { type Overview, overview, signOutEverywhere, unlock } from './manage.ts';
import { identityProvider, type Oidc, type OidcSettings } from './oidc.ts';
import { changePassword, passwordLink, setPassword, useLink } from './passwords.ts';
import { confirm, type Enrolment, enrol, removeSecondFactor, showSecondFactor } from './second-factor.ts';
import { type Entered, end, endAll, phoneOf, sessionOf } from './sessions.ts';
import { type Challenged, signIn } from './sign-in.ts';
import type { SmsGateway } from './sms-gateway.ts';

/**
 * Signs people and programs in. Roles and units never come from here: the county's data holds them. Every call that
 * needs the database throws 503 while it is unavailable. Refusals are problems.
 */
export interface Accounts {
  readonly authenticate: Authenticate;
  /** Finds the session that a request shows, an account's or a citizen's. null: it shows no live session. */
  sessionOf(request: Request): Promise<Session | null>;
  /** This account may act only after it has shown a second factor. */
  owes(account: Pick<Actor, 'role'>): boolean;
  signIn(account: string, password: string): Promise<Entered | Challenged>;
  showSecondFactor(
    code: string,
    by: { readonly challenge: string } | { readonly session: Session },
  ): Promise<Entered>;
  useLink(given: { account: string; token: string; password: string }): Promise<void>;
  signOut(session: Session, everywhere: boolean): Promise<void>;
  changePassword(
    account: string,
    given: { current: string; password: string; stays?: Session },
  ): Promise<void>;
  /** Sets a password without any check, for local runs and tests. */
  setPassword(account: string, password: string): Promise<void>;
  enrol(session: Session, password: string | undefined): Promise<Enrolment>;
  confirm(session: Session, code: string): Promise<Entered>;
  /** Lists an account's ways to sign in. An account that never signed in has none. */
  overview(account: string): Promise<Overview>;
  passwordLink(account: string): Promise<{ token: string; lastsMs: number }>;
  unlock(account: string): Promise<void>;
  removeSecondFactor(account: string): Promise<void>;
  signOutEverywhere(account: string): Promise<void>;
  makeKey(account: string, given: { name: string; days: number }): Promise<ListedKey & { key: string }>;
  listKeys(account: string): Promise<readonly ListedKey[]>;
  revokeKey(account: string, id: string): Promise<void>;
  readonly citizens: Citizens;
  /** The phone number of a citizen's session. null: its key no longer exists. */
  phoneOf(session: Session): string | null;
  /** null: this installation has no identity provider. */
  readonly oidc: Oidc | null;
  readonly cookie: { readonly name: string; readonly secure: boolean };
  close(): Promise<void>;
}

export interface AccountOptions extends AccountSettings {
  /** Verifies the JWTs of this installation, without the database. */
  readonly jwt: Authenticate;
  readonly sms: SmsGateway | null;
  readonly oidc?: OidcSettings;
}

/** Opens the accounts of an installation. It asks the database for nothing until a call needs it. */
export function openAccounts({ jwt, sms, oidc, ...settings }: AccountOptions): Accounts {
  const core = accountCore(settings);
  const citizens = citizenSignIn(core, sms);
  return {
    authenticate: authenticating(core, jwt),
    sessionOf: async (request) => {
      const shown = shownBy(request, core.embedded);
      return shown ? sessionOf(core, shown.token) : null;
    },
    owes: (account) => !core.embedded && owesSecondFactor(account),
    signIn: (account, password) => signIn(core, account, password),
    showSecondFactor: (code, by) => showSecondFactor(core, code, by),
    signOut: (session, everywhere) => (everywhere ? endAll(core, session.userId) : end(core, session)),
    enrol: (session, password) => enrol(core, session, password),
    confirm: (session, code) => confirm(core, session, code),
    ...managing(core),
    citizens,
    phoneOf: (session) => phoneOf(core, session),
    oidc: oidc ? identityProvider(core, oidc) : null,
    cookie: { name: sessionCookie(core.embedded), secure: !core.embedded },
    close: async () => {
      await citizens.settled();
      await core.database.close();
    },
  };
}

const managing = (core: Core) =>
  ({
    useLink: (given) => useLink(core, given),
    changePassword: (account, given) => changePassword(core, account, given),
    setPassword: (account, password) => setPassword(core, account, password),
    overview: (account) => overview(core, account),
    passwordLink: (account) => passwordLink(core, account),
    unlock: (account) => unlock(core, account),
    removeSecondFactor: (account) => removeSecondFactor(core, account),
    signOutEverywhere: (account) => signOutEverywhere(core, account),
    makeKey: (account, given) => makeKey(core, account, given),
    listKeys: (account) => listKeys(core, account),
    revokeKey: (account, id) => revokeKey(core, account, id),
  }) satisfies Partial<Accounts>;
