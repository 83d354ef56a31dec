import { MongoClient, MongoError, MongoNetworkError, MongoNotConnectedError } from 'mongodb';
import type { Keyring } from '../privacy/index.ts';
import type { AttachmentDocument } from './attachments/document.ts';
import type { ChunkDocument, FileDocument } from './attachments/pieces.ts';
import type { CodeGenerationDocument } from './codes.ts';
import type { CountyDocument } from './county-shelf.ts';
import type { NamedDocument } from './desk/named-shelf.ts';
import type { PreferenceDocument } from './desk/preferences.ts';
import type { PresenceDocument } from './desk/presence.ts';
import type { FilterQuery, StandardText } from './desk/types.ts';
import type { EventDocument, SnapshotDocument } from './documents.ts';
import type { AccessDocument } from './evidence/accesses.ts';
import type { ActDocument } from './evidence/acts.ts';
import type { AnchorDocument, HeadDocument } from './evidence/anchor-documents.ts';
import type { ErasureDocument } from './evidence/erasures.ts';
import type { HookDocument, OutboxDocument } from './hooks/documents.ts';
import type { KeyProofDocument } from './key-proofs.ts';
import type { PersonKeyDocument } from './persons/mongo-shelf.ts';
import type { ReferenceDocument } from './references.ts';
import type { AsideDocument, ProgressDocument, TroubleDocument } from './repair/repair-documents.ts';
import type { SanctionDocument } from './sanctions.ts';

export interface StoreOptions {
  readonly uri: string;
  readonly database: string;
  /** Opens and seals personal and confidential fields. */
  readonly keyring: Keyring;
  /** Finds the town or village that a filer's words name. Without it, no snapshot has one. */
  readonly areaOf?: (area: string) => string | null;
}
type Place = Pick<StoreOptions, 'uri' | 'database'>;

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
  // A write counts only when a majority of the servers holds it. The loss of one server then loses nothing.
  writeConcern: { w: 'majority', wtimeoutMS: CONFIRM_MS },
  // A field that is undefined is not written, not even as null.
  ignoreUndefined: true,
} as const;

export const collectionsOf = (client: MongoClient, database: string) => ({
  appeals: client.db(database).collection<SnapshotDocument>('appeals'),
  events: client.db(database).collection<EventDocument>('events'),
  sanctions: client.db(database).collection<SanctionDocument>('sanctions'),
  codes: client.db(database).collection<CodeGenerationDocument>('codes'),
  county: client.db(database).collection<CountyDocument>('county'),
  anchors: client.db(database).collection<AnchorDocument>('anchors'),
  heads: client.db(database).collection<HeadDocument>('heads'),
  acts: client.db(database).collection<ActDocument>('acts'),
  personKeys: client.db(database).collection<PersonKeyDocument>('personKeys'),
  accesses: client.db(database).collection<AccessDocument>('accesses'),
  erasures: client.db(database).collection<ErasureDocument>('erasures'),
  attachments: client.db(database).collection<AttachmentDocument>('attachments'),
  chunks: client.db(database).collection<ChunkDocument>('attachments.chunks'),
  files: client.db(database).collection<FileDocument>('attachments.files'),
  preferences: client.db(database).collection<PreferenceDocument>('preferences'),
  filters: client.db(database).collection<NamedDocument<FilterQuery>>('filters'),
  keyProofs: client.db(database).collection<KeyProofDocument>('keyProofs'),
  aside: client.db(database).collection<AsideDocument>('aside'),
  troubles: client.db(database).collection<TroubleDocument>('troubles'),
  progress: client.db(database).collection<ProgressDocument>('progress'),
  references: client.db(database).collection<ReferenceDocument>('references'),
  presences: client.db(database).collection<PresenceDocument>('presences'),
  hooks: client.db(database).collection<HookDocument>('hooks'),
  outbox: client.db(database).collection<OutboxDocument>('outbox'),
  texts: client.db(database).collection<NamedDocument<StandardText>>('texts'),
});
export type Collections = ReturnType<typeof collectionsOf>;

/** A client that connects at its first use, and again after a failed attempt. */
export function connectionTo({ uri, database }: Place) {
  const client = new MongoClient(uri, { ...habits, ...bounds });
  const collections = collectionsOf(client, database);
  let closed = false;
  return {
    /**
     * Connects, then runs the call. The driver does not retry a first attempt that failed, so each call connects.
     * On an open connection that costs nothing.
     */
    async use<T>(call: (collections: Collections) => Promise<T>): Promise<T> {
      if (closed) throw new MongoNotConnectedError('the store is closed');
      await client.connect();
      return call(collections).catch((error: unknown) => {
        throw inDriversWords(error);
      });
    },
    ping: () => client.db(database).command({ ping: 1 }),
    timeMs: async () => ((await client.db(database).command({ hello: 1 })).localTime as Date).getTime(),
    async close() {
      closed = true;
      await client.close();
    },
  };
}

/**
 * Translates a socket's error into the driver's. A write to a socket that its server has just closed fails outside
 * of the driver.
 */
function inDriversWords(error: unknown): unknown {
  const code = error instanceof Error && 'code' in error ? error.code : null;
  const ofSocket = typeof code === 'string' && ['EPIPE', 'ECONNRESET', 'ETIMEDOUT'].includes(code);
  return ofSocket && !(error instanceof MongoError)
    ? new MongoNetworkError('the server left in the middle of a call', { cause: error as Error })
    : error;
}

/** Runs work that may take minutes, on a client of its own without the time limits of a call. */
export async function patiently<T>(
  { uri, database }: Place,
  work: (collections: Collections) => Promise<T>,
): Promise<T> {
  const client = new MongoClient(uri, { ...habits, serverSelectionTimeoutMS: AWAY_AFTER_MS });
  try {
    return await work(collectionsOf(client, database));
  } finally {
    await client.close();
  }
}
