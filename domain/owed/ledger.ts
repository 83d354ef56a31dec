import { advanceMs, dueAtMs, type Limit, measureMs } from '../calendar/index.ts';
import { ownerNow } from '../people/duty.ts';
import { containLimitOf, isCritical, limitsOf } from '../policy/urgency.ts';
import { type AppealState, liableOf } from '../state/index.ts';
import type { EndedHow, LedgerEntry, Light, Obligation, ObligationKind, Owner } from './obligation.ts';
import { frozenOnHold, lights, lowered, movedLights, scaleOfObligation } from './obligation-lights.ts';

/** True if the running hold stops the obligation. */
export const isFrozen = (state: AppealState, { kind }: Obligation): boolean =>
  state.hold !== null && frozenOnHold.includes(kind);

interface NewObligation {
  readonly kind: ObligationKind;
  readonly owner: Owner;
  readonly limit?: Limit | null;
  /** Set where the limit does not count from now, as for a ruling's or an order's date. */
  readonly dueMs?: number;
  /** That date was promised or granted. */
  readonly set?: true;
  /** Colours that were charged for the same work before. */
  readonly charged?: readonly Light[];
  readonly about?: string;
}

/** The liable person owes these. Whoever makes a person liable asks who is on duty. */
const ofLiable: readonly ObligationKind[] = ['accept', 'promise', 'complete', 'contain', 'progress'];

/** Opens an obligation at `nowMs`. It gets its id when the event gets its number. */
export function opens(state: AppealState, nowMs: number, opening: NewObligation): LedgerEntry {
  const { kind, limit = null, about = null } = opening;
  const owner = ofLiable.includes(kind) ? opening.owner : ownerNow(state, opening.owner, nowMs);
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

/**
 * Gives an open obligation a new date, or a new owner. A light may fall by this. Only the clock lets it rise.
 */
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

export function openObligations(state: AppealState, pick: Pick): Obligation[] {
  const wanted = typeof pick === 'string' ? (o: Obligation) => o.kind === pick : pick;
  return state.obligations.filter(wanted);
}

export function ends(state: AppealState, pick: Pick, how: EndedHow = 'met'): LedgerEntry[] {
  return openObligations(state, pick).map(({ id }) => ({ op: 'ended', id, how }));
}

export const endsAll = (state: AppealState, how: EndedHow = 'void'): LedgerEntry[] =>
  ends(state, () => true, how);

/** Cancels undecided requests, but keeps the citizen's own wish to withdraw. */
export const endsRequests = (state: AppealState): LedgerEntry[] => ends(state, 'decision', 'void');

/** The time left for an obligation, on its own scale. A hold takes none of it. */
export function leftMs(state: AppealState, obligation: Obligation, nowMs: number): number {
  const from = state.hold && isFrozen(state, obligation) ? state.hold.fromMs : nowMs;
  return measureMs(state.calendar, scaleOfObligation(obligation), from, obligation.dueAtMs);
}

/** The date on which the time left is used up. It is never sooner than the least limit from now. */
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
 * Moves liability to another unit. Everything that the old unit owed ends, and the new one owes promise and
 * completion. Open urges and orders pass on with their full limit.
 */
export function handsOver(
  state: AppealState,
  nowMs: number,
  to: { unit: string; person: string },
  completeDueMs: number,
  completeLimit: Limit | null,
  /** Kinds that the caller has already ended. */
  ended: readonly ObligationKind[] = [],
): LedgerEntry[] {
  const owner: Owner = { role: 'officer', unit: to.unit, person: to.person };
  const old = liableOf(state)?.unit ?? null;
  const owed = openObligations(
    state,
    (o) => ownedByLiable.includes(o.kind) && (o.owner.unit === old || old === null),
  );
  const stays = old === to.unit ? passesOn : [];
  const gone = owed.filter((o) => !stays.includes(o.kind));
  const passed = gone.filter((o) => passesOn.includes(o.kind));
  const own = openObligations(
    state,
    (o) => o.kind === 'finish-part' && o.about === to.unit && !ended.includes(o.kind),
  );
  return [
    ...[...gone, ...own].map(
      ({ id, kind }): LedgerEntry => ({
        op: 'ended',
        id,
        how: passesOn.includes(kind) ? 'passed-on' : 'void',
      }),
    ),
    ...opensWork(state, nowMs, owner, completeDueMs, completeLimit),
    ...passed.map((o) => opensAgain(state, nowMs, o, owner)),
    ...owesContaining(state, nowMs, owner),
  ];
}

const leastToContain = '30m';

/**
 * A critical case cannot wait for its completion: the liable unit owes first measures (先期处置) at once. They pass to
 * another unit with the time that is left, or half an hour. A case that was lowered meanwhile still owes them.
 */
export function owesContaining(
  state: AppealState,
  nowMs: number,
  owner: Owner,
  /** A merged case owed them by then. */
  mergedDueMs: number = Number.POSITIVE_INFINITY,
): LedgerEntry[] {
  const [owed] = openObligations(state, 'contain');
  const leastMs = dueAtMs(state.calendar, leastToContain, nowMs);
  if (!owed) {
    if (!isCritical(state) || state.containedAtMs !== undefined) return [];
    const limit = containLimitOf(state);
    const dueMs = Math.min(dueAtMs(state.calendar, limit, nowMs), Math.max(mergedDueMs, leastMs));
    return [opens(state, nowMs, { kind: 'contain', owner, limit, dueMs })];
  }
  if (owed.owner.unit === owner.unit) {
    const isSame = owed.owner.person === owner.person;
    return isSame ? [] : [moves(state, owed, { dueMs: owed.dueAtMs, nowMs, owner })];
  }
  const dueMs = Math.max(owed.dueAtMs, leastMs);
  return [
    { op: 'ended', id: owed.id, how: 'passed-on' },
    opens(state, nowMs, { kind: 'contain', owner, limit: owed.limit, dueMs }),
  ];
}

/** Urges and orders go along with the case, whoever is liable. */
export const isPassedOn = (kind: ObligationKind): boolean => passesOn.includes(kind);

/** Opens it for another owner, with the full limit again: its words, or the length of the date that was set. */
export const opensAgain = (state: AppealState, nowMs: number, o: Obligation, owner: Owner): LedgerEntry =>
  opens(state, nowMs, {
    ...(o.limit === null ? { limit: null, dueMs: nowMs + (o.dueAtMs - o.sinceMs) } : { limit: o.limit }),
    kind: o.kind,
    owner,
    about: o.about ?? undefined,
  });

/** Opens promise and completion for the unit that is liable from now. */
export function opensWork(
  state: AppealState,
  nowMs: number,
  owner: Owner,
  completeDueMs: number,
  completeLimit: Limit | null,
): LedgerEntry[] {
  return [
    opens(state, nowMs, { kind: 'promise', owner, limit: limitsOf(state).promise }),
    opens(state, nowMs, { kind: 'complete', owner, limit: completeLimit, dueMs: completeDueMs }),
  ];
}
