import { gridFsPieces } from './attachments/pieces.ts';
import { attachmentShelf } from './attachments/records.ts';
import { SEALED_PIECE_BYTES } from './attachments/sealed-files.ts';
import { changeShelf } from './changes.ts';
import { codeShelf } from './codes.ts';
import { connectionTo, patiently, type StoreOptions } from './connection.ts';
import { countyShelf } from './county-shelf.ts';
import { deskShelf } from './desk/desk-shelf.ts';
import { readEvents, readHash, writeEvents } from './events.ts';
import { addAccesses, readAccesses } from './evidence/accesses.ts';
import { recordAct } from './evidence/acts.ts';
import { addErasure, findByPersons, findByPhone, indexAnew } from './evidence/erasures.ts';
import { actingShelf, evidenceShelf, isConfidential, sanctionAct } from './evidence/evidence.ts';
import type { ActToRecord } from './evidence/evidence-types.ts';
import { grouped } from './evidence/grouped.ts';
import { hookShelf } from './hooks/hook-shelf.ts';
import { makeIndexes } from './indexes.ts';
import { proveKeys } from './key-proofs.ts';
import { countBy } from './lists/counts.ts';
import { findAlike, findRepeats } from './lists/earlier.ts';
import { readInbox, readOwed } from './lists/inbox.ts';
import { readBriefs, readPage } from './lists/list.ts';
import { findNear } from './lists/near.ts';
import { findOfCaller } from './lists/of-caller.ts';
import { countOpen, findConfidential, findUnderRulesAfter, readOpen, readStatuses } from './lists/related.ts';
import { findSimilar } from './lists/similar.ts';
import { mongoShelf } from './persons/mongo-shelf.ts';
import { personKeys } from './persons/person-keys.ts';
import { referenceShelf } from './references.ts';
import { refillColumns } from './refill.ts';
import { repairShelf } from './repair/repair-shelf.ts';
import { readSanctions, writeSanction } from './sanctions.ts';
import { sealsOf } from './seals.ts';
import { countClaims, readSnapshot, writeSnapshot } from './snapshots.ts';
import type { Store, StoreLog } from './types.ts';

/**
 * Opens the store without connecting, because MongoDB may be unreachable. Each call connects when needed, or fails
 * within seconds with the driver's error.
 */
export async function openStore(options: StoreOptions, log?: StoreLog): Promise<Store> {
  const connection = connectionTo(options);
  const record = (act: ActToRecord) => connection.use(({ acts }) => recordAct(acts, act, Date.now()));
  const shelf = mongoShelf((call) => connection.use(({ personKeys }) => call(personKeys)));
  const persons = personKeys({ shelf, keyring: options.keyring });
  const seals = sealsOf(options.keyring, persons, options.areaOf);
  const changes = changeShelf(options);
  return {
    snapshot: (id) => connection.use(({ appeals }) => readSnapshot(appeals, seals, id)),
    saveSnapshot: (state) => connection.use(({ appeals }) => writeSnapshot(appeals, seals, state)),
    saveEvents: (appeal, list) =>
      connection.use(({ events }) => writeEvents(events, seals, appeal, list, log)),
    events: (appeal, afterSeq = 0) =>
      connection.use(({ events }) => readEvents(events, seals, appeal, afterSeq)),
    hashAt: (appeal, seq) => connection.use(({ events }) => readHash(events, appeal, seq)),
    list: (filter) => connection.use(({ appeals }) => readPage(appeals, seals, filter)),
    briefs: (filter) => connection.use(({ appeals }) => readBriefs(appeals, seals, filter)),
    count: (filter, fields) => connection.use(({ appeals }) => countBy(appeals, seals, filter, fields)),
    inbox: (filter) => connection.use(({ appeals }) => readInbox(appeals, seals, filter)),
    owed: (filter) => connection.use(({ appeals }) => readOwed(appeals, filter)),
    openClaims: (unit) => connection.use(({ appeals }) => countClaims(appeals, unit)),
    repeats: (of) => connection.use(({ appeals }) => findRepeats(appeals, seals, of)),
    alike: (to) => connection.use(({ appeals }) => findAlike(appeals, seals, to)),
    near: (to) => connection.use(({ appeals }) => findNear(appeals, seals, to)),
    similar: (to) => connection.use(({ appeals }) => findSimilar(appeals, seals, to)),
    statuses: (ids) => connection.use(({ appeals }) => readStatuses(appeals, ids)),
    confidentialAmong: (ids) => connection.use(({ appeals }) => findConfidential(appeals, ids)),
    listOpen: (page) => connection.use(({ appeals }) => readOpen(appeals, seals, page)),
    countOpen: () => connection.use(({ appeals }) => countOpen(appeals)),
    addSanction: (sanction) =>
      connection.use(async ({ sanctions, appeals }) => {
        const stored = await writeSanction(sanctions, seals, sanction);
        await record(sanctionAct(stored, await isConfidential(appeals, stored.appeal)));
        return stored;
      }),
    sanctions: (appeal) => connection.use(({ sanctions }) => readSanctions(sanctions, seals, appeal)),
    recordAct: record,
    evidence: evidenceShelf(connection.use, options, seals),
    county: actingShelf(
      countyShelf((call) => connection.use(({ county }) => call(county))),
      record,
    ),
    persons,
    addAccess: grouped((many) => connection.use(({ accesses }) => addAccesses(accesses, many))),
    accesses: (filter) => connection.use(({ accesses }) => readAccesses(accesses, filter)),
    byPhone: (phone) => connection.use(({ appeals }) => findByPhone(appeals, seals, phone)),
    ofCaller: (asked) => connection.use(({ appeals }) => findOfCaller(appeals, seals, asked)),
    byPersons: (ids) => connection.use(({ appeals }) => findByPersons(appeals, seals, ids)),
    indexAnew: (states) => connection.use(({ appeals }) => indexAnew(appeals, seals, states)),
    addErasure: (erasure) => connection.use(({ erasures }) => addErasure(erasures, seals, erasure)),
    repair: repairShelf(connection.use, seals),
    attachments: attachmentShelf((call) => connection.use(({ attachments }) => call(attachments))),
    pieces: gridFsPieces((call) => connection.use(call), SEALED_PIECE_BYTES),
    desk: deskShelf(connection.use),
    hooks: hookShelf(connection.use, seals.records),
    changes,
    codes: codeShelf((call) => connection.use(({ codes }) => call(codes))),
    references: referenceShelf((call) => connection.use(({ references }) => call(references))),
    ensureIndexes: () => patiently(options, makeIndexes),
    refill: () => patiently(options, ({ appeals }) => refillColumns(appeals, seals)),
    proveKeys: (nowMs) => connection.use(({ keyProofs }) => proveKeys(keyProofs, options.keyring, nowMs)),
    openUnderRulesAfter: (rules) => connection.use(({ appeals }) => findUnderRulesAfter(appeals, rules)),
    ping: () =>
      connection.use(connection.ping).then(
        () => true,
        () => false,
      ),
    serverTimeMs: () => connection.use(connection.timeMs),
    close: async () => {
      await Promise.all([persons.close(), changes.close()]);
      await connection.close();
    },
  };
}
