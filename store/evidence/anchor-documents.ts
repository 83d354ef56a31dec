import type { Anchor, Head } from './evidence-types.ts';

export interface AnchorDocument extends Omit<Anchor, 'number'> {
  _id: number;
  leaves: Head[];
  /** True once `heads` and the marks on the events follow this anchor. */
  finished: boolean;
}
/** The latest anchored head of each appeal. */
export interface HeadDocument {
  _id: string;
  seq: number;
  link: string;
  anchor: number;
}
