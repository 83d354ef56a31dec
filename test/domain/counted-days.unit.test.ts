import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  DAY_MS,
  dueAfterHold,
  dueAfterSpan,
  dueAtMs,
  dueOverHolds,
  explain,
} from '../../domain/calendar/index.ts';
import { type Calendar, isWorkingDay, scaleOf } from '../../domain/index.ts';
import {
  accepted,
  at,
  categories,
  centre,
  completing,
  calendar as county,
  file,
  given,
  housing,
  iso,
  local,
  on,
  type Step,
  water,
} from '../support/domain-kit.ts';
import { slowlyAfterHold, slowlyAfterSpan } from '../support/slow-clock.ts';
import { calendars, edgy, limits } from './calendar-arbitraries.ts';

const pause = (from: string): readonly Step[] => [
  on(['request-pause', { reason: 'Frost.' }, housing], from),
  on(['decide-pause', { grant: true, reason: 'x' }, centre], from),
];
const resume = (when: string): Step => ['resume', {}, housing, when];
/** Filed so that seven working days end on Friday 6 March. */
const dueFriday = (limit = '7wd') =>
  file({ at: '2026-02-25 10:00', county: { category: { ...categories.road!, limit } } }).after(...accepted);

describe('a pause of one second', () => {
  it('on the day before buys not one second of a limit in days', () => {
    const appeal = dueFriday();
    expect(local(appeal.owed('complete').dueAtMs)).toBe('2026-03-07 00:00');
    appeal.after(...pause('2026-03-05 12:00:00'), resume('2026-03-05 12:00:01'));
    expect(local(appeal.owed('complete').dueAtMs)).toBe('2026-03-07 00:00');
    expect(local(appeal.state.overallDueAtMs)).toBe('2026-03-07 00:00');
  });

  it('over midnight is worth that day, to 24:00', () => {
    const appeal = dueFriday().after(...pause('2026-03-05 23:59:59'), resume('2026-03-06 00:00:00'));
    expect(local(appeal.owed('complete').dueAtMs)).toBe('2026-03-10 00:00');
    expect(local(appeal.state.overallDueAtMs)).toBe('2026-03-10 00:00');
  });

  it('before a holiday is worth no holiday', () => {
    const before = file({ at: '2026-04-21 10:00' }).after(...accepted);
    expect(local(before.owed('complete').dueAtMs)).toBe('2026-05-01 00:00');
    before.after(...pause('2026-04-29 12:00:00'), resume('2026-04-29 12:00:01'));
    expect(local(before.owed('complete').dueAtMs)).toBe('2026-05-01 00:00');
  });

  it('shifts a limit in hours by its very second', () => {
    const appeal = dueFriday('100h');
    const before = appeal.owed('complete').dueAtMs;
    appeal.after(...pause('2026-02-26 12:00:00'), resume('2026-02-26 12:00:01'));
    expect(appeal.owed('complete').dueAtMs).toBe(before + 1000);
  });
});

describe('a longer pause', () => {
  it('shifts a limit in calendar days by each midnight in it', () => {
    const appeal = dueFriday('9d').after(...pause('2026-02-27 12:00'), resume('2026-03-02 09:00'));
    expect(local(appeal.owed('complete').dueAtMs)).toBe('2026-03-10 00:00');
  });

  it('shifts a limit in working days by no weekend', () => {
    const appeal = dueFriday().after(...pause('2026-02-27 12:00'), resume('2026-03-02 09:00'));
    expect(local(appeal.owed('complete').dueAtMs)).toBe('2026-03-10 00:00');
  });

  it('that swallows the hour promised leaves that hour of the next working day', () => {
    const promise = {
      catalogueItem: 'lamp',
      dueAt: iso('2026-03-04 18:00'),
      contactedAt: iso('2026-02-25 10:02'),
      contactMeans: 'phone',
    };
    const appeal = dueFriday().after(
      ['promise', promise, housing],
      ...pause('2026-03-04 10:00'),
      resume('2026-03-04 20:00'),
    );
    expect(local(appeal.owed('complete').dueAtMs)).toBe('2026-03-05 18:00');
  });

  it('that ends by completion leaves the same date behind a return', () => {
    const appeal = dueFriday().after(
      ...pause('2026-03-02 12:00'),
      on(completing, '2026-03-04 12:00'),
      on(['return', { reason: 'x' }, centre], '2026-03-04 13:00'),
    );
    expect(local(appeal.owed('complete').dueAtMs)).toBe('2026-03-11 00:00');
    expect(local(appeal.state.overallDueAtMs)).toBe('2026-03-11 00:00');
  });
});

describe('a move', () => {
  const asked: Step = ['transfer', { to: 'water', reason: 'a pipe' }, housing];
  const signed = (when: string): Step => ['accept-transfer', {}, water, when];

  it('passes the date on as it stands', () => {
    const appeal = dueFriday().after(asked, signed('2026-02-28 15:00'));
    expect(appeal.owed('complete')).toMatchObject({ dueAtMs: at('2026-03-07 00:00'), limit: '7wd' });
  });

  it('leaves the new unit the policy’s least', () => {
    const appeal = dueFriday().after(asked, signed('2026-03-06 15:00'));
    expect(local(appeal.owed('complete').dueAtMs)).toBe('2026-03-11 00:00');
  });
});

