import type { County } from '../../county/index.ts';
import type { Keyring } from '../../privacy/index.ts';
import type { Log } from '../http/log.ts';
import { Problem, problem } from '../http/problem.ts';
import { keyedHash, keyFor } from '../ids/keys.ts';
import { type Attempts, sharedAttempts } from './attempts.ts';
import { type AuthDatabase, makeAuthIndexes, openAuthDatabase } from './database.ts';
import { buildEngine, type Engine, type EngineContext } from './engine.ts';
import { type OneTimeCodes, oneTimeCodes } from './one-time.ts';
import { type SessionCache, sessionCache } from './session-cache.ts';

export interface AccountSettings {
  readonly mongodb: { readonly uri: string; readonly database: string };
  readonly secret: string;
  readonly keyring: Keyring;
  readonly county: Pick<County, 'account'>;
  /** The public address of this server, without a path. */
  readonly publicUrl: string;
  readonly embedded: boolean;
  readonly log: Log;
  /** Epoch milliseconds. */
  readonly clock: () => number;
}

/** The parts that all modules of accounts share. */
export interface Core extends AccountSettings {
  readonly database: AuthDatabase;
  readonly attempts: Attempts;
  readonly codes: OneTimeCodes;
  readonly cache: SessionCache;
  /** A keyed hash, for personal data that must not stand in a database key. */
  hidden(...words: string[]): string;
  /** Runs work on better-auth. Throws 503 while the database is unavailable. */
  work<T>(call: (engine: Engine, context: EngineContext) => Promise<T>): Promise<T>;
  /** Does the same for work that needs only the database. */
  reached<T>(call: () => Promise<T>): Promise<T>;
}

export function accountCore(settings: AccountSettings): Core {
  const { secret, clock } = settings;
  const database = openAuthDatabase(settings.mongodb);
  const key = keyFor(secret, 'accounts');
  let engine: Promise<Engine> | undefined;
  const build = (): Promise<Engine> => {
    engine ??= database
      .use(async (collections) => {
        await makeAuthIndexes(collections);
        const built = buildEngine(settings, { client: database.client, db: collections.db });
        await built.$context;
        return built;
      })
      .catch((error) => {
        engine = undefined;
        throw error;
      });
    return engine;
  };
  const reached = reachedThrough(database);
  return {
    ...settings,
    database,
    attempts: sharedAttempts(database, clock),
    codes: oneTimeCodes(database, secret, clock),
    cache: sessionCache(clock),
    hidden: (...words) => keyedHash(key, words).toString('base64url').slice(0, 32),
    reached,
    work: (call) =>
      reached(async () => {
        const built = await build();
        await database.use(async () => undefined);
        return call(built, await built.$context);
      }),
  };
}

/**
 * A failure while the database is unavailable is 503, not a refusal. Libraries wrap a driver's error in their own,
 * so this asks the database again.
 */
const reachedThrough =
  (database: AuthDatabase) =>
  async <T>(call: () => Promise<T>): Promise<T> => {
    try {
      return await call();
    } catch (error) {
      if (error instanceof Problem || (await answers(database))) throw error;
      throw recordsAway();
    }
  };

export const answers = (database: AuthDatabase): Promise<boolean> =>
  database
    .use(({ db }) => db.command({ ping: 1 }))
    .then(
      () => true,
      () => false,
    );

export const recordsAway = (): Problem => problem('records-unavailable', { headers: { 'Retry-After': '5' } });
