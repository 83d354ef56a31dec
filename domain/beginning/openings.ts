import { dispatchDraft } from '../acts/dispatching.ts';
import { type Recorded, recordOne } from '../event/record.ts';
import { limitFrom } from '../joining/earlier-filing.ts';
import { followUp } from '../leaders/consequences.ts';
import type { CountyAtRegistration, UnitFact } from '../policy/policy.ts';
import {
  type Actor,
  type Joined,
  type Link,
  type Opening,
  type Participant,
  type Registration,
  systemActor,
} from '../state/index.ts';
import { beginAppeal, registeredData } from './begin.ts';
import type { RegisteredData } from './registered.ts';
import { registerReport } from './reported.ts';

/** Appeals that nobody files at a counter: parts of a split, what a sweep looks for, reports of misconduct. */

/** Opens an appeal for another one. Where a unit is named, the case is dispatched to it at once. */
export function openAppeal(
  id: string,
  opening: Opening,
  county: CountyAtRegistration,
  lead: UnitFact | null,
  nowMs: number,
): Recorded {
  const {
    why,
    from,
    registeredAtMs,
    participants,
    filerIs,
    joined = [],
    lead: _,
    dueAtMs: due,
    links = [],
    kept,
    ...filed
  } = opening;
  const registration: Registration = {
    ...filed,
    occurredAt: filed.occurredAt ?? null,
    attachments: filed.attachments ?? [],
    declared: filed.declared ?? null,
  };
  const link: Link = {
    kind: linkOf[why],
    appeal: from,
    registeredAtMs: null,
  };
  if (why === 'moved') {
    const moved = registeredData(id, registration, county, nowMs, participants);
    const whole = { ...moved, registeredAtMs, links: [link, ...links] };
    const data = filerIs === undefined ? whole : { ...whole, filerIs };
    return county.category.confidential
      ? registerReport(data, systemActor, nowMs)
      : beginAppeal(data, systemActor, nowMs, true);
  }
  const plain = registeredData(id, registration, county, registeredAtMs, participants, kept?.urgency);
  const people = {
    ...(filerIs === undefined ? {} : { filerIs }),
    ...(why === 'split' ? { joined: [...joined, ...sameSerials(from, participants)] } : {}),
  };
  const linked = { ...plain, ...people, registeredAtMs, links: [link, ...links] };
  const data = kept ? { ...linked, ...keptDates(linked, kept) } : linked;
  const begun = beginAppeal(data, systemActor, nowMs, true, kept?.owed);
  if (!lead) return begun;
  const instruction = why === 'sweep' ? opening.description : null;
  const date = due === null ? undefined : { limit: null, ...kept?.completion, dueMs: due };
  const sent = dispatchDraft(begun.state, nowMs, [lead], instruction, date);
  return followUp(recordOne(begun, sent, { nowMs, actor: systemActor }), nowMs);
}

const linkOf = { split: 'split-from', sweep: 'swept-by', moved: 'moved-from' } as const;

/** A person of the whole is one person of it in each of its parts, though two of these are merged again. */
const sameSerials = (whole: string, people: readonly Participant[]): Joined[] =>
  people.map(({ serial }) => ({ from: whole, serial, becomes: serial }));

/** A part is due by its own category, but never later than the whole was; a date that somebody set is the part's too. */
function keptDates(
  { county, urgency, registeredAtMs, overallDueAtMs }: RegisteredData,
  { state, ...whole }: NonNullable<Opening['kept']>,
): Pick<RegisteredData, 'kept' | 'overallDueAtMs'> {
  if (whole.dateSet) return { kept: state, overallDueAtMs: whole.overallDueAtMs };
  const { calendar, category, policy } = county;
  const dated = { calendar, category, policy, holds: state.holds, ...(urgency ? { urgency } : {}) };
  const filedAtMs = state.earliestFiledAtMs ?? registeredAtMs;
  const ownMs = filedAtMs === undefined ? overallDueAtMs : limitFrom(dated, filedAtMs);
  return { kept: state, overallDueAtMs: Math.min(ownMs, whole.overallDueAtMs) };
}

/** Opens a report of misconduct from inside a case. That case shows no trace of it. */
export function openReport(
  id: string,
  report: { text: string; about: string | null },
  county: CountyAtRegistration,
  actor: Actor,
  nowMs: number,
): Recorded {
  const registration: Registration = {
    kind: 'misconduct',
    title: report.about ?? '举报',
    description: report.text,
    category: county.category.id,
    area: null,
    location: null,
    citizen: null,
    anonymous: true,
    channel: 'report',
    occurredAt: null,
    attachments: [],
    declared: null,
  };
  const reporter = { serial: 0, name: null, phone: null, from: null, withdrawn: false };
  return registerReport(registeredData(id, registration, county, nowMs, [reporter]), actor, nowMs);
}
