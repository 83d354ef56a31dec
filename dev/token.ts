/** `npm run token -- ACCOUNT` prints a bearer token for an account of the local run. */
import { fileURLToPath } from 'node:url';
import { issueToken } from '../api/accounts/token.ts';
import { type County, loadCounty } from '../county/index.ts';
import { localRun, secretOf } from './local-run.ts';
import { explain, Trouble, tell } from './trouble.ts';

const hours = 12;

export interface TokenRequest {
  readonly account: string | undefined;
  readonly env: NodeJS.ProcessEnv;
}

/** Throws Trouble if there is no local run, or no such account. */
export async function tokenFor({ account, env }: TokenRequest): Promise<string> {
  const stack = await localRun(env, elsewhere());
  const county = await loadCounty(stack.county);
  if (account === undefined || !county.account(account)) throw unknown(account, county);
  return issueToken(await secretOf(env, stack), account, hours * 3600);
}

const elsewhere = () =>
  new Trouble(
    '本机没有运行回音，令牌只为本机试用签发。请先执行 npm start。',
    'Huiyin does not run on this machine. This command makes tokens for a local run only: start one with npm start.',
  );

function unknown(account: string | undefined, { people }: County): Trouble {
  const known = people.map((person) => `${person.account}  ${person.name.zh} ${person.name.en}`);
  if (account === undefined) {
    return new Trouble(
      '用法：npm run token -- 账号。已有账号：',
      'Usage: npm run token -- ACCOUNT. The accounts are:',
      known,
    );
  }
  return new Trouble(
    `没有账号 ${account}。已有账号：`,
    `There is no account ${account}. The accounts are:`,
    known,
  );
}

if (process.argv[1] === fileURLToPath(import.meta.url)) {
  try {
    process.stdout.write(`${await tokenFor({ account: process.argv[2], env: process.env })}\n`);
  } catch (error) {
    tell(explain(error));
    process.exit(1);
  }
}
