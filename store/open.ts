import { codeShelf } from './codes.ts';
import { connectionTo, patiently, type StoreOptions } from './connection.ts';
import { countyShelf } from './county-shelf.ts';
import { readEvents, writeEvents } from './events.ts';
import { makeIndexes } from './indexes.ts';
import { readPage } from './list.ts';
import { countOpen, findByPhone, findRepeats, findSimilar, readOpen, readStatuses } from './related.ts';
import { readSanctions, writeSanction } from './sanctions.ts';
import { countClaims, readSnapshot, writeSnapshot } from './snapshots.ts';
import type { Store, StoreLog } from './types.ts';

/**
 * The store on a MongoDB that may be away: opening connects to nothing, each call connects where needed and
 * otherwise fails within seconds with the driver's error.
 */
export async function openStore(options: StoreOptions, log?: StoreLog): Promise<Store> {
  const connection = connectionTo(options);
  return {
    snapshot: (id) => connection.use(({ appeals }) => readSnapshot(appeals, id)),
    saveSnapshot: (state) => connection.use(({ appeals }) => writeSnapshot(appeals, state)),
    saveEvents: (appeal, list) => connection.use(({ events }) => writeEvents(events, appeal, list, log)),
    events: (appeal, afterSeq = 0) => connection.use(({ events }) => readEvents(events, appeal, afterSeq)),
    list: (filter) => connection.use(({ appeals }) => readPage(appeals, filter)),
    openClaims: (unit) => connection.use(({ appeals }) => countClaims(appeals, unit)),
    repeats: (of) => connection.use(({ appeals }) => findRepeats(appeals, of)),
    similar: (to) => connection.use(({ appeals }) => findSimilar(appeals, to)),
    statuses: (ids) => connection.use(({ appeals }) => readStatuses(appeals, ids)),
    open: (page) => connection.use(({ appeals }) => readOpen(appeals, page)),
    countOpen: () => connection.use(({ appeals }) => countOpen(appeals)),
    addSanction: (sanction) => connection.use(({ sanctions }) => writeSanction(sanctions, sanction)),
    sanctions: (appeal) => connection.use(({ sanctions }) => readSanctions(sanctions, appeal)),
    byPhone: (phone) => connection.use(({ appeals }) => findByPhone(appeals, phone)),
    codes: codeShelf((call) => connection.use(({ codes }) => call(codes))),
    county: countyShelf((call) => connection.use(({ county }) => call(county))),
    ensureIndexes: () => patiently(options, makeIndexes),
    ping: () =>
      connection.use(connection.ping).then(
        () => true,
        () => false,
      ),
    close: connection.close,
  };
}
