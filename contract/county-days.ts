import { z } from 'zod';
import { shownInstant } from './instant.ts';
import { onePage, orNull } from './nothing.ts';

/** Schemas of the county's days: its calendar, and who is on duty. */

const text = z.string();

const dutyLine = z
  .object({
    unit: text.nullable().meta({ description: 'null for the leader on duty' }),
    from: shownInstant,
    to: shownInstant,
    person: text,
  })
  .meta({ id: 'DutyLine', description: 'Somebody on duty outside office hours' });
export const duty = z.object({ items: z.array(dutyLine), next: onePage }).meta({ id: 'Duty' });

const progress = z
  .object({
    version: z.int(),
    calendar: z.boolean(),
    policy: z.boolean(),
    people: z.boolean().optional().meta({ description: 'Who is away, who stands in, and the leaders' }),
    state: z.enum(['open', 'done']),
    total: z.int().nullable().meta({ description: 'Open appeals when it began; null before' }),
    done: z.int(),
    failed: z.int(),
    storedAt: shownInstant,
    finishedAt: shownInstant.nullable(),
  })
  .meta({
    id: 'CountyProgress',
    description: 'How far a change of the county has come with the open appeals',
  });
export const calendar = z
  .object({
    version: text,
    utcOffsetMinutes: z.int(),
    officeHours: z
      .array(z.object({ fromMinute: z.int(), toMinute: z.int() }))
      .optional()
      .meta({
        description: 'Of a working day, in minutes since midnight; usually 08:30–12:00 and 14:00–17:30',
      }),
    days: z.record(text, z.object({ kind: z.enum(['holiday', 'make-up']), name: text })),
    applying: orNull(progress),
  })
  .meta({ id: 'Calendar', description: 'Days that differ from the plain week, by local date' });
