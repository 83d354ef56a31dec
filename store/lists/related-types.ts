import type { AppealFact, AppealState, Outcome, Registration } from '../../domain/index.ts';

/** Types for finding appeals by what they have in common. */

/** Asks for earlier appeals of the same citizen in a category, by telephone number. Instants are epoch ms. */
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
  /** The unit that is liable for the appeal, or was last. */
  readonly unit: string | null;
  /** null while it is open. */
  readonly outcome: Outcome | null;
  /** The opened title. It is null if its person was erased. */
  readonly title: string | null;
  readonly location: Registration['location'];
}
/** Asks for appeals in a category whose titles share most with this one, whoever filed them. */
export interface AlikeTo {
  readonly category: string;
  readonly title: string;
  readonly sinceMs: number;
  readonly most: number;
}
/** Asks for cases whose title or place is like this one, whoever filed them. Reports of misconduct are never found. */
export interface NearTo {
  readonly title: string;
  readonly location: Registration['location'];
  /** Narrows the search by single words, which alone would find too much. */
  readonly category: string | null;
  readonly sinceMs: number;
}
/** A case with its opened words and place. */
export interface NearCase {
  readonly state: AppealState;
  readonly title: string;
  readonly words: string;
  readonly location: Registration['location'];
}
export interface SimilarTo {
  readonly category: string;
  /** A part of the title. Case is ignored. */
  readonly query?: string;
  /** A part of the address or the area. Case is ignored. */
  readonly place?: string;
  /** Closed appeals count if they were filed at this instant or later. */
  readonly closedSinceMs: number;
  readonly except: string | null;
  readonly most: number;
}
export interface SimilarFound {
  readonly items: AppealFact[];
  /** The number of further matches, candidates that were not examined included. */
  readonly leftOut: number;
}
