/** The API turns the kind into a status: 403, 404, 409, 412, 422, 429. */
export type RefusalKind = 'forbidden' | 'unknown' | 'state' | 'precondition' | 'rule' | 'pace';

export interface RefusalSentence {
  readonly kind: RefusalKind;
  readonly zh: string;
  readonly en: string;
}

export const s = (kind: RefusalKind, zh: string, en: string): RefusalSentence => ({ kind, zh, en });
