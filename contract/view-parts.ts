import { z } from 'zod';
import { absences, appealKinds, roles, sanctionKinds, sayings } from '../domain/index.ts';
import { degrees, shownInstant } from './instant.ts';

/** Schemas of the parts of an appeal's view. */

const text = z.string();
const maybe = <T extends z.ZodType>(schema: T) => schema.nullable();
export const light = z.enum(['green', 'yellow', 'red']).meta({ id: 'Light', description: '绿 黄 红' });

export const actor = z
  .object({ account: text, unit: maybe(text), role: z.enum([...roles, 'clock', 'system']) })
  .meta({ id: 'Actor', description: 'Who did it; `clock` is the passing of a deadline' });

/** Somebody who owes something, or who is told next. */
export const owner = z.object({ role: text, unit: maybe(text), person: maybe(text) }).meta({ id: 'Owner' });

export const explanation = z
  .object({
    limit: maybe(text),
    scale: z.enum(['working', 'calendar']),
    since: shownInstant,
    dueAt: shownInstant,
    counted: z.int().meta({ description: 'Days counted, the last included; 0 where days are not counted' }),
    skipped: z.array(z.object({ from: text, to: text }).loose()),
    makeUp: z.array(z.object({ day: text, name: text })),
    zh: text,
    en: text,
  })
  .meta({ id: 'Explanation', description: 'How a deadline came about: what was counted, what not, and why' });

export const obligation = z
  .object({
    id: text,
    kind: text,
    about: maybe(text),
    role: text,
    unit: maybe(text),
    person: maybe(text),
    since: shownInstant,
    dueAt: shownInstant,
    yellowAt: maybe(shownInstant),
    redAt: maybe(shownInstant),
    light,
    suspended: z.boolean().meta({ description: 'true while a hold makes it stand still' }),
    explanation,
  })
  .meta({ id: 'Obligation', description: 'What somebody owes by an instant' });

const away = z.enum(absences).nullable().optional().meta({
  description: 'Whether the person is on leave, has left the county or moved to another unit; for accounts',
});

export const liable = z
  .object({ unit: text, person: text, since: shownInstant, light, away })
  .meta({ id: 'Liable', description: 'The one unit and person liable now' });

export const helper = z.object({
  unit: text,
  state: z.enum(['waiting', 'accepted', 'denied', 'done', 'excused']),
  person: maybe(text),
  statement: maybe(text),
  away,
});
export const denial = z.object({ unit: text, grounds: text, basis: text, at: shownInstant }).loose();
export const redispatch = z.object({
  from: text,
  to: text,
  reason: text,
  by: text,
  at: shownInstant,
  mistakeOf: z.object({ unit: text, account: maybe(text) }),
});
export const pool = z.object({
  units: z.array(text),
  fallback: maybe(text),
  since: shownInstant,
  endsAt: shownInstant,
});
export const request = z.object({
  kind: z.enum(['transfer', 'redispatch', 'help', 'extension', 'pause', 'objection', 'withdrawal']),
  by: actor,
  to: z.array(text),
  reason: text,
  at: shownInstant,
  until: maybe(shownInstant),
  progressEvery: maybe(text),
});
export const hold = z
  .object({ from: shownInstant, until: maybe(shownInstant), progressEvery: text, reason: text })
  .loose();
const ruling = z
  .object({
    lead: text,
    helpers: z.array(text),
    dueAt: shownInstant,
    instruction: text,
    final: z.boolean(),
    by: text,
  })
  .loose();
export const escalation = z
  .object({
    state: z.enum(['none', 'raised', 'taken-over', 'ruled']),
    reason: maybe(text),
    leader: maybe(text),
    passedFrom: maybe(text),
    raisedAt: maybe(shownInstant),
    takenOverAt: maybe(shownInstant),
    ruledAt: maybe(shownInstant),
    ruling: maybe(ruling),
    meetings: z.array(z.object({ at: shownInstant, place: text, units: z.array(text) }).loose()),
  })
  .loose()
  .meta({ id: 'Escalation', description: 'Whether the case is with a county leader, and what was ruled' });
