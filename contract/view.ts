import { z } from 'zod';
import { statuses, urgencies } from '../domain/index.ts';
import { shownInstant } from './instant.ts';
import { onePage, orNull } from './nothing.ts';
import * as part from './view-parts.ts';

const text = z.string();
const outcomes = [
  'satisfied',
  'explained',
  'answered',
  'unrated',
  'withdrawn',
  'declined',
  'merged',
  'split',
] as const;

const filing = {
  kind: part.kind,
  urgency: z.enum(urgencies).meta({ description: 'How urgent an office found the case; it sets the limits' }),
  urgencyAsked: z.enum(urgencies).nullable().meta({ description: 'How urgent the citizen found it' }),
  title: text,
  description: text,
  category: text,
  channel: text,
  reference: text.nullable().meta({ description: 'The number that the integrator gave the case' }),
  area: text.nullable(),
  areaId: text
    .nullable()
    .meta({ description: 'Id of the town or village, if the county knows the area; null otherwise' }),
  location: part.location,
  occurredAt: text.nullable(),
  attachments: z.array(text),
  instruction: part.instruction,
  parts: z
    .array(part.part)
    .meta({ description: 'What merged cases, and the case this one was split from, said and showed' }),
  anonymous: z.boolean(),
  citizen: z
    .object({
      name: text.optional(),
      phone: text.optional(),
      phones: z.array(text).optional().meta({ description: 'Further numbers' }),
      email: text.optional(),
    })
    .nullable()
    .meta({ description: 'null for readers who need not reach the citizen' }),
};

const course = {
  status: z.enum(statuses),
  light: part.light.meta({ description: 'The worst of the active obligations' }),
  overdue: z.boolean().meta({ description: 'What the status waits for is past its due instant' }),
  registeredAt: shownInstant,
  earliestFiledAt: shownInstant.meta({
    description: 'When the first of all that was merged into this case was filed',
  }),
  movedAt: shownInstant.meta({ description: 'When the last event happened' }),
  closedAt: shownInstant.nullable(),
  outcome: z.enum(outcomes).nullable(),
  overallDueAt: shownInstant,
  triage: text.meta({ description: 'The unit that dispatches' }),
  firstReceiver: text.nullable(),
  liable: orNull(part.liable),
  nextInLine: z.array(part.owner).meta({
    description: 'For offices, of an urgent or critical case: who is told next if nobody moves',
  }),
  helpers: z.array(part.helper),
  denials: z.array(part.denial),
  redispatches: z.array(part.redispatch).meta({ description: 'Dispatches that were undone, for offices' }),
  obligations: z.array(part.obligation),
  pool: part.pool.nullable(),
  requests: z.array(part.request),
  hold: part.hold.nullable(),
  escalation: part.escalation,
  proposedLead: text
    .nullable()
    .meta({ description: 'The unit that had the matter before, proposed to triage' }),
  answer: z.object({ text, at: shownInstant }).nullable(),
  decline: z.object({ reason: text, explanation: text, at: shownInstant }).nullable(),
  objection: z.object({ overturned: z.boolean().nullable() }).nullable(),
  merging: z.object({ into: text }).nullable(),
  replies: z.array(z.object({ text, at: shownInstant, by: text }).loose()),
  sanctions: z.array(part.sanction).meta({ description: 'For offices; after the close too' }),
  extensions: z.int(),
  conference: z.object({ reason: text, at: shownInstant }).loose().nullable(),
  promise: part.promise.nullable(),
  completion: part.completion.nullable(),
  urges: z.array(part.urge),
  orders: z.array(part.order),
  callBacks: z.array(part.callBack),
};

const judgement = {
  rating: part.rating.nullable().meta({ description: 'The last one' }),
  ratings: z.array(part.rating),
  round: z.int(),
  votes: z.object({ cast: z.int(), dissatisfied: z.int(), mine: z.looseObject({}).nullable() }).loose(),
  participants: z
    .object({
      declared: z.int().nullable(),
      count: z.int(),
      people: z.array(z.object({ serial: z.int(), name: text.nullable(), phone: text.nullable() }).loose()),
      toCall: z.array(z.int()).meta({
        description: 'Serials of whom the centre is to call next; for who may reach them',
      }),
    })
    .loose(),
  links: z.array(part.link),
  sweep: orNull(part.sweep),
};

