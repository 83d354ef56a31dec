import { z } from 'zod';
import { roles } from '../domain/index.ts';
import { calendar, duty } from './county-days.ts';
import { shownInstant } from './instant.ts';
import { onePage, orNull } from './nothing.ts';

export { calendar, duty };

/** Schemas of the county's data. */

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
    signedInBy: z.enum(['cookie', 'bearer', 'key']),
    secondFactor: z.object({
      owed: z.boolean().meta({ description: 'Whether this account may act with one only' }),
      shown: z.boolean().meta({ description: 'Whether this session has shown one' }),
    }),
  })
  .meta({ id: 'Me', description: 'Whom the request stands for, and by what' });

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
const area = z
  .object({ id: text, kind: text, parent: text.nullable(), name: names })
  .meta({ id: 'Area', description: 'A unit by its name: what a filing may give as its area' });
export const units = z.object({ items: z.array(unit), next: onePage }).meta({ id: 'Units' });

const question = z
  .object({
    code: text,
    type: z.enum(['string', 'number', 'datetime', 'text', 'singlevaluelist', 'multivaluelist']),
    required: z.boolean(),
    question: names,
    hint: names.optional(),
    values: z.array(z.object({ key: text, name: names })),
  })
  .meta({ id: 'CategoryQuestion', description: 'What other platforms ask a citizen besides' });
const category = z
  .object({
    id: text,
    name: names,
    limit,
    copyToLeader: z.boolean(),
    confidential: z.boolean(),
    about: names.optional().meta({ description: 'For other platforms: what the category is for' }),
    group: names.optional(),
    keywords: z.array(text).optional(),
    questions: z.array(question).optional(),
  })
  .meta({ id: 'Category' });
const item = z
  .object({
    id: text,
    name: names,
    category: text.nullable(),
    unit: text.nullable(),
    standard: text,
    limit,
    fee: z.number().meta({ format: 'double', description: 'In yuan' }),
    procedure: z.array(text),
    materials: z.array(text),
    conditions: z.array(text),
    agent: text.nullable(),
  })
  .meta({ id: 'CatalogueItem' });
export const categories = z.object({ items: z.array(category), next: onePage }).meta({ id: 'Categories' });
export const catalogue = z
  .object({
    categories: z.array(category),
    items: z.array(item),
    areas: z.array(area),
    next: onePage,
  })
  .meta({ id: 'Catalogue', description: 'What may be filed, and what may be promised' });

const day = text.meta({ format: 'date', example: '2026-10-01' });
const person = z
  .object({
    account: text.meta({ example: 'officer:housing' }),
    role: z.enum(roles),
    unit: text.nullable(),
    name: names,
    onLeave: z.boolean(),
    leave: z
      .array(z.object({ from: day, to: day }))
      .optional()
      .meta({ description: 'For the admin only; both days included' }),
    readsCases: z
      .boolean()
      .optional()
      .meta({ description: 'For the admin only; may have payloads opened in the Temporal UI' }),
  })
  .meta({ id: 'Person' });
export const people = z.object({ items: z.array(person), next: onePage }).meta({ id: 'People' });

const leader = z
  .object({
    account: text,
    deputy: text.nullable(),
    units: z.array(text),
    categories: z.array(text),
  })
  .meta({ id: 'Leader', description: 'A leader’s portfolio' });
export const leaders = z.object({ items: z.array(leader), next: onePage }).meta({ id: 'Leaders' });

const rule = z
  .object({
    category: text,
    area: text.nullable().meta({ description: 'A town’s or village’s unit id; null: any' }),
    unit: text.nullable().meta({ description: 'Where it goes at once; null where a pool is given' }),
    helpers: z.array(text),
    pool: z.array(text).nullable().meta({ description: 'Units that may claim it' }),
    fallback: text.nullable(),
  })
  .meta({ id: 'DispatchRule', description: 'The most specific wins: village, town, any' });
export const dispatch = z.object({ items: z.array(rule), next: onePage }).meta({ id: 'DispatchRules' });

export const policy = z
  .looseObject({
    version: text,
    limits: z.record(text, limit),
    reviewer: z.enum(['centre', 'supervision']),
    plainMessages: z.enum(['marked', 'refused']).optional().meta({
      description: 'What becomes of messages around the API that do not prove who sends them; else marked',
    }),
    terms: z.record(text, names).optional().meta({
      description: 'Names of the reasons for declining and the order colours that are the county’s own',
    }),
  })
  .meta({ id: 'Policy', description: 'The numbers of the county’s procedure' });

const mostMiB = z.int();
export const uploads = z
  .object({
    mostMiB: z.object({ picture: mostMiB, sound: mostMiB, video: mostMiB, document: mostMiB }),
    perAppeal: z.int(),
    types: z.array(text).meta({ description: 'As found in the content, not as the name says' }),
  })
  .meta({ id: 'Uploads', description: 'What may be attached: the largest file of each kind in MiB' });

export const look = z
  .object({
    name: names,
    hotline: text.nullable().meta({ example: '12345' }),
    accent: text.meta({
      description: 'A colour whose contrast with white is at least 4.5',
      example: '#0958d9',
    }),
    logo: text.nullable().meta({
      description:
        'Where the picture is. A change sends a PNG or WebP of at most 64 KiB as a data URL, the address to keep it, or null',
    }),
    outline: z
      .array(z.array(z.array(z.number()).length(2)))
      .nullish()
      .meta({
        description:
          'Rings of [longitude, latitude] in WGS 84. A change without it keeps it, and null removes it. A place outside brings a warning',
      }),
    open311: z
      .object({
        jurisdiction: text.optional().meta({ example: 'chenghu.example' }),
        jurisdictionNeeded: z.boolean().optional(),
        answers: z.enum(['token', 'number']).optional(),
        contact: names.optional(),
        keyService: names.optional(),
      })
      .nullish()
      .meta({
        description:
          'What platforms that come by Open311 read. A change without it keeps it, and null removes it',
      }),
    version: z.int().optional().meta({ description: 'Of the county’s data; with answers only' }),
  })
  .meta({ id: 'Look', description: 'How the county’s pages look' });

/** Each part as its own address gives it. A change leaves out those that stay. */
export const countyParts = z
  .strictObject({
    units,
    people,
    leaders,
    categories,
    catalogue,
    dispatch,
    duty,
    policy,
    uploads,
    look,
    calendar,
  })
  .partial()
  .meta({ id: 'CountyParts', description: 'Parts of the county, each as its own address gives it' });

const bearer = z.object({ unit: text.nullable(), person: text.nullable() });
const owed = bearer.extend({ dueAt: shownInstant });
export const countyChanged = z
  .object({
    version: text.meta({ description: 'In force; of a dry run the one that would be' }),
    changed: z.boolean().meta({ description: 'false: the county says this already' }),
    dryRun: z.boolean(),
    parts: z.array(text),
    effects: orNull(
      z
        .object({
          cases: z.array(
            z.object({
              appeal: text,
              liable: bearer,
              trouble: z.enum(['no-unit', 'left', 'moved', 'leave']).nullable(),
              obligations: z.array(z.object({ kind: text, before: owed, after: owed })),
            }),
          ),
          caseCount: z.int(),
          obligationCount: z.int(),
          complete: z.boolean().meta({ description: 'false: there was no time for all open cases' }),
        })
        .meta({
          id: 'CountyEffects',
          description: 'What the change would do to open cases; the first 200 of them',
        }),
    ),
  })
  .meta({ id: 'CountyChanged' });

export const words = z.record(text, z.record(text, names)).meta({
  id: 'Words',
  description: 'Every term that people read: its subject, its code, its names in both languages',
});
