import { citizenPlace } from '../state/citizen-account.ts';
import type { Actor } from '../state.ts';
import type { Audience } from './audience.ts';

/** Somebody who reads an appeal. */
export interface Reader {
  readonly actor: Actor;
  readonly audience: Audience;
  /** The reader's own case, proven by its code, of which this one is the repetition; and the unit it was with. */
  readonly earlier?: { readonly appeal: string; readonly lead: string | null };
}

/** The serial of a citizen's code within the appeal; null for everybody else. */
export function serialOf({ role, account }: Actor): number | null {
  return role === 'citizen' ? (citizenPlace(account)?.serial ?? null) : null;
}
