import { isoLocal } from './days.ts';
import { type Limit, parseLimit } from './limit.ts';
import { sentences } from './sentences.ts';
import { countsDays, type SkippedDays, type Tally, tallyDays } from './tally.ts';
import type { Calendar, HeldSpan, Scale } from './types.ts';
import { orderHeld } from './weigh.ts';

export type { SkippedDays } from './tally.ts';

/** How a deadline came about: what was counted, what was not, and why. */
export interface Explanation {
  limit: Limit | null;
  scale: Scale;
  /** ISO 8601 with the county's offset, like `dueAt`. */
  since: string;
  dueAt: string;
  /** Days counted, the last one included; 0 for limits not counted in days (s, m, h, same-day). */
  counted: number;
  /** Days not counted, consecutive ones with the same reason folded. */
  skipped: SkippedDays[];
  makeUp: { day: string; name: string }[];
  zh: string;
  en: string;
}

export interface ExplainInput {
  /** null where a date was set: a ruling's, a promise's. */
  limit: Limit | null;
  scale: Scale;
  sinceMs: number;
  dueMs: number;
  held?: readonly HeldSpan[];
}

/** Every deadline explains itself; spans on hold are named, and days wholly on hold are among those skipped. */
export function explain(calendar: Calendar, input: ExplainInput): Explanation {
  const { limit, scale, sinceMs, dueMs } = input;
  const held = orderHeld(input.held ?? []).filter((span) => span.toMs > sinceMs && span.fromMs < dueMs);
  const parsed = limit === null ? null : parseLimit(limit);
  const tally: Tally = countsDays(parsed)
    ? tallyDays(calendar, scale, sinceMs, dueMs, held)
    : { counted: 0, skipped: [], makeUp: [] };
  return {
    limit,
    scale,
    since: isoLocal(calendar, sinceMs),
    dueAt: isoLocal(calendar, dueMs),
    ...tally,
    ...sentences(calendar, { limit, scale, sinceMs, dueMs, held }, tally),
  };
}
