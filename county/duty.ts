import { addDays, type DutyLine, dayOf, startOfDayMs } from '../domain/index.ts';
import type { Directory } from './directory.ts';

/** Days of the roster that an urgent case keeps, so that its clock can choose. */
const KEPT_DAYS = 10;

/** Lists who is on duty for these units, and the leader on duty, from the local day of `nowMs` on. */
export function dutyFor({ data }: Directory, units: readonly string[], nowMs: number): readonly DutyLine[] {
  const today = dayOf(data.calendar, nowMs);
  const fromMs = startOfDayMs(data.calendar, today);
  const untilMs = startOfDayMs(data.calendar, addDays(today, KEPT_DAYS));
  const wanted = new Set<string | null>([null, ...units]);
  return data.duty
    .map(({ unit, person, from, to }) => ({ unit, person, fromMs: Date.parse(from), toMs: Date.parse(to) }))
    .filter((line) => wanted.has(line.unit) && line.fromMs < untilMs && line.toMs > fromMs);
}