export const promise = z
  .object({
    unit: text,
    catalogueItem: text,
    standard: text,
    fee: z.number().meta({ format: 'double' }),
    dueAt: shownInstant,
    contactedAt: shownInstant,
    contactMeans: text,
    at: shownInstant,
  })
  .loose();
export const completion = z
  .object({
    result: z.enum(['resolved', 'partly', 'explained']),
    statement: text,
    at: shownInstant,
    by: actor,
  })
  .loose();
export const urge = z.object({
  by: actor,
  reason: text,
  at: shownInstant,
  answeredAt: maybe(shownInstant),
});
export const order = z
  .object({ serial: z.int(), colour: text, instruction: text, by: text, at: shownInstant })
  .loose();
export const callBack = z
  .object({
    at: shownInstant,
    means: text,
    reached: z.boolean(),
    said: text,
    by: text,
    person: z.int().optional(),
  })
  .loose();
export const rating = z
  .object({
    contacted: z.boolean(),
    resolved: z.boolean(),
    partly: z
      .boolean()
      .optional()
      .meta({ description: 'Part of the matter is settled; `resolved` is false' }),
    satisfaction: z.enum(['yes', 'neutral', 'no']),
    comment: maybe(text),
    at: shownInstant,
    by: z.enum(['citizen', 'call-back', 'group', 'supervision', 'leader']),
    round: z.int(),
  })
  .loose();
export const kind = z.enum(appealKinds);
export const instruction = z.object({ leader: text, dueAt: shownInstant }).nullable().meta({
  description: 'The leader whose instruction it is, and the leader’s date; null for every other kind',
});
export const location = z
  .object({
    address: text.optional(),
    longitude: degrees.optional(),
    latitude: degrees.optional(),
    source: z.enum(['device', 'map', 'words', 'program']).optional(),
    accuracyM: z.int().optional(),
  })
  .nullable();
export const part = z
  .object({
    id: text.meta({ description: 'Of the case that was filed with these words' }),
    title: text,
    description: text,
    location,
    attachments: z.array(text),
    said: z.array(z.object({ kind: z.enum(sayings), text, at: shownInstant })).meta({
      description: 'What its people added before it was merged or split',
    }),
  })
  .meta({ id: 'Part' });

export const sanction = z
  .object({
    kind: z.enum(sanctionKinds),
    unit: maybe(text),
    person: maybe(text),
    reason: text,
    by: text,
    at: shownInstant,
  })
  .meta({ id: 'Sanction' });
export const link = z
  .object({
    kind: text.meta({
      description:
        '`repeats` counts where `registeredAt` is there; `may-repeat` and `may-merge` are proposals to triage',
    }),
    appeal: text,
    registeredAt: maybe(shownInstant),
    why: z.enum(['telephone', 'place-and-title', 'filed-again', 'confirmed', 'followed']).optional(),
    settled: z.boolean().optional().meta({ description: 'The other case was settled before' }),
    gathered: z.boolean().optional().meta({
      description:
        '集中诉求: filed about the time of this case, it counts only where this repeats a settled case',
    }),
  })
  .loose()
  .meta({ id: 'Link' });
export const sweep = z
  .object({
    query: maybe(text),
    place: text.optional(),
    category: text,
    units: z.array(text),
    dueAt: shownInstant,
    opened: z.array(text),
    orderedAt: shownInstant,
    leftOut: z.int().optional().meta({
      description: 'How many cases that match, or could not be looked at, were not linked; not for citizens',
    }),
    progress: z.object({ opened: z.int(), closed: z.int(), similar: z.int() }).optional().meta({
      description:
        'How many of the appeals it opened are closed; for centres, leaders, supervision, discipline, audit',
    }),
  })
  .loose()
  .meta({ id: 'Sweep' });
