import { dispatchDraft } from '../acts/dispatching.ts';
import { areaNamed } from '../acts/placing.ts';
import { poolDraft } from '../acts/pooling.ts';
import { contact, matter } from '../body/matter.ts';
import {
  areaLine,
  attachment,
  flag,
  group,
  type Infer,
  instant,
  integer,
  line,
  list,
  oneOf,
  optional,
  person,
  personalLine,
  personalPhone,
} from '../body/shape.ts';
import { type Draft, draft } from '../event/event.ts';
import { type Recorded, recordOne } from '../event/record.ts';
import { isHalfPlace } from '../joining/distance.ts';
import { followUp } from '../leaders/consequences.ts';
import { onceSerial, peopleOnce } from '../people/same-person.ts';
import type { CountyAtRegistration, DispatchRule, DutyLine, Facts } from '../policy/policy.ts';
import { isCritical } from '../policy/urgency.ts';
import {
  type Actor,
  type AppealState,
  appealKinds,
  type Contact,
  type Link,
  type Participant,
  type PersonMarks,
  type Registration,
  systemActor,
  urgencies,
} from '../state/index.ts';
import { type Refusal, refuse } from '../wording/refusal.ts';
import { beginAppeal, registeredData } from './begin.ts';
import { instructionOf, instructionProblem } from './instruction.ts';
import { registerReport } from './reported.ts';

/** The body of a filing. Coordinates are WGS 84 degrees. `occurredAt` is ISO 8601 with an offset. */
export const registerBody = {
  kind: oneOf(...appealKinds),
  ...matter,
  /** The id of a town or village. It counts before the words of `area`, which stay as they are. */
  areaId: optional(areaLine),
  citizen: optional(group(contact)),
  anonymous: optional(flag),
  channel: optional(line(40)),
  /** An integrator's own number. It names one case of the account for ever. */
  reference: optional(line(100)),
  occurredAt: optional(instant),
  /** An office's word. A category may raise it. */
  urgency: optional(oneOf(...urgencies)),
  /** The citizen's own word, which an office judges. */
  urgencyAsked: optional(oneOf(...urgencies)),
  attachments: optional(list(attachment, 0, 20)),
  /** The case that this filing follows: a token of `POST /v1/similar`, or for a seat an id too. */
  into: optional(line(600)),
  /** The leader whose instruction is filed, and the leader's date. For this kind alone, and both. */
  leader: optional(person),
  dueAt: optional(instant),
  participants: optional(
    group({
      declared: optional(integer(1, 100_000)),
      people: optional(list(group({ name: personalLine(100), phone: optional(personalPhone) }), 0, 500)),
    }),
  ),
} as const;
export type RegisterBody = Infer<typeof registerBody>;

/** Marks of a filing's people, in the order of its list. */
export interface FiledMarks {
  readonly citizen?: PersonMarks;
  readonly people: readonly (PersonMarks | undefined)[];
}

/** Facts that the API adds to a filing: earlier appeals, their unit and the marks of people. */
export interface FilingFacts {
  readonly marks?: FiledMarks;
  readonly links?: readonly Link[];
  readonly proposedLead?: string | null;
  /** Cases that were merged into the earlier one or split off. A repeated filing brings their files too. */
  readonly filesFrom?: readonly string[];
  /**
   * The serial of the listed person who has the filer's telephone. Null means that the list has no such
   * person. Only the edge can compare telephones.
   */
  readonly filerIs?: number | null;
  /** The towns and villages that the filing names. */
  readonly areas?: Facts['areas'];
  /** The case that the filer wants to follow. */
  readonly into?: Followed;
  /** Brought for an urgent filing. */
  readonly duty?: readonly DutyLine[];
}

/** A case that a filing follows. `gathers`: it is open and the same matter at the same place, so that both become one. */
export interface Followed {
  readonly appeal: string;
  readonly registeredAtMs: number;
  readonly gathers: boolean;
}

/**
 * Registers an appeal and returns its first events and state. The holder of triage owes a dispatch. An
 * occurrence in the future is refused, as are contacts on an anonymous filing.
 */
