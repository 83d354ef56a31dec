import { type Collection, MongoServerError } from 'mongodb';
import type { CountyShelf, CountyVersion, Progress } from './county-types.ts';
import { DUPLICATE_KEY } from './snapshots.ts';

/** The versions of the county's data, one document each. The newest is in force, and the others are the record. */

export type CountyDocument = Omit<CountyVersion, 'version'> & { _id: number; leaseUntilMs?: number };

type Use = <T>(call: (county: Collection<CountyDocument>) => Promise<T>) => Promise<T>;

const LOOK_MS = 2_000;

export function countyShelf(use: Use): CountyShelf {
  return {
    latest: () => use((county) => newest(county)),
    newerThan: (version) => use((county) => newest(county, version)),
    add: ({ version, ...rest }) => use((county) => add(county, { _id: version, ...rest })),
    carrying: () =>
      use(async (county) => {
        const found = await county
          .find({ carry: { $ne: null } }, { maxTimeMS: LOOK_MS, projection: { data: 0 } })
          .sort({ _id: -1 })
          .limit(1)
          .toArray();
        return found.map(fromDocument)[0] ?? null;
      }),
    takeUp: (nowMs, untilMs) => use((county) => takeUp(county, nowMs, untilMs)),
    keep: (version, carry, leaseMs, untilMs) =>
      use(async (county) => {
        const held = { _id: version, leaseUntilMs: leaseMs };
        const { matchedCount } = await county.updateOne(held, { $set: { carry, leaseUntilMs: untilMs } });
        return matchedCount === 1;
      }),
  };
}

async function newest(county: Collection<CountyDocument>, after = 0): Promise<CountyVersion | null> {
  const found = await county
    .find({ _id: { $gt: after } }, { maxTimeMS: LOOK_MS })
    .sort({ _id: -1 })
    .limit(1)
    .toArray();
  return found.map(fromDocument)[0] ?? null;
}

/**
 * The number is the guard. When two processes make the same next version, the slower one learns that it is taken.
 */
async function add(county: Collection<CountyDocument>, document: CountyDocument): Promise<'added' | 'taken'> {
  try {
    await county.insertOne(document);
    return 'added';
  } catch (error) {
    if (error instanceof MongoServerError && error.code === DUPLICATE_KEY) return 'taken';
    throw error;
  }
}

/**
 * Leases the oldest change that is not carried out. Only one change is carried out at a time, as two would undo
 * each other.
 */
async function takeUp(county: Collection<CountyDocument>, nowMs: number, untilMs: number) {
  const [oldest] = await county.find({ 'carry.state': 'open' }).sort({ _id: 1 }).limit(1).toArray();
  if (!oldest) return null;
  const taken = await county.findOneAndUpdate(
    {
      _id: oldest._id,
      'carry.state': 'open',
      $or: [{ leaseUntilMs: { $exists: false } }, { leaseUntilMs: { $lte: nowMs } }],
    },
    { $set: { leaseUntilMs: untilMs } },
    { returnDocument: 'after' },
  );
  return taken ? fromDocument(taken) : null;
}

const fromDocument = ({ _id, leaseUntilMs: _, ...rest }: CountyDocument): CountyVersion => ({
  version: _id,
  ...rest,
});

export const notBegun = (
  nowMs: number,
  what: Pick<Progress, 'calendar' | 'policy' | 'people'>,
): Progress => ({
  ...what,
  state: 'open',
  after: '',
  pass: 1,
  total: null,
  done: 0,
  failed: 0,
  storedAtMs: nowMs,
  finishedAtMs: null,
});
