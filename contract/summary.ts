import { z } from 'zod';
import { statuses, urgencies } from '../domain/index.ts';
import { shownInstant } from './instant.ts';
import { orNull } from './nothing.ts';
import { kind, light, obligation } from './view-parts.ts';

/** Schemas of lists in short rows, of the inbox and of counts. */

const text = z.string();
const maybe = <T extends z.ZodType>(schema: T) => schema.nullable();

export const appealSummary = z
  .object({
    id: text.meta({ example: '20261122-7K3M9Q' }),
    version: z.int(),
    kind,
    urgency: z.enum(urgencies),
    title: text,
    place: maybe(text).meta({ description: 'The address as it was filed' }),
    area: maybe(text),
    areaId: maybe(text).meta({ description: 'Id of the town or village, if the county knows the area' }),
    status: z.enum(statuses),
    light,
    overdue: z.boolean(),
    dueAt: maybe(shownInstant).meta({ description: 'When what the status waits for is due; null on hold' }),
    registeredAt: shownInstant,
    movedAt: shownInstant.meta({ description: 'When the last event happened' }),
    closedAt: maybe(shownInstant),
    outcome: maybe(text),
    category: text,
    channel: text,
    liable: maybe(z.object({ unit: text, person: text })).meta({
      description: 'The liable unit and person; of a closed appeal the last ones',
    }),
    triage: text,
    leader: text.meta({ description: 'Who has the case, otherwise to whom it would go' }),
    escalated: z.boolean(),
    conference: z.boolean(),
    waitsFor: maybe(z.object({ kind: text, unit: maybe(text), person: maybe(text) })),
    people: z.int(),
    repeats: z.int(),
  })
  .meta({ id: 'AppealSummary', description: 'An appeal as a row of a list, without contact data' });

export const summaryPage = z
  .object({ type: z.literal('summaries'), items: z.array(appealSummary), next: maybe(text) })
  .meta({ id: 'AppealSummaryPage' });

export const inboxRow = z
  .object({
    id: text.meta({ description: 'The case and what is owed in it' }),
    appeal: appealSummary,
    kind: text.meta({ description: 'What is owed; its name stands among the obligations of /v1/words' }),
    about: maybe(text),
    command: maybe(text).meta({ description: 'The usual command that meets it' }),
    commands: z.array(text),
    light,
    since: shownInstant,
    dueAt: maybe(shownInstant).meta({ description: 'null while a hold makes it stand still' }),
    yellowAt: maybe(shownInstant),
    redAt: maybe(shownInstant),
    overdue: z.boolean(),
    suspended: z.boolean(),
    unit: maybe(text),
    person: maybe(text),
    role: text,
    mine: z.boolean(),
    explanation: orNull(obligation.shape.explanation),
    calls: maybe(
      z.object({
        made: z.int(),
        days: z.int().meta({ description: 'Calls that count: one a day' }),
        needed: z.int().meta({ description: 'After so many the case closes as unrated' }),
        lastAt: maybe(shownInstant),
      }),
    ).meta({ description: 'With a call-back: how often the centre has tried' }),
    deniedBy: z.array(text).meta({
      description: 'For the leader who is to take over or to rule: the units that deny the matter',
    }),
  })
  .meta({ id: 'InboxRow', description: 'What somebody owes in a case, the most pressing first' });

export const inboxPage = z
  .object({ items: z.array(inboxRow), next: maybe(text), serverTime: shownInstant })
  .meta({ id: 'Inbox' });

const count = z.int().min(0);
export const inboxCounts = z
  .object({
    me: count,
    unit: count,
    today: count.meta({ description: 'Mine, due before the county’s midnight and not overdue' }),
    overdue: count.meta({ description: 'Mine, past its due instant' }),
    unitToday: count.meta({ description: 'My unit’s, due before the county’s midnight and not overdue' }),
    unitOverdue: count.meta({ description: 'My unit’s, past its due instant' }),
    pool: count.meta({ description: 'Cases that my unit may claim' }),
    callBacks: count.meta({ description: 'Call-backs of my unit' }),
    todayEndsAt: shownInstant,
    serverTime: shownInstant,
  })
  .meta({ id: 'InboxCounts', description: 'Equal to the lists behind them' });

export const countNames = ['status', 'light', 'unit', 'person', 'category', 'town', 'channel'] as const;
export type CountName = (typeof countNames)[number];
export const counts = z
  .object({
    total: count,
    by: z.record(text, z.array(z.object({ key: maybe(text), count }))),
  })
  .meta({ id: 'Counts', description: 'How many appeals of a list have each value' });
