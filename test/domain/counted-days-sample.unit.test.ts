import { readFileSync } from 'node:fs';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { parse } from 'yaml';
import { calendarFrom, DAY_MS, dueAtMs, HOUR_MS } from '../../domain/index.ts';
import {
  type Appeal,
  accepted,
  at,
  categories,
  centre,
  completing,
  file,
  housing,
  local,
  type Step,
  water,
} from '../support/domain-kit.ts';
import { slowlyAfterHold, slowlyAfterSpan } from '../support/slow-clock.ts';

/** The sample county's own calendar, around the Spring Festival of 2026 and its make-up days. */
const read = calendarFrom(
  parse(readFileSync(new URL('../../county/calendar.yaml', import.meta.url), 'utf8')),
);
if (!read.ok) throw new Error(read.problems.join('\n'));
const { calendar } = read;

const limits = fc.constantFrom('1wd', '7wd', '20wd', '9d', '100h', '40h', 'same-day');
const begins = fc.nat(40 * 24).map((hours) => at('2026-01-20 09:07') + hours * HOUR_MS);
const shares = fc.double({ min: 0, max: 0.999, noNaN: true });
const lengths = fc.oneof(fc.constantFrom(1000, HOUR_MS, DAY_MS), fc.nat(25 * DAY_MS));

const begun = (limit: string, atMs: number): Appeal =>
  file({ at: local(atMs) ?? '', county: { calendar, category: { ...categories.road!, limit } } }).after(
    ...accepted,
  );

/** A command at this very instant, which must succeed. */
function give(appeal: Appeal, atMs: number, ...[name, body, by]: Step): void {
  appeal.nowMs = atMs;
  const before = appeal.state.seq;
  appeal.when(name, body, by);
  if (appeal.state.seq === before) throw new Error(`${name} was refused`);
}

function pause(appeal: Appeal, fromMs: number, toMs: number): void {
  give(appeal, fromMs, 'request-pause', { reason: 'x' }, housing);
  give(appeal, fromMs, 'decide-pause', { grant: true, reason: 'x' }, centre);
  if (appeal.state.hold) give(appeal, toMs, 'resume', {}, housing);
}

/** An instant of the time that is left, and another behind it. */
function spanIn(appeal: Appeal, share: number, lengthMs: number) {
  const leftMs = appeal.owed('complete').dueAtMs - appeal.nowMs;
  const fromMs = appeal.nowMs + Math.floor(leftMs * share);
  return { fromMs, toMs: fromMs + lengthMs };
}

describe('around the Spring Festival', () => {
  const friday = '2026-02-14 00:00';

  it.each([
    ['a second', '2026-02-12 12:00:00', '2026-02-12 12:00:01', friday],
    ['the end of Thursday', '2026-02-12 23:59:59', '2026-02-13 00:00:00', '2026-02-15 00:00'],
    ['Thursday and Friday', '2026-02-12 12:00:00', '2026-02-14 12:00:00', '2026-02-25 00:00'],
    ['the whole festival', '2026-02-13 12:00:00', '2026-02-24 12:00:00', '2026-02-25 00:00'],
  ])('a pause of %s shifts what is due before it by working days alone', (_, from, to, due) => {
    const appeal = begun('7wd', at('2026-02-04 10:00'));
    expect(local(appeal.owed('complete').dueAtMs)).toBe(friday);
    pause(appeal, at(from), at(to));
    expect(local(appeal.owed('complete').dueAtMs)).toBe(due);
    expect(local(appeal.state.overallDueAtMs)).toBe(due);
  });

  it('a hold shifts the work’s date and the case’s own as somebody counts on the wall', () => {
    fc.assert(
      fc.property(limits, begins, shares, lengths, (limit, atMs, share, lengthMs) => {
        const appeal = begun(limit, atMs);
        const before = appeal.owed('complete').dueAtMs;
        const whole = appeal.state.overallDueAtMs;
        const span = spanIn(appeal, share, lengthMs);
        pause(appeal, span.fromMs, span.toMs);
        expect(appeal.owed('complete').dueAtMs).toBe(slowlyAfterHold(calendar, limit, before, span));
        expect(appeal.state.overallDueAtMs).toBe(slowlyAfterHold(calendar, limit, whole, span));
      }),
      { numRuns: 200 },
    );
  });

  it('a review shifts it by what it ran beyond its limit, or leaves the least', () => {
    fc.assert(
      fc.property(limits, begins, shares, lengths, (limit, atMs, share, lengthMs) => {
        const appeal = begun(limit, atMs);
        const before = appeal.owed('complete').dueAtMs;
        const { fromMs, toMs } = spanIn(appeal, share, lengthMs);
        give(appeal, fromMs, ...completing);
        const reviewDueMs = appeal.owed('review').dueAtMs;
        give(appeal, toMs, 'return', { reason: 'x' }, centre);
        const overran = { fromMs: reviewDueMs, toMs: Math.max(reviewDueMs, toMs) };
        const leastMs = dueAtMs(calendar, '1wd', toMs);
        const oldMs = slowlyAfterSpan(calendar, limit, before, overran);
        expect(appeal.owed('complete').dueAtMs).toBe(Math.max(oldMs, leastMs));
      }),
      { numRuns: 200 },
    );
  });

  it('a move passes the date on, or leaves the least', () => {
    fc.assert(
      fc.property(limits, begins, shares, (limit, atMs, share) => {
        const appeal = begun(limit, atMs);
        const before = appeal.owed('complete').dueAtMs;
        const { fromMs } = spanIn(appeal, share, 0);
        give(appeal, fromMs, 'transfer', { to: 'water', reason: 'x' }, housing);
        give(appeal, fromMs, 'accept-transfer', {}, water);
        expect(appeal.owed('complete').dueAtMs).toBe(Math.max(before, dueAtMs(calendar, '2wd', fromMs)));
      }),
      { numRuns: 100 },
    );
  });
});
