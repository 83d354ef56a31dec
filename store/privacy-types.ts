/** Somebody read how a citizen is reached: citizen's or participants' name, phone or e-mail. */
export interface Access {
  readonly id: string;
  readonly atMs: number;
  readonly account: string;
  readonly role: string;
  readonly unit: string | null;
  readonly appeals: readonly string[];
  readonly what: 'view' | 'list' | 'timeline' | 'command' | 'filing' | 'temporal-ui';
  readonly requestId: string;
}
/** Conditions add up; `toMs` itself is no part. */
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

/** A person's data was erased: by whom, why, in which appeals. It does not say whose. */
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
