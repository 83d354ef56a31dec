import { randomUUID } from 'node:crypto';
import type { Collection } from 'mongodb';
import type { AppealState } from '../../domain/index.ts';
import { phoneKey } from '../../phone/index.ts';
import { type SnapshotDocument, stateFrom } from '../documents.ts';
import { type Seals, searchFields, unsealSnapshot } from '../seals.ts';
import type { Erasure } from './privacy-types.ts';

/** Records whose data was erased and on whose order. The store adds records and never changes them. */

export type ErasureDocument = Omit<Erasure, 'id'> & { _id: string; sealedWith?: string };

const LOOK_MS = 5_000;
/** Limits one query. Nobody has filed so often. */
const MOST = 1_000;

/** Seals the reason, because it may name the person. */
export async function addErasure(
  collection: Collection<ErasureDocument>,
  { records }: Seals,
  erasure: Omit<Erasure, 'id'>,
): Promise<void> {
  await collection.insertOne(records.sealed('erasures', { _id: randomUUID(), ...erasure }, ['reason']));
}

type Appeals = Collection<SnapshotDocument>;

/** Every appeal with a person of this number, confidential ones and parts of a split included. */
export async function findByPhone(appeals: Appeals, seals: Seals, phone: string): Promise<AppealState[]> {
  const key = phoneKey(phone);
  if (key === null) return [];
  return found(appeals, seals, { people: { $in: seals.words.phonesOf('people', key) } });
}

export const findByPersons = (
  appeals: Appeals,
  seals: Seals,
  keyIds: readonly string[],
): Promise<AppealState[]> => found(appeals, seals, { persons: { $in: [...keyIds] } });

async function found(appeals: Appeals, seals: Seals, condition: object): Promise<AppealState[]> {
  const documents = await appeals
    .find(condition, { maxTimeMS: LOOK_MS })
    .sort({ _id: 1 })
    .limit(MOST)
    .toArray();
  return documents.map((document) => stateFrom(unsealSnapshot(seals, document)));
}

/** Recomputes the search fields of these appeals after one of their people was erased. */
export async function indexAnew(
  appeals: Appeals,
  seals: Seals,
  states: readonly AppealState[],
): Promise<void> {
  const updates = await Promise.all(
    states.map(async (state) => ({
      updateOne: {
        filter: { _id: state.id, version: state.seq },
        update: { $set: await searchFields(seals, state) },
      },
    })),
  );
  if (updates.length > 0) await appeals.bulkWrite(updates, { ordered: false });
}
