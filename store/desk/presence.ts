import type { Collection } from 'mongodb';
import type { Presence, PresenceShelf } from './types.ts';

/** One document for each case that an account has open. MongoDB removes those that are over. */
export interface PresenceDocument extends Omit<Presence, 'sinceMs'> {
  _id: string;
  sinceMs: number;
  until: Date;
}

type Use = <T>(call: (presences: Collection<PresenceDocument>) => Promise<T>) => Promise<T>;

const LOOK_MS = 2_000;
const MOST = 200;

export const presenceShelf = (use: Use): PresenceShelf => ({
  open: ({ sinceMs, ...place }, untilMs) =>
    use(async (presences) => {
      const until = new Date(untilMs);
      const found = await presences.findOne({ _id: idOf(place) }, { projection: { until: 1 } });
      // After a break an account has opened it anew.
      const begins = found && found.until.getTime() > sinceMs ? {} : { sinceMs };
      const first = found ? {} : { $setOnInsert: { ...place } };
      await presences.updateOne(
        { _id: idOf(place) },
        { $set: { ...begins, until }, ...first },
        { upsert: true },
      );
    }),
  close: (place) =>
    use(async (presences) => {
      await presences.deleteOne({ _id: idOf(place) });
    }),
  ofAppeal: (appeal, nowMs) => use((presences) => find(presences, { appeal }, nowMs)),
  ofUnit: (unit, nowMs) => use((presences) => find(presences, { unit }, nowMs)),
});

async function find(presences: Collection<PresenceDocument>, of: object, nowMs: number): Promise<Presence[]> {
  const found = await presences
    .find({ ...of, until: { $gt: new Date(nowMs) } }, { maxTimeMS: LOOK_MS, limit: MOST })
    .sort({ sinceMs: 1 })
    .toArray();
  return found.map(({ appeal, account, unit, role, sinceMs }) => ({ appeal, account, unit, role, sinceMs }));
}

const idOf = ({ appeal, account }: Pick<Presence, 'appeal' | 'account'>): string => `${appeal} ${account}`;
