import type { HeldSpan, Limit } from '../calendar/index.ts';

export type ObligationKind =
  | 'dispatch'
  | 'claim'
  | 'accept'
  | 'promise'
  | 'complete'
  | 'contain'
  | 'finish-part'
  | 'progress'
  | 'reassign'
  | 'decision'
  | 'review'
  | 'citizen-rating'
  | 'call-back'
  | 'leader-takeover'
  | 'leader-ruling'
  | 'urge-reply'
  | 'order-reply';

export type Light = 'green' | 'yellow' | 'red';
export type OwnerRole = 'centre' | 'officer' | 'leader' | 'supervision' | 'discipline' | 'citizen';

export interface Owner {
  readonly role: OwnerRole;
  readonly unit: string | null;
  readonly person: string | null;
}

/** Somebody owes something by an instant. All instants are epoch milliseconds. */
export interface Obligation {
  readonly id: string;
  readonly kind: ObligationKind;
  /** Tells apart obligations of one kind: the helper unit, the request's kind or the order. */
  readonly about: string | null;
  readonly owner: Owner;
  readonly sinceMs: number;
  /** Null where a ruling or an order set the date. */
  readonly limit: Limit | null;
  readonly dueAtMs: number;
  readonly yellowAtMs: number | null;
  /** Null for the citizen's rating, which has no light. */
  readonly redAtMs: number | null;
  readonly light: Light;
  /** Colours already charged to an owner. Each is charged once, even if the light turns green again. */
  readonly charged: readonly Light[];
  /** Somebody gave the date, by promise or grant, so it differs from the limit's own. */
  readonly set?: true;
  /** Spans by which reviews exceeded their own limit. They cost the owner no time. */
  readonly overruns?: readonly HeldSpan[];
}

export type EndedHow = 'met' | 'lapsed' | 'void' | 'passed-on';

/** A change of obligations. `decide` writes it, and `evolve` applies it as it stands. */
export type LedgerEntry =
  | { readonly op: 'opened'; readonly obligation: Obligation }
  | { readonly op: 'ended'; readonly id: string; readonly how: EndedHow }
  | {
      readonly op: 'moved';
      readonly id: string;
      readonly owner?: Owner;
      readonly dueAtMs: number;
      readonly yellowAtMs: number | null;
      readonly redAtMs: number | null;
      readonly light: Light;
      readonly set?: true;
      /** Another category has another limit. */
      readonly limit?: Limit;
    };

const severity: Record<Light, number> = { green: 0, yellow: 1, red: 2 };

/** The appeal's light is the worst of its active obligations. */
export function worstLight(obligations: readonly Obligation[]): Light {
  return obligations.reduce<Light>(
    (worst, { light }) => (severity[light] > severity[worst] ? light : worst),
    'green',
  );
}
