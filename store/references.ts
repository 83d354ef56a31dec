import { type Collection, MongoServerError } from 'mongodb';

/** Records which numbers of other platforms are taken. It holds hashes and days, and it keeps them for ever. */

export interface ReferenceDocument {
  /** A keyed hash of the account and its number. */
  _id: string;
  /** The county's day of the first filing, from which the case's own number follows. */
  day: string;
  atMs: number;
}

export interface ReferenceShelf {
  /** Takes a number, or finds that it is taken. Returns the day on which it was first. */
  reserve(hash: string, day: string, atMs: number): Promise<string>;
}

type Use = <T>(call: (references: Collection<ReferenceDocument>) => Promise<T>) => Promise<T>;

const duplicateKey = 11_000;

export const referenceShelf = (use: Use): ReferenceShelf => ({
  reserve: (hash, day, atMs) =>
    use(async (references) => {
      const before = await references.findOne({ _id: hash });
      if (before) return before.day;
      try {
        await references.insertOne({ _id: hash, day, atMs });
        return day;
      } catch (error) {
        if (!(error instanceof MongoServerError) || error.code !== duplicateKey) throw error;
        // Somebody was faster.
        return (await references.findOne({ _id: hash }))?.day ?? day;
      }
    }),
});
