import { z } from 'zod';
import { openKeyring } from '../privacy/index.ts';
import { rekey } from '../store/rekey.ts';

/** `npm run rekey` moves everything in MongoDB to the newest key of the installation. */

const environment = z.object({
  MONGODB_URI: z.string().default('mongodb://127.0.0.1:27017'),
  MONGODB_DATABASE: z.string().default('huiyin'),
  HUIYIN_SECRET: z.string().min(32),
  HUIYIN_KEYS: z.string().default(''),
});

async function run(): Promise<boolean> {
  const set = Object.fromEntries(Object.entries(process.env).filter(([, value]) => value !== ''));
  const { MONGODB_URI: uri, MONGODB_DATABASE: database, ...keys } = environment.parse(set);
  const keyring = openKeyring({ secret: keys.HUIYIN_SECRET, keys: keys.HUIYIN_KEYS });
  process.stdout.write(`当前密钥 · the current key: ${keyring.ids[0]}\n`);
  const done = await rekey({ uri, database, keyring }, ({ collection, done, failed, left }) =>
    process.stdout.write(
      `${collection}: 已换 · moved ${done}, 打不开 · unreadable ${failed}, 剩余 · left ${left}\n`,
    ),
  );
  return done.every(({ left }) => left === 0);
}

try {
  const whole = await run();
  process.stdout.write(
    whole
      ? '全部完成，MongoDB 中不再需要旧密钥。\nFinished. MongoDB no longer needs an older key.\n'
      : '仍有剩余：请先让所有进程都用上新密钥，再执行一次。\nSome documents are left. Start every process with the new key, then run this again.\n',
  );
  process.exit(whole ? 0 : 1);
} catch (error) {
  const names =
    error instanceof z.ZodError ? error.issues.map(({ path }) => path.join('.')).join(', ') : null;
  const known = error instanceof Error && error.name === 'KeyringProblem' ? error.message : null;
  const why = error instanceof Error ? error.name : 'unknown';
  process.stderr.write(
    names
      ? `环境变量有误：${names}。\nEnvironment variables are wrong: ${names}.\n`
      : `${known ?? `未能完成：${why}。\nIt could not be carried out: ${why}.`}\n`,
  );
  process.exit(1);
}
