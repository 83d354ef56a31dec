import { isoLocal } from '../calendar/index.ts';
import type { AppealEvent } from '../event.ts';
import type { RegisteredData } from '../registered.ts';
import type { Actor, AppealState, Completion } from '../state.ts';
import { type Audience, audienceOf, isAnother, seesContact, seesInternal } from './audience.ts';
import { presented } from './presented.ts';

export interface TimelineEntry {
  readonly seq: number;
  readonly at: string;
  readonly type: string;
  readonly actor: Actor;
  readonly data: Readonly<Record<string, unknown>>;
  /** Nobody proved that it was this actor's: it came around the API. */
  readonly unverified?: true;
}

/** The events as this actor may read them; empty where the actor may not know of the appeal. */
export function timelineFor(
  state: AppealState,
  events: readonly AppealEvent[],
  actor: Actor,
): TimelineEntry[] {
  const audience = audienceOf(state, actor);
  if (audience === null) return [];
  const shown = events.filter((event) => mayRead(event, audience, actor));
  return shown.map((event) => {
    const contact = seesContact(audience) && !isAnother(actor);
    const data = event.type === 'registered' ? filing(event, contact) : told(event);
    const note = seesInternal(audience) && event.note !== undefined ? { note: event.note } : {};
    const evidence = event.attachments ? { attachments: event.attachments } : {};
    return {
      seq: event.seq,
      at: isoLocal(state.calendar, event.atMs),
      type: event.type,
      actor: event.actor,
      data: { ...presented(data, state.calendar), ...note, ...evidence },
      ...(event.unverified ? { unverified: true as const } : {}),
    };
  });
}

/** What offices keep among themselves: orders, sanctions, what a signal tried. */
const internal = ['ordered', 'order-replied', 'sanction-recorded', 'signal-refused', 'cancel-requested'];

/** A citizen and who files for one read no internal event, and nobody but the offices another person's vote. */
function mayRead(event: AppealEvent, audience: Audience, { account }: Actor): boolean {
  if (!seesInternal(audience) && internal.includes(event.type)) return false;
  const hidden = event.type === 'voted' && (!seesContact(audience) || audience === 'citizen');
  return !hidden || event.actor.account === account;
}

/** What is kept with an event for the rules' sake is no part of the story: units' data, other people's contacts. */
function told({ data }: AppealEvent): Record<string, unknown> {
  const { units, unit, openings, newcomers, completion, ...rest } = data as Record<string, unknown>;
  return {
    ...rest,
    ...(typeof unit === 'string' ? { unit } : {}),
    ...(Array.isArray(units) && typeof units[0] === 'string' ? { units } : {}),
    ...(Array.isArray(newcomers) ? { newcomers: newcomers.length } : {}),
    ...(completion ? { completion: said(completion as Completion) } : {}),
  };
}

const said = ({ result, statement, by }: Completion) => ({ result, statement, by });

/** Of the filing what was filed; the county's policy and calendar are kept with it but are no part of the story. */
function filing(event: AppealEvent, contact: boolean): Record<string, unknown> {
  const { registration, county, overallDueAtMs, links } = event.data as RegisteredData;
  return {
    ...registration,
    citizen: contact ? registration.citizen : null,
    overallDueAtMs,
    triage: county.triage.unit,
    policy: county.policy.version,
    calendar: county.calendar.version,
    links,
  };
}
