/** `npm run passwords [-- ACCOUNT…]` makes new passwords for accounts of the local run and shows them once. */
import { fileURLToPath } from 'node:url';
import { type Accounts, openAccounts } from '../api/accounts/accounts.ts';
import { randomPassword } from '../api/accounts/passwords.ts';
import { type County, loadCounty } from '../county/index.ts';
import { openKeyring } from '../privacy/index.ts';
import { localRun, secretOf } from './local-run.ts';
import type { StackFile } from './stack/stack-file.ts';
import { explain, Trouble, tell, type Wording } from './trouble.ts';

interface Given {
  readonly account: string;
  readonly password: string;
}

/** A hash takes a fraction of a second and 32 MB, so only a few run at once. */
const atOnce = 3;
const quiet = { info: () => {}, warn: () => {}, error: () => {} };

/** Makes passwords for accounts of a local run that have none. It prints nothing if all have one. */
export async function firstPasswords(stack: StackFile, env: NodeJS.ProcessEnv): Promise<readonly Wording[]> {
  return withAccounts(stack, env, async (accounts, { people }) => {
    const overviews = await Promise.all(
      people.map(async ({ account }) => ({ account, ...(await accounts.overview(account)) })),
    );
    const without = overviews.filter(({ hasPassword }) => !hasPassword);
    return told(
      await setAll(
        accounts,
        without.map(({ account }) => account),
      ),
    );
  });
}

/** Makes new passwords for these accounts, or for all, and ends their sessions. Throws Trouble. */
export async function newPasswords(
  asked: readonly string[],
  env: NodeJS.ProcessEnv,
): Promise<readonly Wording[]> {
  const stack = await localRun(env, elsewhere());
  return withAccounts(stack, env, async (accounts, county) => {
    const unknown = asked.find((account) => !county.account(account));
    if (unknown !== undefined) {
      throw new Trouble(`没有账号 ${unknown}。`, `There is no account ${unknown}.`);
    }
    const all = county.people.map(({ account }) => account);
    return told(await setAll(accounts, asked.length > 0 ? asked : all));
  });
}

async function withAccounts<T>(
  stack: StackFile,
  env: NodeJS.ProcessEnv,
  work: (accounts: Accounts, county: County) => Promise<T>,
): Promise<T> {
  const county = await loadCounty(stack.county);
  const secret = await secretOf(env, stack);
  const accounts = openAccounts({
    county,
    secret,
    keyring: openKeyring({ secret, keys: env.HUIYIN_KEYS }),
    publicUrl: stack.apiUrl,
    embedded: true,
    log: quiet,
    clock: Date.now,
    jwt: async () => null,
    sms: null,
    mongodb: { uri: stack.mongodbUri, database: stack.mongodbDatabase },
  });
  try {
    return await work(accounts, county);
  } finally {
    await accounts.close();
  }
}

async function setAll(accounts: Accounts, names: readonly string[]): Promise<readonly Given[]> {
  const given = names.map((account) => ({ account, password: randomPassword() }));
  const left = [...given];
  const work = async () => {
    for (let next = left.shift(); next; next = left.shift()) {
      await accounts.setPassword(next.account, next.password);
    }
  };
  await Promise.all(Array.from({ length: atOnce }, work));
  return given;
}

/** Prints two accounts on a line. */
function told(given: readonly Given[]): readonly Wording[] {
  if (given.length === 0) return [];
  const widest = Math.max(...given.map(({ account }) => account.length));
  const cells = given.map(({ account, password }) => `${account.padEnd(widest)}  ${password}`);
  const half = Math.ceil(cells.length / 2);
  const lines = cells.slice(0, half).map((cell, row) => `  ${cell}   ${cells[half + row] ?? ''}`.trimEnd());
  return [
    {
      zh: '账号密码（只显示这一次；重设：npm run passwords）：',
      en: ['Passwords, shown this once (new ones: npm run passwords):', ...lines].join('\n'),
    },
  ];
}

const elsewhere = () =>
  new Trouble(
    '本机没有运行回音，只能重设本机试用的密码。请先执行 npm start。',
    'Huiyin does not run on this machine. This command sets passwords of a local run only: start one with npm start.',
  );

if (process.argv[1] === fileURLToPath(import.meta.url)) {
  try {
    for (const { zh, en } of await newPasswords(process.argv.slice(2), process.env)) {
      process.stdout.write(`${zh}\n${en}\n`);
    }
  } catch (error) {
    tell(explain(error));
    process.exit(1);
  }
}
