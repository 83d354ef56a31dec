import { isoLocal } from './days.ts';
import { type Limit, parseLimit } from './limit.ts';
import { deadlineSentences } from './sentences.ts';
import { countsDays, type SkippedDays, type Tally, tallyCounted, tallyDays } from './tally.ts';
import type { Calendar, HeldSpan, Scale } from './types.ts';
import { orderHeld } from './weigh.ts';

export type { SkippedDays } from './tally.ts';

/** Explains a deadline: the days counted, the days skipped, and the reasons. */
export interface Explanation {
  limit: Limit | null;
  scale: Scale;
  /** ISO 8601 with the county's offset, like `dueAt`. */
  since: string;
  dueAt: string;
  /** Days counted, the last one included. Limits in s, m, h and same-day count 0. */
  counted: number;
  /** Skipped days. Consecutive days with the same reason are folded. */
  skipped: SkippedDays[];
  makeUp: { day: string; name: string }[];
  zh: string;
  en: string;
}

export interface ExplainInput {
  /** Null where somebody set the date, as in a ruling or a promise. */
  limit: Limit | null;
  scale: Scale;
  sinceMs: number;
  dueMs: number;
  held?: readonly HeldSpan[];
  /** Spans by which reviews exceeded their own limit. */
  overran?: readonly HeldSpan[];
  /** A span takes the whole days whose 24:00 lies in it, instead of its length. */
  wholeDays?: boolean;
  /** Somebody set a date in place of the limit's own. */
  set?: boolean;
}

/** Every deadline explains itself. It names spans on hold and counts their days among the skipped ones. */
export function explain(calendar: Calendar, input: ExplainInput): Explanation {
  const { limit, scale, sinceMs, dueMs, overran = [], wholeDays = false, set = false } = input;
  const held = orderHeld(input.held ?? []).filter((span) => span.toMs > sinceMs && span.fromMs < dueMs);
  const stood = wholeDays ? orderHeld([...held, ...overran]) : held;
  const parsed = limit === null ? null : parseLimit(limit);
  const tally: Tally = countsDays(parsed)
    ? (wholeDays ? tallyCounted : tallyDays)(calendar, scale, sinceMs, dueMs, stood)
    : { counted: 0, skipped: [], makeUp: [] };
  return {
    limit,
    scale,
    since: isoLocal(calendar, sinceMs),
    dueAt: isoLocal(calendar, dueMs),
    ...tally,
    ...deadlineSentences(calendar, { limit, scale, sinceMs, dueMs, held, overran, wholeDays, set }, tally),
  };
}
