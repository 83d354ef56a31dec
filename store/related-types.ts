import type { AppealFact, Outcome, Registration } from '../domain/index.ts';

/** How appeals are looked up by what they have in common, and what is found. */

/** Earlier appeals in a category by the same citizen, known by phone; instants are epoch ms. */
export interface RepeatsOf {
  readonly phone: string;
  /** Further numbers of the same citizen. */
  readonly phones?: readonly string[];
  readonly category: string;
  readonly sinceMs: number;
}
export interface EarlierAppeal {
  readonly id: string;
  readonly registeredAtMs: number;
  /** The unit that is liable for it, or was last. */
  readonly unit: string | null;
  /** null while it is open. */
  readonly outcome: Outcome | null;
  /** As it reads; null where its person was erased. */
  readonly title: string | null;
  readonly location: Registration['location'];
}
/** Appeals in a category whose titles have most in common with this one, whoever filed them. */
export interface AlikeTo {
  readonly category: string;
  readonly title: string;
  readonly sinceMs: number;
  readonly most: number;
}
export interface SimilarTo {
  readonly category: string;
  /** A part of the title, in any case. */
  readonly query?: string;
  /** A part of the address or the area, in any case. */
  readonly place?: string;
  /** Closed appeals are looked for among those filed from here on. */
  readonly closedSinceMs: number;
  readonly except: string | null;
  readonly most: number;
}
export interface SimilarFound {
  readonly items: AppealFact[];
  /** How many more match, or are so many that nobody looked at them. */
  readonly leftOut: number;
}
