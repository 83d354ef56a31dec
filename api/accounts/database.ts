import { type Collection, type Db, MongoClient, MongoNotConnectedError } from 'mongodb';
import { nameOf } from '../http/records.ts';

/** All names share a prefix, so that none collides with a collection of the store. */
export const authCollections = {
  users: 'auth_users',
  sessions: 'auth_sessions',
  credentials: 'auth_credentials',
  verifications: 'auth_verifications',
  secondFactors: 'auth_second_factors',
  keys: 'auth_keys',
  attempts: 'auth_attempts',
  codes: 'auth_codes',
} as const;

export interface AttemptDocument {
  _id: string;
  failures: number;
  lastAtMs: number;
  untilMs: number;
  /** The document is deleted after this. */
  expiresAt: Date;
}

export interface OneTimeCodeDocument {
  _id: string;
  hash: string;
  attempts: number;
  expiresAt: Date;
}

export interface AuthCollections {
  readonly db: Db;
  readonly attempts: Collection<AttemptDocument>;
  readonly codes: Collection<OneTimeCodeDocument>;
}

/** The collections of MongoDB for signing in. Calls connect when they need to, and fail within seconds. */
export interface AuthDatabase {
  readonly client: MongoClient;
  use<T>(call: (collections: AuthCollections) => Promise<T>): Promise<T>;
  close(): Promise<void>;
}

const AWAY_AFTER_MS = 1_500;
const SILENT_AFTER_MS = 4_000;

export function openAuthDatabase(given: { uri: string; database: string }): AuthDatabase {
  const client = new MongoClient(given.uri, {
    appName: 'huiyin-accounts',
    serverSelectionTimeoutMS: AWAY_AFTER_MS,
    connectTimeoutMS: AWAY_AFTER_MS,
    waitQueueTimeoutMS: AWAY_AFTER_MS,
    socketTimeoutMS: SILENT_AFTER_MS,
    writeConcern: { w: 'majority', wtimeoutMS: SILENT_AFTER_MS },
    ignoreUndefined: true,
  });
  const db = client.db(given.database);
  const collections: AuthCollections = {
    db,
    attempts: db.collection(authCollections.attempts),
    codes: db.collection(authCollections.codes),
  };
  let closed = false;
  return {
    client,
    use: async (call) => {
      if (closed) throw new MongoNotConnectedError('the accounts are closed');
      await client.connect();
      return call(collections);
    },
    close: async () => {
      closed = true;
      await client.close();
    },
  };
}

/** MongoDB deletes expired documents automatically, about a minute late. */
export async function makeAuthIndexes({ db }: AuthCollections): Promise<void> {
  const { users, sessions, verifications, attempts, codes } = authCollections;
  // This index prevents two users for one account, so it exists before the first user.
  await db.collection(users).createIndex({ email: 1 }, { name: 'email', unique: true });
  for (const name of [sessions, verifications, attempts, codes]) {
    await db.collection(name).createIndex({ expiresAt: 1 }, { name: 'ended', expireAfterSeconds: 0 });
  }
}

/** Finds a driver's error at any depth: the database was unreachable or did not answer. */
export const isDatabaseAway = (error: unknown): boolean =>
  nameOf(error).startsWith('Mongo') ||
  (error instanceof Error && error.cause !== undefined && isDatabaseAway(error.cause));
