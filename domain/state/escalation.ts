export interface Ruling {
  readonly lead: string;
  readonly helpers: readonly string[];
  readonly dueAtMs: number;
  readonly instruction: string;
  readonly final: boolean;
  readonly by: string;
}
export interface Escalation {
  readonly state: 'none' | 'raised' | 'taken-over' | 'ruled';
  readonly reason: EscalationReason | null;
  readonly leader: string | null;
  /** The leader whose red takeover passed the case to a deputy. */
  readonly passedFrom: string | null;
  readonly raisedAtMs: number | null;
  readonly takenOverAtMs: number | null;
  readonly ruledAtMs: number | null;
  readonly ruling: Ruling | null;
  readonly meetings: readonly {
    readonly atMs: number;
    readonly place: string;
    readonly units: readonly string[];
  }[];
}
export type EscalationReason =
  | 'denied-by-all'
  | 'transfers-refused'
  | 'transfer-to-refuser'
  | 'too-many-transfers'
  | 'dissatisfied-again'
  | 'completions-returned'
  | 'completion-overdue'
  | 'repeated'
  | 'unanswered'
  | 'by-office'
  | 'by-leader';

/** Counters since the last ruling, which resets them. */
export interface Counters {
  readonly transfers: number;
  readonly refusedBy: readonly string[];
  readonly dissatisfied: number;
  /** Repeats known at the last ruling. They no longer count. */
  readonly repeatsBefore: number;
  /** Gathered filings known at the last ruling that did not count. They never count. */
  readonly gatheredBefore?: number;
  /** Returned completions of one round. They do not count in another round. */
  readonly returns?: Returns;
}
export interface Returns {
  readonly round: number;
  /** Excludes a leader's own returns. */
  readonly counted: number;
  /** A return of this round has already left the least time. */
  readonly leastGiven: boolean;
}

export interface Conference {
  readonly reason: string;
  readonly atMs: number;
  readonly resolution: { readonly text: string; readonly approved: boolean; readonly atMs: number } | null;
}
export const sanctionKinds = ['notice', 'admonition', 'deduction', 'talk', 'reward'] as const;
export interface Sanction {
  readonly kind: (typeof sanctionKinds)[number];
  readonly unit: string | null;
  readonly person: string | null;
  readonly reason: string;
  readonly by: string;
  readonly atMs: number;
}
