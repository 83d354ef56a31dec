import type { AttachmentRecord, AttachmentShelf, PieceStorage } from './types.ts';

/** The places of an attachment's bytes: what was uploaded, what is given out of it, its small picture. */
export const blobsOf = (id: string) => ({
  upload: `${id}/upload`,
  content: `${id}/content`,
  thumbnail: `${id}/thumbnail`,
});

interface Shelves {
  readonly attachments: Pick<AttachmentShelf, 'ofAppeal' | 'drop'>;
  readonly pieces: Pick<PieceStorage, 'remove'>;
}

/** First the bytes, then the record: what breaks off in between is found again. */
export async function removeAttachment(
  { attachments, pieces }: Shelves,
  { id }: Pick<AttachmentRecord, 'id'>,
): Promise<void> {
  for (const blob of Object.values(blobsOf(id))) await pieces.remove(blob);
  await attachments.drop(id);
}

/** Everything that was attached to an appeal; for the erasure of a citizen's data. Gives how many there were. */
export async function removeAttachmentsOf(shelves: Shelves, appeal: string): Promise<number> {
  const found = await shelves.attachments.ofAppeal(appeal);
  for (const record of found) await removeAttachment(shelves, record);
  return found.length;
}
