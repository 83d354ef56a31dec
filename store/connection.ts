import { MongoClient, MongoNotConnectedError } from 'mongodb';
import type { CodeDocument } from './codes.ts';
import type { CountyDocument } from './county-shelf.ts';
import type { EventDocument, SnapshotDocument } from './documents.ts';
import type { SanctionDocument } from './sanctions.ts';

export interface StoreOptions {
  readonly uri: string;
  readonly database: string;
}

/** How long a call looks for a server that answers. */
const AWAY_AFTER_MS = 1_500;
/** How long a server may be silent in the middle of a call; the driver then tries once more. */
const SILENT_AFTER_MS = 4_000;
/** How long a majority may take to confirm a write. */
const CONFIRM_MS = 4_000;

const bounds = {
  serverSelectionTimeoutMS: AWAY_AFTER_MS,
  connectTimeoutMS: AWAY_AFTER_MS,
  waitQueueTimeoutMS: AWAY_AFTER_MS,
  socketTimeoutMS: SILENT_AFTER_MS,
};

const habits = {
  appName: 'huiyin',
  // The log must outlive the loss of a server.
  writeConcern: { w: 'majority', wtimeoutMS: CONFIRM_MS },
  // An optional field that was left out is left out of the document too, not null.
  ignoreUndefined: true,
} as const;

export const collectionsOf = (client: MongoClient, database: string) => ({
  appeals: client.db(database).collection<SnapshotDocument>('appeals'),
  events: client.db(database).collection<EventDocument>('events'),
  sanctions: client.db(database).collection<SanctionDocument>('sanctions'),
  codes: client.db(database).collection<CodeDocument>('codes'),
  county: client.db(database).collection<CountyDocument>('county'),
});
export type Collections = ReturnType<typeof collectionsOf>;

/** A client that connects when it is used, and again where an earlier attempt found nobody. */
export function connectionTo({ uri, database }: StoreOptions) {
  const client = new MongoClient(uri, { ...habits, ...bounds });
  const collections = collectionsOf(client, database);
  let closed = false;
  return {
    /**
     * Runs a call once connected. The driver connects by itself only once: a client whose first attempt failed
     * stays dead, so each call connects; where a connection is there that costs nothing.
     */
    async use<T>(call: (collections: Collections) => Promise<T>): Promise<T> {
      if (closed) throw new MongoNotConnectedError('the store is closed');
      await client.connect();
      return call(collections);
    },
    ping: () => client.db(database).command({ ping: 1 }),
    async close() {
      closed = true;
      await client.close();
    },
  };
}

/** Runs work that may take minutes, on a client of its own without the limits of a call. */
export async function patiently(
  { uri, database }: StoreOptions,
  work: (collections: Collections) => Promise<void>,
): Promise<void> {
  const client = new MongoClient(uri, { ...habits, serverSelectionTimeoutMS: AWAY_AFTER_MS });
  try {
    await work(collectionsOf(client, database));
  } finally {
    await client.close();
  }
}
