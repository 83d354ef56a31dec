import type { CommandName } from '../all-rules.ts';
import { type Explanation, explain, isoLocal } from '../calendar/index.ts';
import { isGathered } from '../joining/repeats.ts';
import { awaited } from '../owed/awaited.ts';
import { isFrozen } from '../owed/ledger.ts';
import { type Light, type Obligation, worstLight } from '../owed/obligation.ts';
import { heldOf, scaleOfObligation } from '../owed/obligation-lights.ts';
import { absenceOf } from '../people/absence.ts';
import { nextInLine } from '../people/duty.ts';
import { toCall } from '../people/sample.ts';
import { voters } from '../people/voting.ts';
import { urgencyOf } from '../policy/urgency.ts';
import { type Absence, type AppealState, type Link, liableOf, type Vote } from '../state/index.ts';
import { partsView } from './parts.ts';
import { inCounty, presented, type WithDates } from './presented.ts';

export interface ObligationView {
  readonly id: string;
  readonly kind: Obligation['kind'];
  readonly about: string | null;
  readonly role: string;
  readonly unit: string | null;
  readonly person: string | null;
  readonly since: string;
  readonly dueAt: string;
  readonly yellowAt: string | null;
  readonly redAt: string | null;
  readonly light: Light;
  /** True while a hold freezes it. */
  readonly suspended: boolean;
  readonly explanation: Explanation;
}

/** Everything that a view can hold, before access is checked. */
export type WholeView = ReturnType<typeof wholeView>;
export type AppealView = WholeView & { readonly allowedCommands: readonly CommandName[] };

export function wholeView(state: AppealState, nowMs: number) {
  const { registration, stage } = state;
  const iso = (ms: number) => isoLocal(state.calendar, ms);
  const shown = <T>(value: T) => presented(value, state.calendar);
  return {
    id: state.id,
    version: state.seq,
    kind: registration.kind,
    urgency: urgencyOf(state),
    urgencyAsked: registration.urgencyAsked ?? null,
    title: registration.title,
    description: registration.description,
    category: registration.category,
    channel: registration.channel,
    reference: registration.reference ?? null,
    area: registration.area,
    areaId: registration.areaId ?? null,
    location: registration.location,
    occurredAt: inCounty(registration.occurredAt, state.calendar),
    attachments: registration.attachments,
    instruction: shown(registration.instruction ?? null),
    parts: partsView(state),
    anonymous: registration.anonymous,
    citizen: registration.citizen,
    status: stage.status,
    light: worstLight(state.obligations),
    overdue: isOverdue(state, nowMs),
    registeredAt: iso(state.registeredAtMs),
    earliestFiledAt: iso(state.earliestFiledAtMs ?? state.registeredAtMs),
    movedAt: iso(state.lastAtMs),
    closedAt: stage.status === 'closed' ? iso(stage.closedAtMs) : null,
    outcome: stage.status === 'closed' ? stage.outcome : null,
    overallDueAt: iso(state.overallDueAtMs),
    triage: state.triage.unit,
    firstReceiver: state.firstReceiver,
    liable: liableView(state),
    nextInLine: nextInLine(state, nowMs),
    helpers: state.helpers.map((h) => ({ ...h, ...awayIn(state, h.unit, h.person) })),
    denials: shown(state.denials),
    redispatches: shown(state.redispatches ?? []),
    obligations: state.obligations.map((o) => obligationView(state, o, nowMs)),
    pool: stage.status === 'pooled' ? shown(stage.pool) : null,
    requests: shown(state.requests),
    hold: shown(state.hold),
    escalation: shown(state.escalation),
    conference: shown(state.conference),
    proposedLead: state.proposedLead,
    answer: shown(state.answer),
    decline: shown(state.decline),
    objection: state.objection,
    merging: state.merging,
    replies: shown(state.replies),
    sanctions: shown(state.sanctions),
    extensions: state.extensions,
    promise: shown(state.promise),
    completion: completionView(state),
    urges: shown(state.urges),
    orders: shown(state.orders),
    callBacks: shown(state.callBacks),
    rating: shown(state.ratings.at(-1) ?? null),
    ratings: shown(state.ratings),
    round: state.round,
    votes: votesView(state),
    participants: participantsView(state),
    links: shown(state.links.map((link) => linkView(state, link))),
    sweep: shown(state.sweep),
  };
}

/** Marks a gathered duplicate, which does not count as a repeat. */
const linkView = (state: AppealState, link: Link): Link & { readonly gathered?: true } =>
  isGathered(state, link) ? { ...link, gathered: true } : link;

/** The awaited obligation is past its due instant. Nothing is overdue on a hold. */
export function isOverdue(state: AppealState, nowMs: number): boolean {
  const waits = awaited(state);
  return waits !== null && !isFrozen(state, waits) && nowMs >= waits.dueAtMs;
}

/** Left out for readers who may not know the reason of an absence. */
const awayIn = (state: AppealState, unit: string, person: string | null): { away?: Absence | null } => ({
  away: absenceOf(state, unit, person),
});

function liableView(state: AppealState) {
  const liable = liableOf(state);
  if (!liable) return null;
  const own = state.obligations.filter((o) => o.owner.unit === liable.unit && o.owner.role !== 'centre');
  const { unit, person, sinceMs } = liable;
  const since = isoLocal(state.calendar, sinceMs);
  return { unit, person, since, light: worstLight(own), ...awayIn(state, unit, person) };
}

export function obligationView(state: AppealState, o: Obligation, nowMs: number): ObligationView {
  const iso = (ms: number | null) => (ms === null ? null : isoLocal(state.calendar, ms));
  const running = state.hold ? [{ fromMs: state.hold.fromMs, toMs: Math.max(nowMs, state.hold.fromMs) }] : [];
  return {
    id: o.id,
    kind: o.kind,
    about: o.about,
    role: o.owner.role,
    unit: o.owner.unit,
    person: o.owner.person,
    since: isoLocal(state.calendar, o.sinceMs),
    dueAt: isoLocal(state.calendar, o.dueAtMs),
    yellowAt: iso(o.yellowAtMs),
    redAt: iso(o.redAtMs),
    light: o.light,
    suspended: isFrozen(state, o),
    explanation: explain(state.calendar, {
      limit: o.limit,
      scale: scaleOfObligation(o),
      sinceMs: o.sinceMs,
      dueMs: o.dueAtMs,
      held: [...heldOf(state, o.kind), ...(isFrozen(state, o) || state.rules < 3 ? running : [])],
      overran: o.overruns,
      wholeDays: state.rules >= 3,
      set: o.set,
    }),
  };
}

function completionView(state: AppealState) {
  if (!state.completion) return null;
  const { result, statement, attachments, atMs, by } = state.completion;
  return { result, statement, attachments, at: isoLocal(state.calendar, atMs), by };
}

/** Counts the votes. Only the voter learns which vote is theirs. */
const votesView = ({ votes }: AppealState) => ({
  cast: votes.length,
  dissatisfied: votes.filter((v) => v.satisfaction === 'no').length,
  mine: null as WithDates<Vote> | null,
});

/** `toCall` lists the serials to call next in a group whose votes decided nothing. */
function participantsView(state: AppealState) {
  const people = voters(state).map(({ marks: _, alsoFiled: __, ...person }) => person);
  return { declared: state.registration.declared, count: people.length, people, toCall: toCall(state) };
}
