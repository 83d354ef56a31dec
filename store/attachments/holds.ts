import type { Collection } from 'mongodb';
import type { AttachmentDocument } from './document.ts';
import type { HoldFor } from './types.ts';

/**
 * Holds an attachment and says that it may be named. It must belong to that appeal already, or be free and of this
 * owner.
 */
export async function holdOne(
  attachments: Collection<AttachmentDocument>,
  id: string,
  { owners, appeals, holder, nowMs, untilMs }: HoldFor,
): Promise<boolean> {
  const own = { 'bound.appeal': { $in: [...appeals] } };
  const free = {
    bound: { $size: 0 },
    owner: { $in: [...owners] },
    $or: [{ heldUntilMs: { $exists: false } }, { heldUntilMs: { $lte: nowMs } }, { holder }],
  };
  const { matchedCount } = await attachments.updateOne(
    { _id: id, state: 'ready', $or: [own, free] },
    { $set: { holder, heldUntilMs: untilMs, touchedAtMs: nowMs } },
  );
  return matchedCount === 1;
}
