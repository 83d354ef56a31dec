/** Records that somebody read a citizen's or a participant's name, telephone number or e-mail address. */
export interface Access {
  readonly id: string;
  readonly atMs: number;
  readonly account: string;
  readonly role: string;
  readonly unit: string | null;
  readonly appeals: readonly string[];
  readonly what: 'view' | 'list' | 'timeline' | 'command' | 'filing' | 'temporal-ui' | 'caller';
  readonly requestId: string;
}
/** Conditions add up. `toMs` itself is excluded. */
export interface AccessFilter {
  readonly appeal?: string;
  readonly account?: string;
  readonly fromMs?: number;
  readonly toMs?: number;
  readonly cursor?: string;
  readonly limit?: number;
}
export interface AccessPage {
  readonly items: Access[];
  readonly next: string | null;
}

/** Records who erased a person's data, why, and in which appeals. It does not say whose data it was. */
export interface Erasure {
  readonly id: string;
  readonly atMs: number;
  readonly account: string;
  readonly reason: string;
  readonly asked: 'phone' | 'appeal';
  readonly erased: number;
  readonly appeals: readonly string[];
  readonly requestId: string;
}
