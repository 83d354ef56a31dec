import type { Actor } from '../state/index.ts';
import type { Audience } from './audience.ts';

export interface Reader {
  readonly actor: Actor;
  readonly audience: Audience;
  /** The reader's earlier case, proven by its code, which this case repeats. `lead` is the unit that had it. */
  readonly earlier?: { readonly appeal: string; readonly lead: string | null };
}
