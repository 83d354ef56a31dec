import type { AttachmentRecord, AttachmentShelf, PieceStorage } from './types.ts';

/** Names the pieces of an attachment: the upload, the file that is served, and its small picture. */
export const blobsOf = (id: string) => ({
  upload: `${id}/upload`,
  content: `${id}/content`,
  thumbnail: `${id}/thumbnail`,
});

interface Shelves {
  readonly attachments: Pick<AttachmentShelf, 'ofAppeal' | 'drop'>;
  readonly pieces: Pick<PieceStorage, 'remove'>;
}

/** Removes the bytes first and the record last, so that a later run finds interrupted work again. */
export async function removeAttachment(
  { attachments, pieces }: Shelves,
  { id }: Pick<AttachmentRecord, 'id'>,
): Promise<void> {
  for (const blob of Object.values(blobsOf(id))) await pieces.remove(blob);
  await attachments.drop(id);
}

/** Removes all attachments of an appeal for the erasure of a citizen's data, and returns their number. */
export async function removeAttachmentsOf(shelves: Shelves, appeal: string): Promise<number> {
  const found = await shelves.attachments.ofAppeal(appeal);
  for (const record of found) await removeAttachment(shelves, record);
  return found.length;
}
