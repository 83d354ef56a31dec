import { z } from 'zod';
import { roles } from '../domain/index.ts';
import { instantSchema, shownInstant } from './instant.ts';

/** Schemas for the erasure of personal data, and for the record of its readers. */

const text = z.string();

export const erasureAnswer = z
  .object({
    erased: z.int().meta({ description: 'Persons whose key was destroyed, or would be' }),
    appeals: z.array(text).meta({ description: 'All appeals that their data was in' }),
    unsealed: z.array(text).meta({
      description:
        'Appeals that hold this person’s data in the clear: they came before there were keys, or past the API',
    }),
    dryRun: z.boolean(),
  })
  .meta({ id: 'Erasure' });

const word = z.string().trim().min(1).max(120);

export const accessQuery = z.strictObject({
  appeal: word.optional().meta({ description: 'The appeal’s id' }),
  account: word.optional().meta({ description: 'Whose readings' }),
  from: instantSchema.optional(),
  to: instantSchema.optional().meta({ description: 'Until before this instant' }),
  cursor: z.string().min(1).max(400).optional().meta({ description: '`next` of the page before' }),
});

export const accessPage = z
  .object({
    items: z.array(
      z
        .object({
          at: shownInstant,
          account: text,
          role: z.enum(roles),
          unit: text.nullable(),
          appeals: z.array(text),
          what: z.enum(['view', 'list', 'timeline', 'command', 'filing', 'temporal-ui', 'caller']),
          requestId: text,
        })
        .meta({ id: 'Access', description: 'Somebody read how the people of these appeals are reached' }),
    ),
    next: text.nullable().meta({ description: 'Cursor of the next page; null on the last' }),
  })
  .meta({ id: 'AccessPage' });
