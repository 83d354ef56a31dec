import { z } from 'zod';
import { eventsFor } from '../domain/access/story.ts';
import { instant, line, list, oneOf, optional } from '../domain/body/shape.ts';
import { testEvent } from '../domain/index.ts';
import { shownInstant } from './instant.ts';
import { onePage } from './nothing.ts';

/** Schemas for the endpoints of programs, and for what they are sent. */

const shown = z.string();

/** Types of events that a program may read of its own filings. */
export const hookEvents = eventsFor('integrator');

const events = optional(list(oneOf(...hookEvents), 0, hookEvents.length));
export const hookBody = { name: line(60), url: line(500), events } as const;
export const hookChange = { name: optional(line(60)), url: optional(line(500)), events } as const;
export const replayBody = { delivery: optional(line(200)), since: optional(instant) } as const;

const health = z.object({
  sentAt: shownInstant.nullable(),
  failedAt: shownInstant.nullable(),
  failure: shown.nullable().meta({ description: 'The status of the last failure, or what went wrong' }),
  failingSince: shownInstant.nullable(),
  waiting: z.int().meta({ description: 'Deliveries that wait' }),
  dead: z.int().meta({ description: 'Deliveries that were given up' }),
});

export const webhook = z
  .object({
    id: shown,
    owner: shown.meta({ description: 'The account whose filings it is told of' }),
    name: shown,
    url: shown.meta({ description: 'Others than its owner read its origin alone' }),
    events: z.array(shown).meta({ description: 'Types of events; empty: all' }),
    state: z.enum(['active', 'paused', 'disabled']),
    why: z.enum(['gone', 'unreachable']).nullable().meta({ description: 'The reason why it is disabled' }),
    formerSecretUntil: shownInstant
      .nullable()
      .meta({ description: 'Until then the former secret signs too' }),
    createdAt: shownInstant,
    version: z.int().meta({ description: 'The ETag' }),
    health,
  })
  .meta({ id: 'Webhook' });
export const webhooks = z.object({ items: z.array(webhook), next: onePage }).meta({ id: 'Webhooks' });

const secret = shown.meta({ description: 'Shown this once', example: 'whsec_…' });
export const webhookWithSecret = webhook.extend({ secret }).meta({ id: 'WebhookWithSecret' });

export const deliveryStates = ['waiting', 'sent', 'withheld', 'dead'] as const;
export const delivery = z
  .object({
    id: shown.meta({ description: 'The header webhook-id, the same at each try' }),
    appeal: shown,
    seq: z.int(),
    event: shown,
    at: shownInstant,
    state: z.enum(deliveryStates),
    tries: z.int(),
    nextAt: shownInstant.nullable(),
    result: shown.nullable().meta({ description: 'The last status, or what went wrong' }),
    doneAt: shownInstant.nullable(),
  })
  .meta({ id: 'Delivery' });
export const deliveries = z
  .object({ items: z.array(delivery), next: shown.nullable() })
  .meta({ id: 'Deliveries' });
export const deliveryQuery = z.object({
  state: z.enum(deliveryStates).optional(),
  cursor: z.string().min(1).max(400).optional(),
  limit: z.coerce.number().int().min(1).max(200).optional(),
});
export const replayed = z.object({ replayed: z.int() }).meta({ id: 'Replayed' });

/** The thin message. It has no personal data: a program asks the API for the rest. */
export const hookMessage = z.object({
  type: z.enum([...hookEvents.map((type) => `appeal.${type}`), testEvent]),
  timestamp: shownInstant,
  data: z.object({
    id: shown.meta({ description: 'The appeal’s id' }),
    seq: z.int().meta({ description: 'The event’s number in the case' }),
    event: shown,
    status: shown.optional().meta({ description: 'The case’s status when this was sent' }),
  }),
});
