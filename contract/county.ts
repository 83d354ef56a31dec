import { z } from 'zod';
import { roles } from '../domain/index.ts';

/** What the county's data looks like from outside. */

const text = z.string();
const names = z.object({ zh: text, en: text }).meta({ id: 'Names' });
const limit = text.meta({
  description: '30s, 15m, 48h, same-day, 3d (calendar days) or 7wd (working days)',
  example: '7wd',
});

export const me = z
  .object({
    account: text.meta({ example: 'officer:housing' }),
    role: z.enum(roles),
    unit: text.nullable(),
    name: names,
    onLeave: z.boolean(),
  })
  .meta({ id: 'Me', description: 'Whom the bearer token stands for' });

const unit = z
  .object({
    id: text,
    kind: text,
    parent: text.nullable().meta({ description: 'null for the county itself' }),
    name: names,
    head: text.meta({ description: 'The account that answers for the unit' }),
    centre: text.nullable().meta({ description: 'The account in charge of its service centre' }),
  })
  .meta({ id: 'Unit' });
export const units = z.object({ items: z.array(unit), next: z.null() }).meta({ id: 'Units' });

const category = z
  .object({ id: text, name: names, limit, copyToLeader: z.boolean(), confidential: z.boolean() })
  .meta({ id: 'Category' });
const item = z
  .object({
    id: text,
    name: names,
    category: text.nullable(),
    unit: text.nullable(),
    standard: text,
    limit,
    fee: z.number().meta({ description: 'In yuan' }),
    procedure: z.array(text),
    materials: z.array(text),
    conditions: z.array(text),
    agent: text.nullable(),
  })
  .meta({ id: 'CatalogueItem' });
export const catalogue = z
  .object({ categories: z.array(category), items: z.array(item), next: z.null() })
  .meta({ id: 'Catalogue', description: 'What may be filed, and what may be promised' });

export const policy = z
  .looseObject({ version: text, limits: z.record(text, limit), reviewer: z.enum(['centre', 'supervision']) })
  .meta({ id: 'Policy', description: 'The numbers of the county’s procedure' });

export const calendar = z
  .object({
    version: text,
    utcOffsetMinutes: z.int(),
    days: z.record(text, z.object({ kind: z.enum(['holiday', 'make-up']), name: text })),
  })
  .meta({ id: 'Calendar', description: 'Days that differ from the plain week, by local date' });
