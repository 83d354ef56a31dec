import { advanceMs, dueAtMs, type Limit, measureMs } from '../calendar/index.ts';
import { type AppealState, liableOf } from '../state/index.ts';
import type { EndedHow, LedgerEntry, Light, Obligation, ObligationKind, Owner } from './obligation.ts';
import { frozenOnHold, lights, lowered, movedLights, scaleOfObligation } from './obligation-lights.ts';
/** What stands still on the hold that runs. */
export const isFrozen = (state: AppealState, { kind }: Obligation): boolean =>
  state.hold !== null && frozenOnHold.includes(kind);

interface Opening {
  readonly kind: ObligationKind;
  readonly owner: Owner;
  readonly limit?: Limit | null;
  /** Given where the limit does not count from now: what remains, a ruling's date, an order's. */
  readonly dueMs?: number;
  /** That date was promised or granted. */
  readonly set?: true;
  /** Colours that were charged for the same work before. */
  readonly charged?: readonly Light[];
  readonly about?: string;
}

/** Opens an obligation from `nowMs`. Its id is given when the event gets its number. */
export function opens(state: AppealState, nowMs: number, opening: Opening): LedgerEntry {
  const { kind, owner, limit = null, about = null } = opening;
  const due = opening.dueMs ?? dueAtMs(state.calendar, limit ?? '0s', nowMs);
  const dark = kind === 'citizen-rating';
  const instants = dark ? null : lights(state, kind, limit, nowMs, due);
  return {
    op: 'opened',
    obligation: {
      id: '',
      kind,
      about,
      owner,
      sinceMs: nowMs,
      limit,
      dueAtMs: due,
      yellowAtMs: instants?.yellowAtMs ?? null,
      redAtMs: instants?.redAtMs ?? null,
      light: 'green',
      charged: opening.charged ?? [],
      ...(opening.set ? { set: opening.set } : {}),
    },
  };
}

/** A new date (or owner) for an open obligation. A light may fall by this; only the clock lets it rise. */
export function moves(
  state: AppealState,
  obligation: Obligation,
  to: { dueMs: number; nowMs: number; owner?: Owner; set?: true },
): LedgerEntry {
  const { yellowAtMs, redAtMs } = movedLights(state, obligation, to.dueMs, to.nowMs);
  return {
    op: 'moved',
    id: obligation.id,
    ...(to.owner ? { owner: to.owner } : {}),
    dueAtMs: to.dueMs,
    yellowAtMs,
    redAtMs,
    light: lowered(obligation.light, yellowAtMs, redAtMs, to.nowMs),
    ...(to.set && state.rules >= 3 ? { set: to.set } : {}),
  };
}

type Pick = ObligationKind | ((obligation: Obligation) => boolean);

export function open(state: AppealState, pick: Pick): Obligation[] {
  const wanted = typeof pick === 'string' ? (o: Obligation) => o.kind === pick : pick;
  return state.obligations.filter(wanted);
}

export function ends(state: AppealState, pick: Pick, how: EndedHow = 'met'): LedgerEntry[] {
  return open(state, pick).map(({ id }) => ({ op: 'ended', id, how }));
}

export const endsAll = (state: AppealState, how: EndedHow = 'void'): LedgerEntry[] =>
  ends(state, () => true, how);

/** Cancels what was asked and not decided, but for the citizen's own wish to withdraw. */
export const endsRequests = (state: AppealState): LedgerEntry[] => ends(state, 'decision', 'void');

/** What is left of an obligation now, on its own scale; a hold took nothing of it. */
export function leftMs(state: AppealState, obligation: Obligation, nowMs: number): number {
  const from = state.hold && isFrozen(state, obligation) ? state.hold.fromMs : nowMs;
  return measureMs(state.calendar, scaleOfObligation(obligation), from, obligation.dueAtMs);
}

/** The date on which what was left will be used up, but never sooner than the least limit from now. */
export function dueAfter(
  state: AppealState,
  obligation: Obligation,
  left: number,
  nowMs: number,
  least: Limit,
): number {
  const due = advanceMs(state.calendar, scaleOfObligation(obligation), nowMs, left);
  return Math.max(due, dueAtMs(state.calendar, least, nowMs));
}

const passesOn: readonly ObligationKind[] = ['urge-reply', 'order-reply'];
const ownedByLiable: readonly ObligationKind[] = ['accept', 'promise', 'complete', 'progress', ...passesOn];

/**
 * Liability moves to another unit: everything the old one owed ends, promise and complete open for the new one,
 * open urges and orders pass on with their full limit.
 */
export function handsOver(
  state: AppealState,
  nowMs: number,
  to: { unit: string; person: string },
  completeDueMs: number,
  completeLimit: Limit | null,
  /** Kinds that the caller has ended already. */
  ended: readonly ObligationKind[] = [],
): LedgerEntry[] {
  const owner: Owner = { role: 'officer', unit: to.unit, person: to.person };
  const old = liableOf(state)?.unit ?? null;
  const owed = open(state, (o) => ownedByLiable.includes(o.kind) && (o.owner.unit === old || old === null));
  const stays = old === to.unit ? passesOn : [];
  const gone = owed.filter((o) => !stays.includes(o.kind));
  const passed = gone.filter((o) => passesOn.includes(o.kind));
  const own = open(state, (o) => o.kind === 'finish-part' && o.about === to.unit && !ended.includes(o.kind));
  return [
    ...[...gone, ...own].map(
      ({ id, kind }): LedgerEntry => ({
        op: 'ended',
        id,
        how: passesOn.includes(kind) ? 'passed-on' : 'void',
      }),
    ),
    ...opensWork(state, nowMs, owner, completeDueMs, completeLimit),
    ...passed.map((o) =>
      opens(state, nowMs, { ...passOn(o, nowMs), kind: o.kind, owner, about: o.about ?? undefined }),
    ),
  ];
}

/** The full limit again: its words where it has some, else the length that its date gave. */
const passOn = (o: Obligation, nowMs: number): { limit: Limit | null; dueMs?: number } =>
  o.limit === null ? { limit: null, dueMs: nowMs + (o.dueAtMs - o.sinceMs) } : { limit: o.limit };

/** Promise and complete for the unit that is liable from now. */
export function opensWork(
  state: AppealState,
  nowMs: number,
  owner: Owner,
  completeDueMs: number,
  completeLimit: Limit | null,
): LedgerEntry[] {
  return [
    opens(state, nowMs, { kind: 'promise', owner, limit: state.policy.limits.promise }),
    opens(state, nowMs, { kind: 'complete', owner, limit: completeLimit, dueMs: completeDueMs }),
  ];
}
