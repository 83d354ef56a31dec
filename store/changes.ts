import { type ChangeStream, type Document, MongoClient } from 'mongodb';
import type { Change, ChangeShelf, Follower, Following } from './change-types.ts';
import type { StoreOptions } from './connection.ts';

/** How long the server holds a question that has no answer yet. */
const ASK_MS = 1_000;
const RETRY_MS = 1_000;
/** How long a look back may take. */
const BACK_MS = 5_000;
/** Longer than a question is held, so that a silent server is noticed. */
const SILENT_AFTER_MS = 15_000;

const pipeline = [
  { $match: { operationType: { $in: ['insert', 'replace'] }, 'ns.coll': { $in: ['appeals', 'county'] } } },
  {
    $project: {
      ...{ operationType: 1, ns: 1, documentKey: 1 },
      'fullDocument.version': 1,
      'fullDocument.visible': 1,
      'fullDocument.unseen': 1,
      'fullDocument.confidential': 1,
    },
  },
];

interface Changed {
  readonly _id: { readonly _data: string };
  readonly operationType: string;
  readonly ns?: { readonly coll: string };
  readonly documentKey?: { readonly _id: string | number };
  readonly fullDocument?: {
    readonly version?: number;
    readonly visible?: readonly string[];
    readonly unseen?: readonly string[];
    readonly confidential?: boolean;
  };
}

/** Tells what is written to snapshots and to the county, by MongoDB's change streams. It has its own client. */
export function changeShelf({ uri, database }: Pick<StoreOptions, 'uri' | 'database'>): ChangeShelf {
  const client = new MongoClient(uri, {
    ...{ appName: 'huiyin-changes', serverSelectionTimeoutMS: ASK_MS, socketTimeoutMS: SILENT_AFTER_MS },
  });
  /** The driver does not repeat a first attempt to connect that failed, so each watch connects. */
  const watch = async (token: string | null, awaitMs: number) => {
    await client.connect();
    return client.db(database).watch<Document, Changed>(pipeline, {
      ...(token === null ? {} : { resumeAfter: { _data: token } }),
      maxAwaitTimeMS: awaitMs,
    });
  };
  const followers = new Set<Following>();
  return {
    follow(follower) {
      const following = followChanges(watch, follower);
      followers.add(following);
      return following;
    },
    since: (token, to, most) => lookBack(watch, { token, to, most }),
    async close() {
      await Promise.all([...followers].map((following) => following.stop()));
      await client.close();
    },
  };
}

type Watched = ChangeStream<Document, Changed>;
type Watch = (token: string | null, awaitMs: number) => Promise<Watched>;

/** Follows for as long as the process runs. While MongoDB is away it tries again and misses nothing. */
function followChanges(watch: Watch, follower: Follower): Following {
  let token: string | null = null;
  let stream: Watched | null = null;
  let stopped = false;
  let wake = () => {};
  const rest = () =>
    new Promise<void>((resolve) => {
      wake = resolve;
      setTimeout(resolve, RETRY_MS).unref();
    });
  const listen = async (watched: Watched) => {
    while (!stopped && !watched.closed) {
      const found = await watched.tryNext();
      const change = found && changeOf(found);
      token = tokenOf(watched) ?? token;
      if (change) follower.heard(change);
      follower.at(token);
    }
  };
  const run = async () => {
    while (!stopped) {
      try {
        stream = await watch(token, ASK_MS);
        await listen(stream);
      } catch (error) {
        if (!stopped && isRefused(error)) {
          token = null;
          follower.lost();
        }
      }
      await stream?.close().catch(() => {});
      if (!stopped) await rest();
    }
  };
  const ended = run();
  return {
    async stop() {
      stopped = true;
      wake();
      await stream?.close().catch(() => {});
      await ended;
    },
  };
}

interface Back {
  readonly token: string;
  readonly to: string | null;
  readonly most: number;
}

async function lookBack(watch: Watch, { token, to, most }: Back): Promise<readonly Change[] | null> {
  const untilMs = Date.now() + BACK_MS;
  const changes: Change[] = [];
  let stream: Watched | null = null;
  try {
    stream = await watch(token, 1);
    while (Date.now() < untilMs && changes.length <= most) {
      const found = await stream.tryNext();
      const change = found && changeOf(found);
      if (change) changes.push(change);
      const at = tokenOf(stream);
      if (!found && (to === null || (at !== null && at >= to))) return changes;
    }
    return null;
  } catch {
    // An unreadable token, a history that is over and a database that is away have one answer: read anew.
    return null;
  } finally {
    await stream?.close().catch(() => {});
  }
}

const tokenOf = ({ resumeToken }: Watched): string | null =>
  typeof (resumeToken as Changed['_id'] | undefined)?._data === 'string'
    ? (resumeToken as Changed['_id'])._data
    : null;

/** The server answered, and will not continue from this token. */
const isRefused = (error: unknown): boolean =>
  error instanceof Error &&
  error.name === 'MongoServerError' &&
  refusals.has(Number((error as { code?: number }).code));
/** InvalidResumeToken, ChangeStreamFatalError, ChangeStreamHistoryLost. */
const refusals: ReadonlySet<number> = new Set([260, 280, 286]);

function changeOf({ _id, ns, documentKey, fullDocument }: Changed): Change | null {
  const token = _id._data;
  if (ns?.coll === 'county') return { kind: 'county', token, version: Number(documentKey?._id) };
  if (ns?.coll !== 'appeals' || !fullDocument) return null;
  const { version = 0, visible = [], unseen = [], confidential = false } = fullDocument;
  return { kind: 'appeal', token, id: String(documentKey?._id), version, visible, unseen, confidential };
}
