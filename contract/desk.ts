import { z } from 'zod';
import { flag, group, integer, line, oneOf, optional, phone, text } from '../domain/body/shape.ts';
import { commandNames } from '../domain/index.ts';
import { listQuery } from './filters.ts';
import { shownInstant } from './instant.ts';
import { onePage } from './nothing.ts';
import { appealSummary } from './summary.ts';

/** Schemas for what people arrange for themselves and for their unit. */

const shown = z.string();

export const languages = ['zh', 'en'] as const;
export const landings = ['today', 'call-backs', 'appeals', 'file'] as const;

export const preferencesBody = {
  language: optional(oneOf(...languages)),
  landing: optional(oneOf(...landings)),
  rows: optional(integer(10, 200)),
  shortcuts: optional(flag),
} as const;

export const preferences = z
  .object({
    language: z.enum(languages).nullable().meta({ description: 'null: that of the browser' }),
    landing: z.enum(landings).nullable().meta({ description: 'The page after signing in; null: Today' }),
    rows: z.int().nullable().meta({ description: 'Rows to a page of a list; null: 50' }),
    shortcuts: z.boolean().nullable().meta({ description: 'Single-key shortcuts; null: on' }),
    version: z.int().meta({ description: 'The ETag; 0 before the first change' }),
  })
  .meta({ id: 'Preferences' });

/** A page, its size and its form are of the moment. A searched text may name a person, so that nobody saves it. */
const notSaved: readonly string[] = ['cursor', 'limit', 'view', 'contacts', 'q'];
const savedNames = Object.keys(listQuery.shape).filter((name) => !notSaved.includes(name));
const savedQuery = group(Object.fromEntries(savedNames.map((name) => [name, optional(line(200))])));

export const filterBody = { name: line(60), query: savedQuery, shared: optional(flag) } as const;

export const filter = z
  .object({
    id: shown,
    name: shown,
    query: z.record(shown, shown).meta({
      description: `Parameters of GET /v1/appeals: ${savedNames.join(', ')}`,
      example: { status: 'handling', light: 'red' },
    }),
    shared: z.boolean().meta({ description: 'With everybody of the unit' }),
    mine: z.boolean(),
    by: shown.meta({ description: 'The account that saved it' }),
    at: shownInstant,
    version: z.int().meta({ description: 'The ETag' }),
  })
  .meta({ id: 'SavedFilter' });
export const filters = z.object({ items: z.array(filter), next: onePage }).meta({ id: 'SavedFilters' });

export const uses = ['filing', ...commandNames] as const;

export const textBody = {
  title: line(60),
  text: text(2000),
  use: optional(oneOf(...uses)),
} as const;

export const standardText = z
  .object({
    id: shown,
    title: shown,
    text: shown,
    use: z.enum(uses).nullable().meta({ description: 'The command that it helps to write, or filing' }),
    by: shown.meta({ description: 'The account that wrote it last' }),
    at: shownInstant,
    version: z.int().meta({ description: 'The ETag' }),
  })
  .meta({ id: 'StandardText', description: 'It holds no personal data' });
export const texts = z
  .object({
    items: z.array(standardText),
    next: onePage,
    mayWrite: z.boolean().meta({ description: 'Whether this account may write for its unit' }),
  })
  .meta({ id: 'StandardTexts' });

/** Without a word a page has the case open. */
export const presenceBody = { open: optional(flag) } as const;

/** An account that has a case open now. */
const present = z.object({ account: shown, unit: shown.nullable(), since: shownInstant });
export const presence = z.object({ items: z.array(present) }).meta({
  id: 'Presence',
  description: 'Others who have the case open; offices that oversee are not named',
});
export const unitPresence = z
  .object({ items: z.array(present.extend({ appeal: shown })) })
  .meta({ id: 'UnitPresence', description: 'What others of the unit have open' });

export const callerBody = { phone } as const;

const callersCase = appealSummary
  .extend({
    rating: z
      .object({ satisfaction: shown })
      .nullable()
      .meta({ description: 'The last one, if there is one that the caller of this API may read' }),
  })
  .meta({ id: 'CallersCase' });
export const callersCases = z
  .object({
    items: z.array(callersCase),
    total: z.int().meta({ description: 'All cases that could be listed; at most 50 are' }),
  })
  .meta({ id: 'CallersCases' });
