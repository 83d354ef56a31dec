import { z } from 'zod';
import { statuses } from '../domain/index.ts';
import { shownInstant } from './instant.ts';
import { timelineEntry } from './view.ts';
import { light, obligation } from './view-parts.ts';

/** Schemas of what a command would do, and of the commands that are possible. */

const text = z.string();
const wording = z.object({ zh: text, en: text });

export const dryRunQuery = z.object({
  dryRun: z
    .enum(['true', 'false'])
    .optional()
    .meta({ description: '`true` tells what would happen. Nothing happens, and nothing is kept' }),
});

export const dryRun = z
  .object({
    type: z.literal('dry-run'),
    dryRun: z.boolean(),
    version: z.int(),
    status: z.enum(statuses),
    light,
    liable: z.object({ unit: text, person: text }).nullable(),
    leader: text.nullable(),
    events: z.array(timelineEntry),
    opened: z.array(obligation),
    moved: z.array(obligation).meta({ description: 'Obligations that go on with another date' }),
    overallDueAt: text.meta({ description: 'The date of the whole case, as it would then be' }),
    ended: z.array(z.object({ id: text, kind: text })),
    citizenReads: wording.nullable(),
    warnings: z.array(wording.extend({ code: text })),
    dispatch: z
      .object({
        unit: text.nullable(),
        helpers: z.array(text),
        pool: z.array(text).nullable(),
        rule: wording.nullable(),
      })
      .nullable()
      .optional()
      .meta({ description: 'With a filing: where the county’s rule sends it; null where no rule fits' }),
  })
  .meta({ id: 'DryRun', description: 'What a command or a filing would do' });

export const citizenView = z
  .object({
    version: z.int(),
    reads: wording
      .nullable()
      .meta({ description: 'How the case stands, in the citizen’s words; null for a report of misconduct' }),
    events: z.array(z.int()).meta({ description: 'Numbers of the events that the citizen sees' }),
  })
  .meta({ id: 'CitizenView', description: 'What the citizen sees of the case' });

export const knownCommands = z
  .object({
    version: z.int(),
    items: z.array(
      z.object({
        command: text,
        possible: z.boolean(),
        owed: z.boolean().meta({ description: 'It meets an obligation of the caller or the caller’s unit' }),
        dueAt: shownInstant.nullable(),
        refused: wording.extend({ code: text }).nullable(),
      }),
    ),
  })
  .meta({ id: 'KnownCommands', description: 'Each command: possible, or refused with its sentence' });
