import type { Collections } from '../connection.ts';
import type { EventDocument } from '../documents.ts';
import { checkAppeal, type Opens, type Stored } from './check-appeal.ts';
import type { Discrepancy, Finding, TellDiscrepancy } from './findings.ts';

/** How long the audit waits before it checks again, because cases change while it runs. */
export interface AuditPatience {
  readonly looks: number;
  readonly pause: () => Promise<unknown>;
}
/** Findings that may only be temporary, such as a publication in progress. All other findings are final. */
const passing: readonly Finding[] = [
  ...(['event-missing', 'link-missing', 'mark-removed', 'snapshot-missing', 'snapshot-behind'] as const),
];
/** A larger number does not resolve within moments. */
const MOST_AGAIN = 1_000;

interface Counts {
  appeals: number;
  events: number;
  unanchored: number;
}

/**
 * Audits all appeals in the order of their ids. It reads three sorted streams together, so that memory holds one
 * appeal.
 */
export async function auditAppeals(
  collections: Collections,
  seals: Opens,
  tell: TellDiscrepancy,
  { looks, pause, indexed = true }: AuditPatience & { readonly indexed?: boolean },
): Promise<Counts> {
  const counts: Counts = { appeals: 0, events: 0, unanchored: 0 };
  let again: string[] = [];
  for await (const stored of allStored(collections, indexed)) {
    counts.appeals += 1;
    counts.events += stored.events.length;
    counts.unanchored += stored.events.filter(({ unanchored }) => unanchored).length;
    const found = checkAppeal(stored, seals);
    const mayPass = found.some(({ what }) => passing.includes(what));
    if (mayPass && again.length < MOST_AGAIN) again.push(stored.appeal);
    else found.forEach(tell);
  }
  let found: Discrepancy[] = [];
  for (let look = 1; look <= looks && again.length > 0; look += 1) {
    await pause();
    found = [];
    for (const appeal of again) found.push(...checkAppeal(await storedOf(collections, appeal), seals));
    again = [...new Set(found.map(({ about }) => about))];
  }
  found.forEach(tell);
  return counts;
}

/** Reads the events first. A snapshot written meanwhile may be ahead of them, and is then checked again. */
async function storedOf({ events, appeals, heads }: Collections, appeal: string): Promise<Stored> {
  const found = await events.find({ appeal }).sort({ appeal: 1, seq: 1 }).toArray();
  const [snapshot, head] = await Promise.all([
    appeals.findOne({ _id: appeal }),
    heads.findOne({ _id: appeal }),
  ]);
  return { appeal, events: found, snapshot, anchoredSeq: head?.seq ?? 0 };
}

/** Without the index the database sorts on its disk. */
async function* allStored({ events, appeals, heads }: Collections, indexed: boolean): AsyncGenerator<Stored> {
  const sorted = events.find().sort({ appeal: 1, seq: 1 });
  const logs = new Walk(logsOf(indexed ? sorted.hint('appeal-seq') : sorted.allowDiskUse()));
  const snapshots = new Walk(keyed(appeals.find().sort({ _id: 1 })));
  const anchored = new Walk(keyed(heads.find().sort({ _id: 1 })));
  for (;;) {
    const log = await logs.look();
    const snapshot = await snapshots.look();
    const appeal = least(log?.key, snapshot?.key);
    if (appeal === null) break;
    const head = await anchored.upTo(appeal);
    yield {
      appeal,
      events: log?.key === appeal ? log.item : [],
      snapshot: snapshot?.key === appeal ? snapshot.item : null,
      anchoredSeq: head?.seq ?? 0,
    };
    if (log?.key === appeal) await logs.take();
    if (snapshot?.key === appeal) await snapshots.take();
  }
}

interface Keyed<T> {
  readonly key: string;
  readonly item: T;
}

/** Compares ids byte by byte, as the database does. */
const compare = (a: string, b: string): number => Buffer.compare(Buffer.from(a), Buffer.from(b));
function least(a: string | undefined, b: string | undefined): string | null {
  if (a === undefined || b === undefined) return a ?? b ?? null;
  return compare(a, b) <= 0 ? a : b;
}

/** A sorted stream that can show its next item before it is taken. */
class Walk<T> {
  private readonly from: AsyncIterator<Keyed<T>>;
  private next: Keyed<T> | null | undefined;

  constructor(from: AsyncIterable<Keyed<T>>) {
    this.from = from[Symbol.asyncIterator]();
  }

  async look(): Promise<Keyed<T> | null> {
    if (this.next === undefined) {
      const { done, value } = await this.from.next();
      this.next = done ? null : value;
    }
    return this.next ?? null;
  }

  async take(): Promise<void> {
    this.next = undefined;
  }

  /** Returns the item under a key, and skips the items before it. */
  async upTo(key: string): Promise<T | null> {
    for (;;) {
      const next = await this.look();
      if (!next || compare(next.key, key) > 0) return null;
      await this.take();
      if (next.key === key) return next.item;
    }
  }
}

async function* keyed<T extends { _id: string }>(found: AsyncIterable<T>): AsyncGenerator<Keyed<T>> {
  for await (const item of found) yield { key: item._id, item };
}

async function* logsOf(found: AsyncIterable<EventDocument>): AsyncGenerator<Keyed<EventDocument[]>> {
  let log: EventDocument[] = [];
  for await (const document of found) {
    const [first] = log;
    if (first && first.appeal !== document.appeal) {
      yield { key: first.appeal, item: log };
      log = [];
    }
    log.push(document);
  }
  if (log[0]) yield { key: log[0].appeal, item: log };
}
