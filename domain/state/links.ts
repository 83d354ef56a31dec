import type { AppealKind, Contact, Participant, Registration } from './filing.ts';

/** Something to be carried out on another appeal. The id comes from (appeal, seq), so that a repeat is known. */
export type Effect = { readonly id: string } & (
  | { readonly kind: 'open-appeal'; readonly appeal: string; readonly opening: Opening }
  | { readonly kind: 'merge'; readonly into: string; readonly newcomers: readonly Participant[] }
);
/** An appeal that another one opens: a part of a split, or what a sweep looks for. */
export interface Opening {
  readonly why: 'split' | 'sweep';
  readonly from: string;
  readonly kind: AppealKind;
  readonly title: string;
  readonly description: string;
  readonly category: string;
  readonly area: string | null;
  readonly location: Registration['location'];
  readonly citizen: Contact | null;
  readonly anonymous: boolean;
  readonly channel: string;
  readonly registeredAtMs: number;
  readonly participants: readonly Participant[];
  readonly filerIs?: number;
  /** Where it goes at once: the first receiver it keeps, or the unit a sweep names, with the date it is due. */
  readonly lead: string | null;
  readonly dueAtMs: number | null;
}

export interface Link {
  readonly kind: LinkKind;
  readonly appeal: string;
  /** When the other one was filed, where it counts as a repeat. */
  readonly registeredAtMs: number | null;
}
export type LinkKind =
  | 'merged-into'
  | 'merged-from'
  | 'split-into'
  | 'split-from'
  | 'repeats'
  | 'swept-by'
  | 'similar';
export interface Sweep {
  readonly query: string | null;
  readonly category: string;
  readonly units: readonly string[];
  readonly dueAtMs: number;
  readonly opened: readonly string[];
  readonly orderedAtMs: number;
}
