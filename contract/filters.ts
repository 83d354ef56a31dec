import { z } from 'zod';
import { statuses } from '../domain/index.ts';
import { instantSchema } from './instant.ts';

/** The query of the list. All parameters arrive as text, and unknown ones are refused. */

const yesOrNo = z.enum(['true', 'false']).transform((value) => value === 'true');
const word = z.string().trim().min(1).max(120);

/** One status or several, separated by commas. */
const statusList = z
  .string()
  .transform((value) => value.split(',').map((status) => status.trim()))
  .pipe(z.array(z.enum(statuses)).min(1))
  .meta({ description: `One or several, separated by commas: ${statuses.join(', ')}`, type: 'string' });

const pageSize = z
  .string()
  .regex(/^\d{1,3}$/)
  .transform(Number)
  .pipe(z.int().min(1).max(200))
  .meta({ description: '1 to 200, by default 50', type: 'integer', minimum: 1, maximum: 200 });

export const listQuery = z.strictObject({
  status: statusList.optional(),
  escalated: yesOrNo.optional().meta({ description: 'With a leader: raised, taken over or ruled' }),
  light: z.enum(['green', 'yellow', 'red']).optional(),
  unit: word.optional().meta({ description: 'The liable unit; of a closed appeal the last one' }),
  category: word.optional(),
  channel: word.optional(),
  overdue: yesOrNo.optional().meta({ description: 'What the status waits for is past its due instant' }),
  dueBefore: instantSchema.optional().meta({ description: 'What the status waits for is due before this' }),
  q: word.optional().meta({ description: 'The whole id, or part of the title' }),
  cursor: z.string().min(1).max(400).optional().meta({ description: '`next` of the page before' }),
  limit: pageSize.optional(),
});
export type ListQuery = z.infer<typeof listQuery>;
