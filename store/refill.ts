import type { Collection } from 'mongodb';
import { columnsOf, currentColumns } from './columns.ts';
import { type SnapshotDocument, stateFrom } from './documents.ts';
import { type Seals, sealSnapshot, searchFields, unsealSnapshot } from './seals.ts';

const PAGE = 100;

/** Computes everything of a stored snapshot that follows from its state, under the present keys. */
export async function renewedSnapshot(seals: Seals, document: SnapshotDocument) {
  const opened = unsealSnapshot(seals, document);
  const state = stateFrom(opened);
  const fields = { ...columnsOf(state), ...(await searchFields(seals, state)) };
  const { _id, version, ...set } = sealSnapshot(seals, { ...opened, ...fields });
  return { still: { version: document.version }, set };
}

/**
 * Gives snapshots of an earlier release the fields that lists read now. A newer version that is written meanwhile
 * has them already. Returns the number of snapshots that it filled.
 */
export async function refillColumns(appeals: Collection<SnapshotDocument>, seals: Seals): Promise<number> {
  let filled = 0;
  let after = '';
  for (;;) {
    const page = await appeals
      .find({ columns: { $ne: currentColumns }, _id: { $gt: after } })
      .sort({ _id: 1 })
      .limit(PAGE)
      .toArray();
    const last = page.at(-1);
    if (!last) return filled;
    for (const document of page) {
      const renewed = await renewedSnapshot(seals, document).catch(() => null);
      if (!renewed) continue;
      const { modifiedCount } = await appeals.updateOne(
        { _id: document._id, ...renewed.still },
        { $set: renewed.set },
      );
      filled += modifiedCount;
    }
    after = last._id;
  }
}
