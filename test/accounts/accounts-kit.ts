import { randomUUID } from 'node:crypto';
import { MongoClient } from 'mongodb';
import { inject } from 'vitest';
import { type Accounts, openAccounts } from '../../api/accounts/accounts.ts';
import { authCollections } from '../../api/accounts/database.ts';
import type { OidcSettings } from '../../api/accounts/oidc.ts';
import { randomPassword } from '../../api/accounts/passwords.ts';
import type { SmsGateway } from '../../api/accounts/sms-gateway.ts';
import { bearerTokens } from '../../api/accounts/token.ts';
import type { Limits } from '../../api/http/limits.ts';
import { liveCounty, loadCounty } from '../../county/index.ts';
import { openKeyring } from '../../privacy/index.ts';
import { Bench, countyDirectory, type Json, secret } from '../api/kit.ts';

export interface SignedIn extends Json {
  readonly signedIn: boolean;
  readonly token: string;
  readonly challenge: string;
  readonly expiresAt: string;
}

/** Text messages as they would have been sent. */
export class Messages implements SmsGateway {
  readonly sent: { phone: string; text: string }[] = [];

  async send(phone: string, text: string): Promise<void> {
    this.sent.push({ phone, text });
  }

  /** The code in the last message to this number. */
  codeTo(phone: string): string {
    const last = this.sent.findLast((message) => message.phone === phone);
    return /\d{6}/.exec(last?.text ?? '')?.[0] ?? '';
  }
}

interface Given {
  readonly embedded?: boolean;
  readonly oidc?: OidcSettings;
  readonly limits?: Partial<Limits>;
  readonly mongoUri?: string;
  readonly database?: string;
}

/** The API on fakes, its accounts on a real MongoDB of their own; time is the bench's. */
export async function openAccountBench(given: Given = {}) {
  const county = await loadCounty(countyDirectory);
  const live = liveCounty(county);
  const messages = new Messages();
  const database = given.database ?? `accounts-${randomUUID()}`;
  const uri = given.mongoUri ?? inject('mongoUri');
  const clock = { nowMs: Date.now() };
  const log = { info: () => {}, warn: () => {}, error: () => {} };
  const accounts = openAccounts({
    ...{ county: live.county, keyring: openKeyring({ secret }), secret, log, sms: messages },
    ...{ publicUrl: 'http://127.0.0.1:8080', embedded: given.embedded ?? true },
    ...{ mongodb: { uri, database }, clock: () => clock.nowMs },
    jwt: bearerTokens(secret, live.county),
    ...(given.oidc ? { oidc: given.oidc } : {}),
  });
  const bench = new Bench(
    county,
    { signIns: 1000, codes: 1000, ...given.limits },
    {
      ...{ live, county: live.county, accounts, authenticate: accounts.authenticate },
      clock: () => clock.nowMs,
    },
  );
  const client = new MongoClient(uri);
  return {
    ...{ bench, accounts, messages, live, county, clock, database },
    db: client.db(database),
    collections: authCollections,
    ...helpers(bench, accounts),
    close: async () => void (await Promise.all([accounts.close(), client.close()])),
  };
}
export type AccountBench = Awaited<ReturnType<typeof openAccountBench>>;

const helpers = (bench: Bench, accounts: Accounts) => {
  const passwords = new Map<string, string>();
  const passwordOf = async (account: string): Promise<string> => {
    const password = passwords.get(account) ?? randomPassword();
    if (!passwords.has(account)) await accounts.setPassword(account, password);
    passwords.set(account, password);
    return password;
  };
  const enter = async (account: string, password?: string) => {
    const body = { account, password: password ?? (await passwordOf(account)) };
    return bench.post<SignedIn>('/v1/sign-in', body);
  };
  return {
    passwordOf,
    enter,
    /** A session's token, by password alone. */
    token: async (account: string) => (await enter(account)).body.token,
    me: (token: string) => bench.get<Json>('/v1/me', { headers: { Authorization: `Bearer ${token}` } }),
    as: (token: string) => ({ headers: { Authorization: `Bearer ${token}` } }),
  };
};
