import { dueAtMs } from './calendar/index.ts';
import type { AppealEvent } from './event.ts';
import { draft } from './event.ts';
import { evolve } from './evolve.ts';
import { opens } from './ledger.ts';
import { triageOwner } from './parties.ts';
import type { CountyAtRegistration } from './policy.ts';
import { numbered } from './record.ts';
import { type Refusal, refuse } from './refusal.ts';
import { currentRules, initialState, type RegisteredData } from './registered.ts';
import {
  attachment,
  category,
  decimal,
  flag,
  group,
  type Infer,
  instant,
  integer,
  list,
  oneOf,
  optional,
  text,
} from './shape.ts';
import type { Actor, AppealState, Contact, Participant, Registration } from './state.ts';

const contact = { name: optional(text(100)), phone: optional(text(40)), email: optional(text(200)) } as const;

/** What a filing says. Coordinates are WGS 84 degrees; `occurredAt` is ISO 8601 with an offset. */
export const registerBody = {
  kind: oneOf('request', 'complaint', 'suggestion', 'consultation', 'service'),
  title: text(200),
  description: text(8000),
  category,
  area: optional(text(100)),
  location: optional(
    group({
      address: optional(text(400)),
      longitude: optional(decimal(-180, 180)),
      latitude: optional(decimal(-90, 90)),
    }),
  ),
  citizen: optional(group(contact)),
  anonymous: optional(flag),
  channel: optional(text(40)),
  occurredAt: optional(instant),
  attachments: optional(list(attachment, 0, 20)),
  participants: optional(
    group({
      declared: optional(integer(1, 100_000)),
      people: optional(list(group({ name: text(100), phone: optional(text(40)) }), 0, 500)),
    }),
  ),
} as const;
export type RegisterBody = Infer<typeof registerBody>;

/**
 * The first event of an appeal and the state after it. Registration opens the dispatch obligation of whoever
 * holds triage. Refuses a date to come and contact data on an anonymous filing.
 */
export function register(
  id: string,
  given: RegisterBody,
  county: CountyAtRegistration,
  actor: Actor,
  nowMs: number,
): { event: AppealEvent<'registered', RegisteredData>; state: AppealState } | Refusal {
  if (given.occurredAt !== undefined && Date.parse(given.occurredAt) > nowMs) {
    return refuse('date-future', { field: 'occurredAt', date: given.occurredAt });
  }
  const named = Object.values(given.citizen ?? {}).some((value) => value);
  if (given.anonymous && named) return refuse('anonymous-with-contact');
  const data: RegisteredData = {
    id,
    rules: currentRules,
    registration: registrationOf(given),
    county,
    overallDueAtMs: dueAtMs(county.calendar, county.category.limit, nowMs),
    participants: participantsOf(given),
    links: [],
  };
  const bare = initialState({ seq: 0, atMs: nowMs, type: 'registered', actor, data, ledger: [] });
  const owed = opens(bare, nowMs, {
    kind: 'dispatch',
    owner: triageOwner(bare),
    limit: county.policy.limits.dispatch,
  });
  const event = numbered(null, draft('registered', data, [owed]), { nowMs, actor });
  const first = event as AppealEvent<'registered', RegisteredData>;
  return { event: first, state: evolve(null, first) };
}

function registrationOf(given: RegisterBody): Registration {
  return {
    kind: given.kind,
    title: given.title,
    description: given.description,
    category: given.category,
    area: given.area ?? null,
    location: given.location ?? null,
    citizen: given.anonymous ? null : ((given.citizen ?? null) as Contact | null),
    anonymous: given.anonymous ?? false,
    channel: given.channel ?? 'web',
    occurredAt: given.occurredAt ?? null,
    attachments: given.attachments ?? [],
    declared: given.participants?.declared ?? null,
  };
}

/** The people of a group, each with a serial and so a code of their own; the citizen who filed is serial 0. */
function participantsOf(given: RegisterBody): Participant[] {
  return (given.participants?.people ?? []).map(({ name, phone }, index) => ({
    serial: index + 1,
    name,
    phone: phone ?? null,
    from: null,
    withdrawn: false,
  }));
}
