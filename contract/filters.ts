import { z } from 'zod';
import { appealKinds, statuses } from '../domain/index.ts';
import { instantSchema } from './instant.ts';
import { countNames } from './summary.ts';

/** The query of the list. All parameters arrive as text, and unknown ones are refused. */

const yesOrNo = z.enum(['true', 'false']).transform((value) => value === 'true');
const word = z.string().trim().min(1).max(120);

/** One status or several, separated by commas. */
const statusList = z
  .string()
  .transform((value) => value.split(',').map((status) => status.trim()))
  .pipe(z.array(z.enum(statuses)).min(1))
  .meta({
    description: 'One or several, separated by commas or given more than once',
    type: 'array',
    items: { type: 'string', enum: [...statuses] },
  });

const pageSize = z
  .string()
  .regex(/^\d{1,3}$/)
  .transform(Number)
  .pipe(z.int().min(1).max(200))
  .meta({ description: '1 to 200, by default 50', type: 'integer', minimum: 1, maximum: 200 });

const cursor = z.string().min(1).max(400).optional().meta({ description: '`next` of the page before' });
const lightOf = z.enum(['green', 'yellow', 'red']).optional();

/** The conditions of a list. Counts take them too. */
const conditions = {
  status: statusList.optional(),
  escalated: yesOrNo.optional().meta({ description: 'With a leader: raised, taken over or ruled' }),
  light: lightOf,
  unit: word.optional().meta({ description: 'The liable unit; of a closed appeal the last one' }),
  category: word.optional(),
  channel: word.optional(),
  overdue: yesOrNo.optional().meta({ description: 'What the status waits for is past its due instant' }),
  dueBefore: instantSchema.optional().meta({ description: 'What the status waits for is due before this' }),
  dueBy: instantSchema.optional().meta({ description: 'What the status waits for is due then or before' }),
  q: word.optional().meta({
    description: 'The whole id, part of the title or place; a telephone or name for who may read the contact',
  }),
  kind: z.enum(appealKinds).optional(),
  person: word.optional().meta({ description: 'The liable person’s account' }),
  leader: word.optional().meta({ description: 'Who has the case, otherwise to whom it would go' }),
  triage: word.optional().meta({ description: 'The unit that dispatches' }),
  helper: word.optional().meta({ description: 'A unit with a part in it' }),
  outcome: word.optional(),
  areaId: word.optional().meta({ description: 'A town with its villages, or a village, by its unit’s id' }),
  requests: word.optional().meta({ description: '`open`, or the kind of an open request' }),
  conference: yesOrNo.optional().meta({ description: 'On the list of the joint conference' }),
  registeredFrom: instantSchema.optional(),
  registeredTo: instantSchema.optional().meta({ description: 'Before this instant' }),
  closedFrom: instantSchema.optional(),
  closedTo: instantSchema.optional().meta({ description: 'Before this instant' }),
} as const;

const contacts = z.enum(['shown', 'hidden']).optional().meta({
  description: 'By default shown, and the reading is recorded. Hidden: no contact data, and no record',
});
/** A reading without contact data is not recorded. */
export const contactsQuery = z.object({ contacts });

export const listQuery = z.strictObject({
  ...conditions,
  view: z.enum(['full', 'summary']).optional().meta({
    description: 'By default full. A summary has no contact data, and nobody’s reading is recorded',
  }),
  contacts,
  sort: z
    .enum(['-registered', 'registered', 'due', 'moved'])
    .optional()
    .meta({ description: 'By filing (newest first by default), time left, or last move' }),
  cursor,
  limit: pageSize.optional(),
});
export type ListQuery = z.infer<typeof listQuery>;

/** Names separated by commas. */
const countList = z
  .string()
  .transform((value) => value.split(',').map((name) => name.trim()))
  .pipe(z.array(z.enum(countNames)).min(1))
  .meta({ description: `One or several, separated by commas: ${countNames.join(', ')}`, type: 'string' });

export const countQuery = z.strictObject({ ...conditions, by: countList.optional() });
export type CountQuery = z.infer<typeof countQuery>;

export const inboxQuery = z.strictObject({
  of: z.enum(['me', 'unit', 'pool']).optional().meta({ description: 'Whose: by default mine' }),
  kind: word.optional(),
  light: lightOf,
  overdue: yesOrNo.optional(),
  dueBefore: instantSchema.optional(),
  dueBy: instantSchema.optional().meta({ description: 'Due then or before. A day’s deadlines end with it' }),
  cursor,
  limit: pageSize.optional(),
});
export type InboxQuery = z.infer<typeof inboxQuery>;
