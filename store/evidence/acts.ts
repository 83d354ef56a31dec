import { type Collection, MongoServerError } from 'mongodb';
import { canonicalJson } from '../../domain/index.ts';
import { DUPLICATE_KEY } from '../snapshots.ts';
import { genesis, linkOf, sha256 } from './chain.ts';
import type { Act, ActToRecord, NumberedPage } from './evidence-types.ts';

/**
 * Keeps the acts of administration in one log. Numbers have no gaps, and links chain the acts like an appeal's
 * events.
 */

export type ActDocument = Omit<Act, 'number'> & { _id: number };

/** The links of this log carry this name in place of an appeal's id. */
export const actsLog = 'acts';
const ATTEMPTS = 50;

/** Hashes everything that the act says. */
export const hashOfAct = ({ hash: _hash, link: _link, ...said }: Act): string => sha256(canonicalJson(said));

/** The number is the guard. When two writers take the same number, the slower one tries again with the next. */
export async function recordAct(
  acts: Collection<ActDocument>,
  given: ActToRecord,
  nowMs: number,
): Promise<Act> {
  for (let attempt = 0; attempt < ATTEMPTS; attempt += 1) {
    const before = given.key === undefined ? null : await acts.findOne({ key: given.key });
    if (before) return actFrom(before);
    const act = following(await lastAct(acts), given, nowMs);
    const { number, ...rest } = act;
    try {
      await acts.insertOne({ _id: number, ...rest });
      return act;
    } catch (error) {
      if (!(error instanceof MongoServerError) || error.code !== DUPLICATE_KEY) throw error;
    }
  }
  throw new Error('too many acts at once');
}

function following(last: Act | null, given: ActToRecord, nowMs: number): Act {
  const { kind, by, about, detail, atMs = nowMs, confidential, key } = given;
  const number = (last?.number ?? 0) + 1;
  const said = {
    number,
    kind,
    by,
    about,
    detail: plain(detail),
    atMs,
    ...(confidential ? { confidential } : {}),
    ...(key === undefined ? {} : { key }),
  };
  const hash = hashOfAct({ ...said, hash: '', link: '' });
  return { ...said, hash, link: linkOf(last?.link ?? genesis, { appeal: actsLog, seq: number, hash }) };
}

/** Brings the detail into the form in which the database returns it. */
const plain = (detail: ActToRecord['detail']): ActToRecord['detail'] => JSON.parse(canonicalJson(detail));

export async function lastAct(acts: Collection<ActDocument>): Promise<Act | null> {
  const [last] = await acts.find().sort({ _id: -1 }).limit(1).toArray();
  return last ? actFrom(last) : null;
}

export async function readActs(
  acts: Collection<ActDocument>,
  { before, most }: NumberedPage,
): Promise<Act[]> {
  const condition = before === undefined ? {} : { _id: { $lt: before } };
  return (await acts.find(condition).sort({ _id: -1 }).limit(most).toArray()).map(actFrom);
}

export const actFrom = ({ _id, ...rest }: ActDocument): Act => ({ number: _id, ...rest });
