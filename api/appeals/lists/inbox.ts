import type { InboxQuery } from '../../../contract/index.ts';
import type { County } from '../../../county/index.ts';
import {
  type Actor,
  type AppealState,
  briefOf,
  callsMade,
  commandsFor,
  dayOf,
  endOfDayMs,
  isoLocal,
  type Obligation,
  obligationView,
} from '../../../domain/index.ts';
import {
  type InboxFilter,
  never,
  type Owed,
  type OwedRow,
  type Page,
  visibilityOf,
} from '../../../store/index.ts';
import { fromRecords } from '../../http/records.ts';
import { type UnsealingNeeds, unseal } from '../../personal-data/unseal.ts';
import { summaryOf } from '../summary.ts';
import { dueBeforeMs } from './list-filter.ts';

export type InboxNeeds = UnsealingNeeds & {
  readonly county: Pick<County, 'calendar' | 'areaOf'>;
  readonly clock: () => number;
  readonly store: {
    inbox(filter: InboxFilter): Promise<Page<OwedRow>>;
    owed(filter: Omit<InboxFilter, 'limit' | 'cursor'>): Promise<Owed[]>;
  };
};

const DEFAULT_LIMIT = 50;

/** The keys of owners that stand for this actor, alone or as the actor's unit. */
export function ownersOf({ role, unit, account }: Actor, of: 'me' | 'unit' | 'pool'): readonly string[] {
  if (of === 'me') return [`person ${account}`];
  if (of === 'pool') return unit === null || role !== 'officer' ? [] : [`pool ${unit}`];
  if (unit === null) return [`person ${account}`];
  // A clerk's unit triages through its service centre, and handles what it settled.
  const acts = role === 'clerk' ? ['centre', 'clerk'] : [role];
  return [...acts.map((as) => `${as} ${unit}`), `person ${account}`];
}

/** A page of what the actor or the actor's unit owes, the most pressing first. */
export async function readInbox(deps: InboxNeeds, query: InboxQuery, actor: Actor) {
  const nowMs = deps.clock();
  const serverTime = isoLocal(deps.county.calendar, nowMs);
  const visibleTo = visibilityOf(actor);
  const { of = 'me', dueBefore, dueBy, limit = DEFAULT_LIMIT, ...same } = query;
  const by = ownersOf(actor, of);
  if (!visibleTo || by.length === 0) return { items: [], next: null, serverTime };
  const due = { dueBeforeMs: dueBeforeMs({ dueBefore, dueBy }) };
  const filter = { ...same, ...due, visibleTo, by, nowMs, limit };
  const { items, next } = await fromRecords(deps.store.inbox(filter));
  const rows = items.flatMap((row) => rowOf(deps, row, actor, nowMs) ?? []);
  const { value } = await unseal(deps, rows);
  return { items: value, next, serverTime };
}

/** A row says what is owed, in which case, and how its date came about. */
function rowOf({ county }: InboxNeeds, { state, owed }: OwedRow, actor: Actor, nowMs: number) {
  const open = owed.id === 'pool' ? poolPlace(state) : state.obligations.find(({ id }) => id === owed.id);
  if (!open) return null;
  const shown = obligationView(state, open, nowMs);
  const commands = commandsFor(open);
  return {
    id: `${state.id}:${owed.id}`,
    appeal: summaryOf(county, briefOf(state), nowMs),
    kind: shown.kind,
    about: shown.about,
    command: commands[0] ?? null,
    commands,
    light: shown.light,
    since: shown.since,
    dueAt: shown.suspended ? null : shown.dueAt,
    yellowAt: shown.yellowAt,
    redAt: shown.redAt,
    overdue: owed.due <= nowMs,
    suspended: shown.suspended,
    unit: shown.unit,
    person: shown.person,
    role: shown.role,
    mine: shown.person === actor.account,
    explanation: shown.explanation,
    calls: open.kind === 'call-back' ? callsOf(state) : null,
    deniedBy: forLeader.includes(open.kind) ? deniersOf(state) : [],
  };
}

const forLeader: readonly string[] = ['leader-takeover', 'leader-ruling'];

/** The units that have denied the matter since the last ruling. */
const deniersOf = ({ denials, rulings }: AppealState): readonly string[] => [
  ...new Set(denials.filter(({ afterRulings }) => afterRulings === rulings).map(({ unit }) => unit)),
];

function callsOf(state: AppealState) {
  const calls = callsMade(state);
  if (!calls) return null;
  const { made, days, needed, lastAtMs } = calls;
  return { made, days, needed, lastAt: lastAtMs === null ? null : isoLocal(state.calendar, lastAtMs) };
}

/** A place in a claim pool looks like an obligation that anybody of the unit may take. */
function poolPlace({ stage }: AppealState): Obligation | null {
  if (stage.status !== 'pooled') return null;
  const { sinceMs, endsAtMs } = stage.pool;
  return {
    id: 'pool',
    kind: 'claim',
    about: null,
    owner: { role: 'officer', unit: null, person: null },
    sinceMs,
    limit: null,
    dueAtMs: endsAtMs,
    yellowAtMs: null,
    redAtMs: null,
    light: 'green',
    charged: [],
  };
}

/** Numbers that equal the lists behind them. */
export async function countInbox(deps: InboxNeeds, actor: Actor) {
  const nowMs = deps.clock();
  const { calendar } = deps.county;
  const midnightMs = endOfDayMs(calendar, dayOf(calendar, nowMs));
  const owners = { me: ownersOf(actor, 'me'), unit: ownersOf(actor, 'unit'), pool: ownersOf(actor, 'pool') };
  const visibleTo = visibilityOf(actor);
  const by = [...new Set(Object.values(owners).flat())];
  const owed = visibleTo ? await fromRecords(deps.store.owed({ visibleTo, by, nowMs })) : [];
  const of = (keys: readonly string[]) => owed.filter((one) => one.by.some((key) => keys.includes(key)));
  const [mine, ours] = [of(owners.me), of(owners.unit)];
  const isToday = ({ due }: Owed) => due > nowMs && due <= midnightMs;
  const isOverdue = ({ due }: Owed) => due <= nowMs && due !== never;
  return {
    me: mine.length,
    unit: ours.length,
    today: mine.filter(isToday).length,
    overdue: mine.filter(isOverdue).length,
    unitToday: ours.filter(isToday).length,
    unitOverdue: ours.filter(isOverdue).length,
    pool: of(owners.pool).length,
    callBacks: ours.filter(({ kind }) => kind === 'call-back').length,
    todayEndsAt: isoLocal(calendar, midnightMs),
    serverTime: isoLocal(calendar, nowMs),
  };
}
