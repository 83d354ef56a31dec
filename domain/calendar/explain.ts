import { isoLocal } from './days.ts';
import { type Limit, parseLimit } from './limit.ts';
import { sentences } from './sentences.ts';
import { countsDays, type SkippedDays, type Tally, tallyCounted, tallyDays } from './tally.ts';
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
  /** What reviews ran beyond their own limit. */
  overran?: readonly HeldSpan[];
  /** A span takes whole days, those whose 24:00 lies in it, and not its length. */
  wholeDays?: boolean;
  /** A date was given in place of the limit's own. */
  set?: boolean;
}

/** Every deadline explains itself; spans on hold are named, and the days they take are among those skipped. */
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
    ...sentences(calendar, { limit, scale, sinceMs, dueMs, held, overran, wholeDays, set }, tally),
  };
}
