import type { Collection, Filter } from 'mongodb';
import { phoneKey } from '../../phone/index.ts';
import { type SnapshotDocument, stateFrom } from '../documents.ts';
import { type Seals, unsealSnapshot } from '../seals.ts';
import type { CallersAppeals, OfCaller } from '../types.ts';
import { keysFor } from './visible.ts';

const LOOK_MS = 3_000;
const newest = { registeredAtMs: -1, _id: -1 } as const;
const ofState = { _id: 1, version: 1, rules: 1, state: 1, sealedWith: 1 } as const;

/** Finds and counts under one condition, so that no number betrays an appeal that is not shown. */
export async function findOfCaller(
  appeals: Collection<SnapshotDocument>,
  seals: Seals,
  { phone, visibleTo, most }: OfCaller,
): Promise<CallersAppeals> {
  const key = phoneKey(phone);
  if (key === null) return { items: [], total: 0 };
  const visible = keysFor(visibleTo);
  const condition: Filter<SnapshotDocument> = {
    people: { $in: seals.words.phonesOf('people', key) },
    ...(visible === null ? { confidential: false } : { visible: { $in: visible } }),
  };
  const [found, total] = await Promise.all([
    appeals.find(condition, { projection: ofState, maxTimeMS: LOOK_MS }).sort(newest).limit(most).toArray(),
    appeals.countDocuments(condition, { maxTimeMS: LOOK_MS }),
  ]);
  return { items: found.map((document) => stateFrom(unsealSnapshot(seals, document))), total };
}
