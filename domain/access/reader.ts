import type { Actor } from '../state/index.ts';
import type { Audience } from './audience.ts';

/** Somebody who reads an appeal. */
export interface Reader {
  readonly actor: Actor;
  readonly audience: Audience;
  /** The reader's own case, proven by its code, of which this one is the repetition; and the unit it was with. */
  readonly earlier?: { readonly appeal: string; readonly lead: string | null };
}
