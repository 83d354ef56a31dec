import type { Collections } from '../connection.ts';
import type { AnchorDocument } from '../evidence/anchor-documents.ts';
import { anchorFrom, hashOfAnchor, leafOf } from '../evidence/anchors.ts';
import { genesis } from '../evidence/chain.ts';
import type { Head } from '../evidence/evidence-types.ts';
import { merkleRoot } from '../evidence/merkle.ts';
import type { Finding, TellDiscrepancy } from './findings.ts';

const AT_ONCE = 500;
const DAY_MS = 86_400_000;

/** Checks every anchor alone and against the previous one, and then every event that it covers. */
export async function auditAnchors(
  collections: Collections,
  tell: TellDiscrepancy,
  nowMs: number,
): Promise<number> {
  let before: AnchorDocument | null = null;
  let count = 0;
  for await (const document of collections.anchors.find().sort({ _id: 1 })) {
    for (let gone = (before?._id ?? 0) + 1; gone < document._id; gone += 1) {
      tell({ what: 'anchor-missing', about: `anchor ${gone}` });
    }
    for (const what of checkAnchor(document, before, nowMs)) tell({ what, about: `anchor ${document._id}` });
    await checkLeaves(collections, document, tell);
    await checkAct(collections, document, tell);
    before = document;
    count += 1;
  }
  await checkLast(collections, before, tell, nowMs);
  return count;
}

function checkAnchor(document: AnchorDocument, before: AnchorDocument | null, nowMs: number): Finding[] {
  const anchor = anchorFrom(document);
  const follows = before?._id === document._id - 1 || document._id === 1;
  const checks: [Finding, boolean][] = [
    ['anchor-changed', hashOfAnchor(anchor) === anchor.hash],
    ['anchor-link-wrong', !follows || anchor.previous === (before?.hash ?? genesis)],
    [
      'anchor-root-wrong',
      merkleRoot(document.leaves.map(leafOf)) === anchor.root && document.leaves.length === anchor.count,
    ],
    ['anchor-in-future', Date.parse(anchor.day) <= nowMs + DAY_MS && (!before || anchor.day >= before.day)],
  ];
  return checks.filter(([, right]) => !right).map(([what]) => what);
}

async function checkLeaves(
  { events, heads, aside }: Collections,
  { _id: number, leaves, finished }: AnchorDocument,
  tell: TellDiscrepancy,
): Promise<void> {
  for (let at = 0; at < leaves.length; at += AT_ONCE) {
    const some = leaves.slice(at, at + AT_ONCE);
    const [stored, kept] = await Promise.all([
      events.find({ _id: { $in: some.map(idOf) } }, { projection: { link: 1 } }).toArray(),
      heads.find({ _id: { $in: some.map(({ appeal }) => appeal) } }).toArray(),
    ]);
    const links = new Map(stored.map(({ _id, link }) => [_id, link]));
    for (const { of, link } of await setAside(aside, some, links)) links.set(of, link);
    const known = new Map(kept.map((head) => [head._id, head]));
    for (const leaf of some) {
      const place = { about: leaf.appeal, seq: leaf.seq };
      if (!links.has(idOf(leaf))) tell({ what: 'anchored-event-missing', ...place });
      else if (links.get(idOf(leaf)) !== leaf.link) tell({ what: 'anchored-event-differs', ...place });
      const head = known.get(leaf.appeal);
      // A worker finishes an anchor at its next round.
      if (!finished || (head && head.anchor > number && head.seq >= leaf.seq)) continue;
      const same = head && head.anchor === number && head.seq === leaf.seq && head.link === leaf.link;
      if (!same) tell({ what: 'head-differs', ...place });
    }
  }
  if (!finished) return;
  const appeals = new Set(leaves.map(({ appeal }) => appeal));
  for await (const { _id, seq } of heads.find({ anchor: number })) {
    if (!appeals.has(_id)) tell({ what: 'head-differs', about: _id, seq });
  }
}

/** Anchored events that a repair has moved out of the log lie aside, and still prove what was anchored. */
function setAside(
  aside: Collections['aside'],
  leaves: readonly Head[],
  links: ReadonlyMap<string, string | undefined>,
): Promise<{ of: string; link?: string }[]> {
  const gone = leaves.filter((leaf) => links.get(idOf(leaf)) !== leaf.link);
  const said = gone.map((leaf) => ({ of: idOf(leaf), link: leaf.link }));
  return said.length === 0 ? Promise.resolve([]) : aside.find({ $or: said }).toArray();
}

const idOf = ({ appeal, seq }: Head): string => `${appeal}:${seq}`;

async function checkAct(
  { acts }: Collections,
  { acts: anchored }: AnchorDocument,
  tell: TellDiscrepancy,
): Promise<void> {
  if (!anchored) return;
  const act = await acts.findOne({ _id: anchored.number });
  const about = `act ${anchored.number}`;
  if (act?.link !== anchored.link) tell({ what: 'anchored-act-differs', about });
}

/**
 * Reports events that should have an anchor by now. The job does not run, or somebody made it believe that all is
 * done.
 */
async function checkLast(
  { events }: Collections,
  last: AnchorDocument | null,
  tell: TellDiscrepancy,
  nowMs: number,
): Promise<void> {
  if (!last || nowMs - last.atMs <= 2 * DAY_MS) return;
  const waiting = await events.findOne({ unanchored: true }, { projection: { _id: 1 } });
  if (waiting) tell({ what: 'anchor-overdue', about: `anchor ${last._id + 1}` });
}
