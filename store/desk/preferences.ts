import { type Collection, MongoServerError } from 'mongodb';
import { DUPLICATE_KEY } from '../snapshots.ts';
import type { PreferenceShelf, Preferences } from './types.ts';

/** The preferences of an account, one document each. */
export type PreferenceDocument = Preferences & { _id: string };

type Use = <T>(call: (preferences: Collection<PreferenceDocument>) => Promise<T>) => Promise<T>;

const LOOK_MS = 2_000;

export const preferenceShelf = (use: Use): PreferenceShelf => ({
  find: (account) =>
    use(async (preferences) => {
      const found = await preferences.findOne({ _id: account }, { maxTimeMS: LOOK_MS });
      return found && fromDocument(found);
    }),
  set: (account, version, value) => use((preferences) => set(preferences, account, version, value)),
  remove: (account) =>
    use(async (preferences) => {
      await preferences.deleteOne({ _id: account });
    }),
});

/** The first version is inserted. If another request was faster, the filter misses and the id is taken. */
async function set(
  preferences: Collection<PreferenceDocument>,
  account: string,
  version: number | undefined,
  value: Preferences['value'],
): Promise<Preferences | null> {
  try {
    const found = await preferences.findOneAndUpdate(
      { _id: account, ...(version === undefined ? {} : { version }) },
      { $set: { value }, $inc: { version: 1 } },
      { upsert: version === undefined || version === 0, returnDocument: 'after' },
    );
    return found && fromDocument(found);
  } catch (error) {
    if (!(error instanceof MongoServerError) || error.code !== DUPLICATE_KEY) throw error;
    return version === undefined ? set(preferences, account, version, value) : null;
  }
}

const fromDocument = ({ version, value }: PreferenceDocument): Preferences => ({ version, value });
