import { audienceOf } from '../access/audience.ts';
import { shownField } from '../access/fields.ts';
import { readsWordsBy, wordless } from '../access/own-words.ts';
import type { Reader } from '../access/reader.ts';
import { personalSerial } from '../access/standing.ts';
import { noteIsFor, story, type Told } from '../access/story.ts';
import type { RegisteredData } from '../beginning/registered.ts';
import { isoLocal } from '../calendar/index.ts';
import type { AppealEvent } from '../event/event.ts';
import type { EventType } from '../event/evolvers.ts';
import type { Actor, AppealState, Completion, Part } from '../state/index.ts';
import { partsView } from './parts.ts';
import { inCounty, presented } from './presented.ts';

export interface TimelineEntry {
  readonly seq: number;
  readonly at: string;
  readonly type: string;
  readonly actor: Actor;
  readonly data: Readonly<Record<string, unknown>>;
  /** The message came around the API, and nobody proved that this actor sent it. */
  readonly unverified?: true;
}

/** The events as this actor may read them. Empty where the actor may not know of the appeal. */
export function timelineFor(
  state: AppealState,
  events: readonly AppealEvent[],
  actor: Actor,
): TimelineEntry[] {
  const audience = audienceOf(state, actor);
  if (audience === null) return [];
  const reader: Reader = { actor, audience };
  const shown = events.filter((event) => mayRead(event, reader, state));
  return shown.map((event) => {
    const data = readable(event, reader, state);
    const note = noteIsFor.includes(audience) && event.note !== undefined ? { note: event.note } : {};
    const heard = readsWordsBy(state, reader, event.actor);
    const evidence = event.attachments && heard ? { attachments: event.attachments } : {};
    return {
      seq: event.seq,
      at: isoLocal(state.calendar, event.atMs),
      type: event.type,
      actor: event.actor,
      data: { ...presented(heard ? data : wordless(data), state.calendar), ...note, ...evidence },
      ...(event.unverified ? { unverified: true as const } : {}),
    };
  });
}

/** Tells whether the actor may learn now that an event of this type has happened. What its data says is another question. */
export function mayLearnOf(state: AppealState, type: string, actor: Actor): boolean {
  const audience = audienceOf(state, actor);
  return audience !== null && lineOf(type)?.whole.includes(audience) === true;
}

/** Nobody reads an event that this program does not know. */
const lineOf = (type: string): Told | undefined =>
  Object.hasOwn(story, type) ? story[type as EventType] : undefined;

function mayRead(event: AppealEvent, { actor, audience }: Reader, state: AppealState): boolean {
  const line = lineOf(event.type);
  if (!line) return false;
  return line.whole.includes(audience) || (line.own === true && isOf(state, event.actor, actor));
}

/** One person may hold two codes. */
function isOf(state: AppealState, giver: Actor, reader: Actor): boolean {
  if (giver.account === reader.account) return true;
  const serial = personalSerial(state, reader);
  return serial !== null && personalSerial(state, giver) === serial;
}

/** Removes the data that this reader may not read. */
function readable(event: AppealEvent, reader: Reader, state: AppealState): Record<string, unknown> {
  const data = dataOf(event, state);
  const narrowed = Object.entries(lineOf(event.type)?.data ?? {})
    .filter(([name]) => name in data)
    .map(([name, field]) => [name, shownField(field, data[name], reader, state)]);
  return { ...data, ...Object.fromEntries(narrowed) };
}

function dataOf(event: AppealEvent, state: AppealState): Record<string, unknown> {
  if (event.type === 'registered') return filing(event);
  const data = told(event);
  const { parts } = event.data as { readonly parts?: readonly Part[] };
  return event.type === 'absorbed' && parts ? { ...data, parts: partsView(state, parts) } : data;
}

/** Leaves out data that an event keeps only for the rules, such as units' data and other people's contacts. */
function told({ data }: AppealEvent): Record<string, unknown> {
  const {
    units,
    leaders: _,
    unit,
    openings,
    newcomers,
    learnt: __,
    completion,
    marks: ___,
    furtherCode: ____,
    ...rest
  } = data as Record<string, unknown>;
  return {
    ...rest,
    ...(typeof unit === 'string' ? { unit } : {}),
    ...(Array.isArray(units) && typeof units[0] === 'string' ? { units } : {}),
    ...(Array.isArray(newcomers) ? { newcomers: newcomers.length } : {}),
    ...(completion ? { completion: said(completion as Completion) } : {}),
  };
}

const said = ({ result, statement, by }: Completion) => ({ result, statement, by });

/** Shows the filing itself, without the county's policy and calendar that the event keeps. */
function filing(event: AppealEvent): Record<string, unknown> {
  const { registration, county, overallDueAtMs, links } = event.data as RegisteredData;
  return {
    ...registration,
    occurredAt: inCounty(registration.occurredAt, county.calendar),
    overallDueAtMs,
    triage: county.triage.unit,
    policy: county.policy.version,
    calendar: county.calendar.version,
    links,
  };
}
