import {
  type AppealState,
  type Brief,
  briefOf,
  isFrozen,
  type Light,
  type ObligationKind,
} from '../domain/index.ts';

/** Fields of a snapshot by which lists filter, sort and count, beside the older ones in `documents.ts`. */
export interface Columns {
  /** Tells documents of an earlier release, which lack these fields. */
  columns: number;
  kind: string;
  person: string | null;
  outcome: string | null;
  conference: boolean;
  /** Kinds of the open requests. */
  requests: readonly string[];
  movedAtMs: number;
  closedAtMs: number | null;
  /** The due instant of what the status waits for. Whatever waits for nobody comes last. */
  dueOrder: number;
  owed: readonly Owed[];
  /** The sealed row of a list. */
  brief: Brief;
}

/** An open obligation, or a place in a claim pool, by whom it waits for. */
export interface Owed {
  readonly id: string;
  readonly by: readonly string[];
  readonly kind: ObligationKind;
  readonly light: Light;
  /** Suspended obligations come last, as they have no due instant. */
  readonly due: number;
}

export interface OwedRow {
  readonly state: AppealState;
  readonly owed: Owed;
}

/** The orders of a list: by filing, by time left, by the last move. */
export const listOrders = ['-registered', 'registered', 'due', 'moved'] as const;
export type ListOrder = (typeof listOrders)[number];

export const currentColumns = 3;
/** Later than any date. */
export const never = 8_640_000_000_000_000;

export function columnsOf(state: AppealState): Columns {
  const brief = briefOf(state);
  return {
    columns: currentColumns,
    kind: brief.kind,
    person: brief.person,
    outcome: brief.outcome,
    conference: brief.conference,
    requests: [...new Set(state.requests.map(({ kind }) => kind))],
    movedAtMs: brief.movedAtMs,
    closedAtMs: brief.closedAtMs,
    dueOrder: brief.waitsFor?.dueAtMs ?? never,
    owed: owedOf(state),
    brief,
  };
}

/** The citizen owes nothing to an office, and gets no row. */
function owedOf(state: AppealState): Owed[] {
  const open = state.obligations
    .filter(({ owner }) => owner.role !== 'citizen')
    .map((obligation) => ({
      id: obligation.id,
      by: keysOfOwner(obligation.owner, state.settledBy),
      kind: obligation.kind,
      light: obligation.light,
      due: isFrozen(state, obligation) ? never : obligation.dueAtMs,
    }));
  if (state.stage.status !== 'pooled') return open;
  const { units, endsAtMs } = state.stage.pool;
  const by = units.map((unit) => `pool ${unit}`);
  return [...open, { id: 'pool', by, kind: 'claim' as const, light: 'green' as const, due: endsAtMs }];
}

/** A unit that settled a case owes as its officers would, and its clerks act for it. */
function keysOfOwner(
  { role, unit, person }: AppealState['obligations'][number]['owner'],
  settledBy: string | undefined,
): string[] {
  const byClerks = role === 'officer' && unit !== null && unit === settledBy;
  return [
    ...(person === null ? [] : [`person ${person}`]),
    `${role} ${unit ?? ''}`,
    ...(byClerks ? [`clerk ${unit}`] : []),
  ];
}
