import type { HeldSpan, Limit } from '../calendar/index.ts';

export type ObligationKind =
  | 'dispatch'
  | 'claim'
  | 'accept'
  | 'promise'
  | 'complete'
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

/** Something that somebody owes by an instant. Instants are epoch milliseconds. */
export interface Obligation {
  readonly id: string;
  readonly kind: ObligationKind;
  /** What it is about where one kind may be open more than once: a helper unit, a request's kind, an order. */
  readonly about: string | null;
  readonly owner: Owner;
  readonly sinceMs: number;
  /** null where a date was set instead: a ruling's, an order's. */
  readonly limit: Limit | null;
  readonly dueAtMs: number;
  readonly yellowAtMs: number | null;
  /** null: no light (the citizen's rating). */
  readonly redAtMs: number | null;
  readonly light: Light;
  /** Colours already charged to an owner: each once, even when the light turns green again. */
  readonly charged: readonly Light[];
  /** The date was given (promised, granted), and is no longer what the limit comes to. */
  readonly set?: true;
  /** What its reviews ran beyond their own limit: no time of whoever owes this. */
  readonly overruns?: readonly HeldSpan[];
}

export type EndedHow = 'met' | 'lapsed' | 'void' | 'passed-on';

/** How an event changes what is owed; written by `decide`, applied by `evolve` without a thought. */
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
    };

const severity: Record<Light, number> = { green: 0, yellow: 1, red: 2 };

/** The appeal's light is the worst of its active obligations. */
export function worstLight(obligations: readonly Obligation[]): Light {
  return obligations.reduce<Light>(
    (worst, { light }) => (severity[light] > severity[worst] ? light : worst),
    'green',
  );
}
