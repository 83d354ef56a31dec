import type { AttachmentRecord } from './types.ts';

/** A record with the store's own fields: the current writer, and the holder who is about to name it. */
export type AttachmentDocument = Omit<AttachmentRecord, 'id'> & {
  _id: string;
  writer?: string;
  writingUntilMs?: number;
  holder?: string;
  heldUntilMs?: number;
};
