import { type Calendar, type HeldSpan, type Limit, parseLimit } from '../../domain/calendar/index.ts';

/** How a span shifts a date, day by day and without arithmetic: the model that the calendar is measured by. */

const DAY_MS = 86_400_000;

/** The days of the calendar as somebody reads them off the wall. */
function worksOn(calendar: Calendar, day: number): boolean {
  const date = new Date(day * DAY_MS);
  const listed = calendar.days[date.toISOString().slice(0, 10)];
  if (listed) return listed.kind === 'make-up';
  return date.getUTCDay() !== 0 && date.getUTCDay() !== 6;
}

const beginsMs = (calendar: Calendar, day: number) => day * DAY_MS - calendar.utcOffsetMinutes * 60_000;
const dayAt = (calendar: Calendar, ms: number) => {
  let day = Math.trunc(ms / DAY_MS) - 2;
  while (beginsMs(calendar, day + 1) <= ms) day++;
  return day;
};

const counts = (calendar: Calendar, limit: Limit | null) => (day: number) =>
  limit === null || limit.endsWith('wd') ? worksOn(calendar, day) : true;

const isExact = (limit: Limit | null) => limit !== null && 'elapsedMs' in (parseLimit(limit) ?? {});

/** One day at a time: for each counted day whose 24:00 lies in the span, the date goes to the next counted day. */
export function slowlyAfterSpan(
  calendar: Calendar,
  limit: Limit | null,
  dueMs: number,
  span: HeldSpan,
): number {
  if (isExact(limit)) return dueMs + span.toMs - span.fromMs;
  const counted = counts(calendar, limit);
  let due = dueMs;
  for (let day = dayAt(calendar, span.fromMs); beginsMs(calendar, day + 1) <= span.toMs; day++) {
    if (!counted(day)) continue;
    do due += DAY_MS;
    while (!counted(dayAt(calendar, due - 1)));
  }
  return due;
}

/** The same for a hold: what was late stays late, and a date that the hold swallowed goes to the next counted day. */
export function slowlyAfterHold(
  calendar: Calendar,
  limit: Limit | null,
  dueMs: number,
  hold: HeldSpan,
): number {
  if (dueMs <= hold.fromMs) return dueMs;
  const counted = counts(calendar, limit);
  let due = slowlyAfterSpan(calendar, limit, dueMs, hold);
  if (due > hold.toMs) return due;
  do due += DAY_MS;
  while (due <= hold.toMs || !counted(dayAt(calendar, due - 1)));
  return due;
}
