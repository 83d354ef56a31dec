import { type Collection, type Db, MongoClient, MongoNotConnectedError } from 'mongodb';
import { nameOf } from '../http/records.ts';

/** All names begin alike, so that none can be taken for one of the store's. */
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
  /** After which it is forgotten. */
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

/** The part of MongoDB that holds who may sign in; its calls connect where needed and fail within seconds. */
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

/** What has ended is deleted by the database itself, a minute or so later. */
export async function makeAuthIndexes({ db }: AuthCollections): Promise<void> {
  const { users, sessions, verifications, attempts, codes } = authCollections;
  // The guard against two users of one account, so it stands before the first is made.
  await db.collection(users).createIndex({ email: 1 }, { name: 'email', unique: true });
  for (const name of [sessions, verifications, attempts, codes]) {
    await db.collection(name).createIndex({ expiresAt: 1 }, { name: 'ended', expireAfterSeconds: 0 });
  }
}

/** A driver's error, however deep: the database could not be reached, or did not answer. */
export const isDatabaseAway = (error: unknown): boolean =>
  nameOf(error).startsWith('Mongo') ||
  (error instanceof Error && error.cause !== undefined && isDatabaseAway(error.cause));
