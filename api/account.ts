import { fileURLToPath } from 'node:url';
import { type ChangedInFiles, type County, CountyProblems, takeUpCounty } from '../county/index.ts';
import { openKeyring } from '../privacy/index.ts';
import { notBegun, openStore } from '../store/index.ts';
import { accountsOf } from './accounts/accounts-of.ts';
import { type ApiEnvironment, EnvironmentProblem, readEnvironment } from './env.ts';

/**
 * `npm run account -- ACCOUNT` makes a one-time token. With it somebody sets the first password of an account.
 * Everybody who can run it holds the installation's secret already.
 */
export async function firstPassword(account: string, env: ApiEnvironment): Promise<string> {
  const quiet = { info: () => {}, warn: () => {}, error: () => {} };
  const keyring = openKeyring({ secret: env.HUIYIN_SECRET, keys: env.HUIYIN_KEYS });
  const store = await openStore({ uri: env.MONGODB_URI, database: env.MONGODB_DATABASE, keyring });
  try {
    const { county } = await takeUpCounty({
      dir: env.HUIYIN_COUNTY,
      shelf: store.county,
      embedded: env.HUIYIN_MODE === 'embedded',
      log: quiet,
      clock: Date.now,
      carry: (nowMs: number, what: ChangedInFiles) => notBegun(nowMs, { ...what, policy: false }),
    });
    return await tokenFor(account, env, county);
  } finally {
    await store.close();
  }
}

async function tokenFor(account: string, env: ApiEnvironment, county: County): Promise<string> {
  if (!county.account(account)) {
    throw new Usage(`没有账号 ${account}。\nThere is no account ${account}.`);
  }
  const keyring = openKeyring({ secret: env.HUIYIN_SECRET, keys: env.HUIYIN_KEYS });
  const quiet = { info: () => {}, warn: () => {}, error: () => {} };
  const accounts = accountsOf(env, { county, keyring, log: quiet });
  try {
    return (await accounts.passwordLink(account)).token;
  } finally {
    await accounts.close();
  }
}

class Usage extends Error {}

const sentences = (account: string, token: string): string =>
  `一次性口令（24 小时内有效，用一次）。One-time token, valid for 24 hours and for one use:\n${token}\n` +
  `POST /v1/sign-in/password ${JSON.stringify({ account, token: '…', password: '…' })}\n`;

if (process.argv[1] === fileURLToPath(import.meta.url)) {
  try {
    const account = process.argv[2];
    if (account === undefined) throw new Usage('用法 · usage: npm run account -- ACCOUNT');
    const token = await firstPassword(account, readEnvironment(process.env));
    process.stdout.write(sentences(account, token));
  } catch (error) {
    const known =
      error instanceof EnvironmentProblem || error instanceof CountyProblems || error instanceof Error;
    process.stderr.write(`${known ? error.message : String(error)}\n`);
    process.exitCode = 1;
  }
}