const anySpan = fc
  .tuple(edgy, fc.oneof(fc.integer({ min: 0, max: 40 * DAY_MS }), fc.constantFrom(0, 1000, DAY_MS)))
  .map(([fromMs, length]) => ({ fromMs, toMs: fromMs + length }));
const dates = fc.oneof(limits, fc.constant(null));

describe('the days that a span takes', () => {
  it('are those that somebody counts on the wall', () => {
    fc.assert(
      fc.property(calendars, dates, edgy, anySpan, (calendar, limit, dueMs, span) => {
        expect(dueAfterHold(calendar, limit, dueMs, span)).toBe(
          slowlyAfterHold(calendar, limit, dueMs, span),
        );
        expect(dueAfterSpan(calendar, limit, dueMs, span)).toBe(
          slowlyAfterSpan(calendar, limit, dueMs, span),
        );
      }),
      { numRuns: 600 },
    );
  });

  it('add up: two spans that follow each other take what the one of both takes', () => {
    fc.assert(
      fc.property(
        calendars,
        dates,
        edgy,
        anySpan,
        fc.nat(20 * DAY_MS),
        (calendar, limit, dueMs, span, more) => {
          const second = { fromMs: span.toMs, toMs: span.toMs + more };
          const both = { fromMs: span.fromMs, toMs: second.toMs };
          const inTurn = dueAfterSpan(calendar, limit, dueAfterSpan(calendar, limit, dueMs, span), second);
          expect(inTurn).toBe(dueAfterSpan(calendar, limit, dueMs, both));
        },
      ),
      { numRuns: 600 },
    );
  });

  it('never leave a date in the hold itself, and never move one closer', () => {
    fc.assert(
      fc.property(calendars, dates, edgy, anySpan, (calendar, limit, dueMs, span) => {
        const after = dueAfterHold(calendar, limit, dueMs, span);
        expect(after).toBeGreaterThanOrEqual(dueMs);
        if (dueMs > span.fromMs) expect(after).toBeGreaterThan(span.toMs);
      }),
      { numRuns: 600 },
    );
  });
});

describe('an explanation', () => {
  const days = (from: string, to: string) => (Date.parse(to) - Date.parse(from)) / DAY_MS;
  const lastDay = (calendar: Calendar, dueMs: number) =>
    new Date(dueMs - 1 + calendar.utcOffsetMinutes * 60_000).toISOString().slice(0, 10);

  it('adds up to its date whatever holds lie in it: the limit’s days counted, all others named', () => {
    const holds = fc.array(fc.tuple(fc.nat(3 * DAY_MS), fc.nat(12 * DAY_MS)), { maxLength: 3 });
    const inDays = limits.filter((limit) => limit.endsWith('d'));
    fc.assert(
      fc.property(calendars, inDays, edgy, holds, (calendar, limit, sinceMs, gaps) => {
        let dueMs = dueAtMs(calendar, limit, sinceMs);
        const held: { fromMs: number; toMs: number }[] = [];
        for (const [gap, length] of gaps) {
          const fromMs = (held.at(-1)?.toMs ?? sinceMs) + gap;
          if (fromMs >= dueMs) break;
          held.push({ fromMs, toMs: fromMs + length });
          dueMs = dueOverHolds(calendar, limit, sinceMs, held);
        }
        const told = explain(calendar, {
          limit,
          scale: scaleOf(limit),
          sinceMs,
          dueMs,
          held,
          wholeDays: true,
        });
        const skipped = told.skipped.reduce((sum, one) => sum + one.days, 0);
        expect(told.counted).toBe(Number.parseInt(limit, 10));
        expect(told.counted + skipped).toBe(days(told.since.slice(0, 10), lastDay(calendar, dueMs)));
        expect(told.en).not.toContain('adjusted');
        for (const { day } of told.makeUp) expect(isWorkingDay(calendar, day)).toBe(true);
      }),
      { numRuns: 400 },
    );
  });

  it('tells the pause and the days it was worth', () => {
    const appeal = dueFriday().after(...pause('2026-03-02 12:00'), resume('2026-03-04 12:00'));
    const { dueAtMs: dueMs, sinceMs } = appeal.owed('complete');
    const held = appeal.state.holds;
    const { zh, en } = explain(county, {
      limit: '7wd',
      scale: 'working',
      sinceMs,
      dueMs,
      held,
      wholeDays: true,
    });
    expect(en).toBe(
      'Limit 7 working days, from 2026-02-25 10:01; the first day not counted, 7 working days counted; not counted: ' +
        '4 weekend days; on hold: 2026-03-02 12:00 to 2026-03-04 12:00; 2 working days later for it; due by 2026-03-10 24:00.',
    );
    expect(zh).toContain(
      '暂缓办理不计：2026年3月2日12:00至2026年3月4日12:00；顺延2个工作日；至2026年3月10日24:00止。',
    );
  });

  it('says of what was promised or granted that the date was set', () => {
    const appeal = given(...accepted, ['transfer', { to: 'water', reason: 'x' }, housing]);
    appeal.after(['accept-transfer', {}, water]);
    const { dueAtMs: dueMs, sinceMs, limit } = appeal.owed('complete');
    const told = { limit, scale: 'working' as const, sinceMs, dueMs, wholeDays: true };
    expect(explain(county, told).en).toMatch(/^Limit 7 working days/);
    expect(explain(county, { ...told, set: true }).en).toMatch(/^Date set, from/);
  });
});
