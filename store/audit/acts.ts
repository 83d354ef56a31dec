import { canonicalJson } from '../../domain/index.ts';
import type { Collections } from '../connection.ts';
import { actFrom, actsLog, hashOfAct } from '../evidence/acts.ts';
import { genesis, linkOf } from '../evidence/chain.ts';
import { countyAct, sanctionAct } from '../evidence/evidence.ts';
import type { ActToRecord } from '../evidence/evidence-types.ts';
import { unsealSanction } from '../sanctions.ts';
import type { Seals } from '../seals.ts';
import type { TellDiscrepancy } from './findings.ts';

type Opens = Pick<Seals, 'records'>;

/** A worker records a lost act within a day. */
const GRACE_MS = 2 * 86_400_000;

/** Checks the log of acts, and the records for which it vouches. */
export async function auditActs(
  collections: Collections,
  seals: Opens,
  tell: TellDiscrepancy,
  nowMs: number,
): Promise<number> {
  let before = { number: 0, link: genesis };
  let count = 0;
  for await (const document of collections.acts.find().sort({ _id: 1 })) {
    const act = actFrom(document);
    const about = `act ${act.number}`;
    for (let gone = before.number + 1; gone < act.number; gone += 1) {
      tell({ what: 'act-missing', about: `act ${gone}` });
    }
    if (hashOfAct(act) !== act.hash) tell({ what: 'act-changed', about });
    const follows = act.number === before.number + 1;
    const link = linkOf(before.link, { appeal: actsLog, seq: act.number, hash: act.hash });
    if (follows && act.link !== link) tell({ what: 'act-link-wrong', about });
    before = act;
    count += 1;
  }
  await auditRecords(collections, seals, tell, nowMs);
  return count;
}

async function auditRecords(
  { county, sanctions, acts }: Collections,
  seals: Opens,
  tell: TellDiscrepancy,
  nowMs: number,
): Promise<void> {
  const check = async (due: ActToRecord, atMs: number) => {
    const act = await acts.findOne({ key: due.key });
    const about = due.about ?? '';
    if (act && Object.entries(due.detail).some(([field, value]) => !same(act.detail[field], value))) {
      tell({ what: 'record-differs', about });
    }
    if (!act && atMs < nowMs - GRACE_MS) tell({ what: 'record-unacted', about });
  };
  for await (const { _id, ...rest } of county.find()) {
    await check(countyAct({ version: _id, ...rest }), rest.atMs);
  }
  for await (const document of sanctions.find()) {
    const sanction = readable(() => unsealSanction(seals, document));
    if (sanction) await check(sanctionAct(sanction, false), sanction.atMs);
    else tell({ what: 'record-differs', about: document.appeal });
  }
  for await (const { key = '', about } of acts.find({
    kind: { $in: ['county-changed', 'sanction-recorded'] },
  })) {
    const [kind, id = ''] = [key.split(':')[0], key.slice(key.indexOf(':') + 1)];
    const record =
      kind === 'county' ? await county.findOne({ _id: Number(id) }) : await sanctions.findOne({ _id: id });
    if (!record) tell({ what: 'record-differs', about: about ?? key });
  }
}

function readable<T>(open: () => T): T | null {
  try {
    return open();
  } catch {
    return null;
  }
}

const same = (one: unknown, other: unknown): boolean => canonicalJson(one) === canonicalJson(other);
