import type { AttachmentRecord } from './types.ts';

/** A record with what is nobody's business but the store's: who writes now, who is about to name it. */
export type AttachmentDocument = Omit<AttachmentRecord, 'id'> & {
  _id: string;
  writer?: string;
  writingUntilMs?: number;
  holder?: string;
  heldUntilMs?: number;
};