export function register(
  id: string,
  given: RegisterBody,
  county: CountyAtRegistration,
  actor: Actor,
  nowMs: number,
  filing: FilingFacts = {},
): Recorded | Refusal {
  if (given.occurredAt !== undefined && Date.parse(given.occurredAt) > nowMs) {
    return refuse('date-future', { field: 'occurredAt', date: given.occurredAt });
  }
  if (isHalfPlace(given.location)) return refuse('half-a-place');
  const { marks, filerIs, into, areas, ...background } = filing;
  const areaId = areaNamed(given, areas);
  if (given.areaId !== undefined && areaId === null) {
    return refuse('unknown-area-id', { area: given.areaId });
  }
  if (given.anonymous && namesSomebody(given)) return refuse('anonymous-with-contact');
  if (given.reference !== undefined && actor.role !== 'integrator') return refuse('reference-by-integrator');
  const kindBarred = kindProblem(given, county, actor) ?? instructionProblem(given, county, actor, nowMs);
  if (kindBarred) return kindBarred;
  const byCitizen = actor.role === 'citizen';
  if (byCitizen && given.urgency !== undefined) return refuse('urgency-by-office');
  const listed = participantsOf(given, byCitizen && filerIs === null);
  const people = peopleOnce(id, withMarks(listed, marks));
  const filed = registrationOf(given, areaId);
  const plain = registeredData(id, filed, county, nowMs, people.participants, given.urgency);
  const data = {
    ...plain,
    ...(people.joined.length > 0 ? { joined: people.joined } : {}),
    ...background,
    ...(byCitizen && typeof filerIs === 'number' ? { filerIs: onceSerial(people.joined, filerIs) } : {}),
    links: withFollowed(filing.links ?? [], into),
  };
  if (given.kind === 'misconduct') return registerReport(data, actor, nowMs);
  const begun = followUp(beginAppeal(data, actor, nowMs, true), nowMs);
  // A case that is with a leader is merged by that leader alone. The proposal stands in the view.
  if (into?.gathers && begun.state.escalation.state === 'none' && given.kind !== 'instruction') {
    return recordOne(begun, draft('merge-asked', { into: into.appeal }), { nowMs, actor: systemActor });
  }
  const sent = county.dispatchRule ? sentByRule(begun.state, county.dispatchRule, nowMs) : null;
  return sent === null ? begun : recordOne(begun, sent, { nowMs, actor: systemActor });
}

/** The centre reads which case the filer follows, also where a merge comes about later or not at all. */
const withFollowed = (links: readonly Link[], into: Followed | undefined): readonly Link[] =>
  into
    ? [
        ...links.filter(({ appeal }) => appeal !== into.appeal),
        { kind: 'may-merge', appeal: into.appeal, registeredAtMs: into.registeredAtMs, why: 'followed' },
      ]
    : links;

/** Checks the fields for names only. Nobody may search a text that somebody wrote. */
const namesSomebody = ({ citizen, participants }: RegisterBody): boolean =>
  Object.values(citizen ?? {}).some((value) => (value?.length ?? 0) > 0) ||
  (participants?.people ?? []).length > 0;

/**
 * A report of misconduct needs a confidential category. Every other kind needs another category. Only a
 * centre files before anybody asks.
 */
function kindProblem(
  { kind }: RegisterBody,
  { category }: CountyAtRegistration,
  actor: Actor,
): Refusal | null {
  if ((kind === 'misconduct') !== category.confidential)
    return refuse('category-of-other-kind', { kind, category: category.id });
  return kind === 'proactive' && actor.role !== 'centre' ? refuse('proactive-by-centre') : null;
}

/**
 * The county's rules dispatch or open a pool at once, whatever the links say. A case raised at filing never
 * lies open to claims, nor does a critical one. It goes to the pool's fall-back unit, or stays with triage where there is none.
 */
function sentByRule(state: AppealState, rule: DispatchRule, nowMs: number): Draft | null {
  if (rule.to === 'unit') return dispatchDraft(state, nowMs, [rule.lead, ...rule.helpers], null);
  if (state.escalation.state === 'none' && !isCritical(state))
    return poolDraft(state, nowMs, rule.units, rule.fallback);
  return rule.fallback ? dispatchDraft(state, nowMs, [rule.fallback], null) : null;
}

function registrationOf(given: RegisterBody, areaId: string | null): Registration {
  return {
    kind: given.kind,
    title: given.title,
    description: given.description,
    category: given.category,
    area: given.area ?? null,
    ...(areaId === null ? {} : { areaId }),
    location: given.location ?? null,
    citizen: given.anonymous ? null : ((given.citizen ?? null) as Contact | null),
    anonymous: given.anonymous ?? false,
    channel: given.channel ?? 'web',
    occurredAt: given.occurredAt ?? null,
    attachments: given.attachments ?? [],
    declared: given.participants?.declared ?? null,
    ...(given.reference === undefined ? {} : { reference: given.reference }),
    ...(given.urgencyAsked === undefined ? {} : { urgencyAsked: given.urgencyAsked }),
    ...instructionOf(given),
  };
}

/**
 * The people of a matter, each with a serial and so a code. Serial 0 is the filer. A citizen who files is one
 * of the people. An office that files is not.
 */
function participantsOf({ participants, citizen }: RegisterBody, filerToo: boolean): Participant[] {
  const people = participants?.people ?? [];
  const filer = listedPerson(0, citizen?.name, citizen?.phone);
  const listed = people.map(({ name, phone }, index) => listedPerson(index + 1, name, phone));
  return filerToo || people.length === 0 ? [filer, ...listed] : listed;
}

/** Serial 0 is the filer. All others have their place in the list as their serial. */
const withMarks = (participants: readonly Participant[], marks?: FiledMarks): Participant[] =>
  participants.map((p) => {
    const own = p.serial === 0 ? marks?.citizen : marks?.people[p.serial - 1];
    return own ? { ...p, marks: own } : p;
  });

const listedPerson = (serial: number, name?: string, phone?: string): Participant => ({
  serial,
  name: name ?? null,
  phone: phone ?? null,
  from: null,
  withdrawn: false,
});
