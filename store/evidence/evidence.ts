import { canonicalJson } from '../../domain/index.ts';
import { type Collections, patiently, type StoreOptions } from '../connection.ts';
import type { CountyShelf, CountyVersion } from '../county-types.ts';
import { type EventDocument, eventFrom } from '../documents.ts';
import { unsealSanction } from '../sanctions.ts';
import { type Seals, unsealEvent } from '../seals.ts';
import type { LaterSanction } from '../types.ts';
import { readActs, recordAct } from './acts.ts';
import { anchorDay, hasAnchor, readAnchors, readInclusion } from './anchors.ts';
import { genesis, linkOf, sha256 } from './chain.ts';
import type { ActToRecord, EvidenceShelf, LoggedEvent } from './evidence-types.ts';

type Use = <T>(call: (collections: Collections) => Promise<T>) => Promise<T>;

export function evidenceShelf(use: Use, options: StoreOptions, seals: Seals): EvidenceShelf {
  return {
    log: (appeal) => use(({ events }) => readLog(seals, events.find({ appeal }).sort({ appeal: 1, seq: 1 }))),
    inclusion: (appeal) => use((collections) => readInclusion(collections, appeal)),
    anchors: (page) => use(({ anchors }) => readAnchors(anchors, page)),
    anchorDay: async (day, nowMs) => {
      // The day nearly always has its anchor. Then one small read is enough.
      if (await use(({ anchors }) => hasAnchor(anchors, day))) return [];
      return patiently(options, (collections) => anchorDay(collections, day, nowMs));
    },
    acts: (page) => use(({ acts }) => readActs(acts, page)),
    recordMissedActs: (nowMs) => patiently(options, (collections) => recordMissed(collections, seals, nowMs)),
  };
}

/** The event as stored. Its link is computed if the worker has not written it yet. */
async function readLog(seals: Seals, found: AsyncIterable<EventDocument>): Promise<LoggedEvent[]> {
  const log: LoggedEvent[] = [];
  for await (const document of found) {
    const { appeal, seq, hash } = document;
    if (seq !== log.length + 1) break;
    const link = document.link ?? linkOf(log.at(-1)?.link ?? genesis, { appeal, seq, hash });
    log.push({ event: eventFrom(unsealEvent(seals, document)), hash, link });
  }
  return log;
}

/** The act that a new version of the county leaves in the log. */
export const countyAct = ({ version, data, by, atMs, parts }: CountyVersion): ActToRecord => ({
  kind: 'county-changed',
  by,
  about: `county:${version}`,
  atMs,
  key: `county:${version}`,
  detail: { version, parts, dataHash: sha256(canonicalJson(data)) },
});

/**
 * The act that a sanction after the close leaves in the log. It holds only a hash, because the reason may name
 * people.
 */
export const sanctionAct = (sanction: LaterSanction, confidential: boolean): ActToRecord => ({
  kind: 'sanction-recorded',
  by: sanction.by,
  about: sanction.appeal,
  atMs: sanction.atMs,
  key: `sanction:${sanction.id}`,
  detail: { recordHash: sha256(canonicalJson(sanction)) },
  ...(confidential ? { confidential } : {}),
});

/** A shelf that records an act for each version it stores. A worker later records an act that was lost. */
export const actingShelf = (
  shelf: CountyShelf,
  record: (act: ActToRecord) => Promise<unknown>,
): CountyShelf => ({
  ...shelf,
  add: async (version) => {
    const answer = await shelf.add(version);
    if (answer === 'added') await record(countyAct(version)).catch(() => {});
    return answer;
  },
});

/** A process may have died between a change and its act. The act is recorded now and says that it is late. */
async function recordMissed(
  { county, sanctions, appeals, acts }: Collections,
  seals: Seals,
  nowMs: number,
): Promise<number> {
  let recorded = 0;
  const missed = async (act: ActToRecord) => {
    if (await acts.findOne({ key: act.key }, { projection: { _id: 1 } })) return;
    await recordAct(acts, { ...act, detail: { ...act.detail, late: true } }, nowMs);
    recorded += 1;
  };
  for await (const { _id, ...rest } of county.find().sort({ _id: 1 })) {
    await missed(countyAct({ version: _id, ...rest }));
  }
  for await (const document of sanctions.find().sort({ atMs: 1, _id: 1 })) {
    const sanction = unsealSanction(seals, document);
    await missed(sanctionAct(sanction, await isConfidential(appeals, sanction.appeal)));
  }
  return recorded;
}

/** Treats an unknown appeal as confidential. */
export const isConfidential = async (appeals: Collections['appeals'], id: string): Promise<boolean> =>
  (await appeals.findOne({ _id: id }, { projection: { confidential: 1 } }))?.confidential !== false;