/** Schema of an appeal as one reader sees it. Offices, units and citizens see different fields. */
export const appealView = z
  .object({
    id: text.meta({ example: '20261122-7K3M9Q' }),
    type: z.literal('appeal'),
    version: z.int().meta({ description: 'Number of the last event; the ETag' }),
    ...filing,
    ...course,
    ...judgement,
    contactsHidden: z
      .boolean()
      .optional()
      .meta({ description: 'Contact data is left out because the request asked for that' }),
    allowedCommands: z.array(text).meta({ description: 'What this caller may do now' }),
    trackingCode: text.optional().meta({
      description:
        'With the answer to a correction of the telephone: a further code, to be told to the citizen. Earlier codes stay valid',
    }),
    warnings: z
      .array(z.object({ code: text, zh: text, en: text }))
      .optional()
      .meta({
        description: 'With the answer to a command or a filing: what to look at. Nothing was refused',
      }),
  })
  .meta({ id: 'Appeal' });

/** The answer to a command that cost its caller the sight of the case. It took effect all the same. */
export const outOfSight = z
  .object({
    type: z.literal('out-of-sight'),
    id: text,
    version: z.int(),
    warnings: z.array(z.object({ code: text, zh: text, en: text })).optional(),
  })
  .meta({ id: 'OutOfSight', description: 'The command took effect, and the caller no longer sees the case' });
/** The answers to a command: the case as the caller now sees it, or that it is out of sight. */
export const commandAnswer = z.discriminatedUnion('type', [appealView, outOfSight]);

/** The answer to a filing: the view, and the code by which the citizen follows the case. */
export const registeredView = appealView
  .extend({
    type: z.literal('registered'),
    trackingCode: text.meta({
      description: 'Derived, not stored: the same Idempotency-Key returns the same one',
      example: '7K3M-9QXT-4B2W-HN8C-F',
    }),
    participantCodes: z
      .array(z.object({ serial: z.int(), trackingCode: text }))
      .optional()
      .meta({ description: 'Of the people of a group, for a filer who passes them on' }),
  })
  .meta({ id: 'RegisteredAppeal' });

/** The answer to a clerk who files a report of misconduct for somebody. The clerk may not read the case itself. */
const registeredInConfidence = z
  .object({ type: z.literal('registered-in-confidence'), id: text, version: z.int(), trackingCode: text })
  .meta({ id: 'RegisteredInConfidence' });
export const filedView = z.discriminatedUnion('type', [registeredView, registeredInConfidence]);

export const appealPage = z
  .object({
    type: z.literal('appeals'),
    items: z.array(appealView),
    next: text.nullable().meta({ description: 'Cursor of the next page; null on the last' }),
  })
  .meta({ id: 'AppealPage' });

export const timelineEntry = z
  .object({
    seq: z.int(),
    at: shownInstant,
    type: text,
    actor: part.actor,
    data: z.record(text, z.unknown()),
    unverified: z
      .boolean()
      .optional()
      .meta({ description: 'It came around the API, and nobody proved that it was this actor’s' }),
  })
  .meta({ id: 'TimelineEntry', description: 'One event as this caller may read it' });

export const timelinePage = z
  .object({
    items: z.array(timelineEntry),
    next: onePage,
    incomplete: z.array(z.int()).optional().meta({
      description: 'Numbers of events that no store holds any more; the operators must repair the case',
    }),
  })
  .meta({ id: 'Timeline' });

export const liabilityLine = z
  .object({ unit: text, person: text, from: shownInstant, to: shownInstant.nullable(), why: text })
  .meta({ id: 'LiabilityLine', description: 'Who was liable, from when to when, by which act' });
