import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { parse } from 'yaml';
import {
  addDays,
  calendarFrom,
  dayOf,
  dueAtMs,
  endOfDayMs,
  isDay,
  isLimit,
  isoLocal,
  isWorkingDay,
  parseLimit,
  scaleOf,
  startOfDayMs,
} from '../../domain/calendar/index.ts';

const table = parse(readFileSync(new URL('../../county/calendar.yaml', import.meta.url), 'utf8'));
const read = calendarFrom(table);
if (!read.ok) throw new Error(read.problems.join('\n'));
const { calendar } = read;
const at = (text: string) => Date.parse(`${text}+08:00`);
const due = (limit: string, since: string) => isoLocal(calendar, dueAtMs(calendar, limit, at(since)));

describe('the county calendar', () => {
  it.each([
    [2025, 248],
    [2026, 248],
  ])('%i has the %i working days the State Council left it', (year, count) => {
    let working = 0;
    for (let day = `${year}-01-01`; day.startsWith(String(year)); day = addDays(day, 1)) {
      working += Number(isWorkingDay(calendar, day));
    }
    expect(working).toBe(count);
  });

  it('makes up every make-up day on a weekend', () => {
    const madeUp = Object.entries(calendar.days).filter(([, { kind }]) => kind === 'make-up');
    expect(madeUp).toHaveLength(11);
    for (const [day] of madeUp) expect([0, 6]).toContain(new Date(`${day}T00:00:00Z`).getUTCDay());
  });

  it('rests on weekends and holidays and works on make-up days', () => {
    expect(isWorkingDay(calendar, '2026-02-13')).toBe(true);
    expect(isWorkingDay(calendar, '2026-02-14')).toBe(true);
    expect(isWorkingDay(calendar, '2026-02-16')).toBe(false);
    expect(isWorkingDay(calendar, '2026-03-07')).toBe(false);
    expect(isWorkingDay(calendar, 'no day')).toBe(false);
  });

  it('says what is wrong with a table instead of guessing', () => {
    const entries = [
      { day: '2026-02-30', kind: 'holiday', name: 'a' },
      { from: '2026-03-02', to: '2026-03-01', kind: 'holiday', name: 'b' },
      { from: '2026-01-01', kind: 'holiday', name: 'c' },
      { day: '2026-05-01', kind: 'holiday', name: 'd' },
      { day: '2026-05-01', kind: 'make-up', name: 'e' },
      { from: '2026-06-01', to: '2027-06-01', kind: 'holiday', name: 'f' },
    ] as const;
    const refused = calendarFrom({ version: 'x', utcOffset: '8', days: entries });
    expect(refused).toMatchObject({ ok: false, problems: { length: 6 } });
  });
});

describe('local days', () => {
  it('begins the day at the county midnight, not at UTC', () => {
    expect(dayOf(calendar, at('2026-11-22T23:59:59.999'))).toBe('2026-11-22');
    expect(dayOf(calendar, at('2026-11-23T00:00:00'))).toBe('2026-11-23');
    expect(startOfDayMs(calendar, '2026-11-22')).toBe(at('2026-11-22T00:00:00'));
    expect(endOfDayMs(calendar, '2026-11-22')).toBe(at('2026-11-23T00:00:00'));
  });

  it('writes instants with the county offset and milliseconds only where there are any', () => {
    expect(isoLocal(calendar, at('2026-11-22T10:00:00'))).toBe('2026-11-22T10:00:00+08:00');
    expect(isoLocal(calendar, at('2026-11-22T10:00:00.120'))).toBe('2026-11-22T10:00:00.120+08:00');
    const kathmandu = { ...calendar, utcOffsetMinutes: -345 };
    expect(isoLocal(kathmandu, Date.UTC(2026, 0, 1))).toBe('2025-12-31T18:15:00-05:45');
  });

  it('knows which days exist', () => {
    expect(isDay('2028-02-29')).toBe(true);
    expect(['2026-02-29', '2026-2-1', '', '2026-13-01'].filter(isDay)).toEqual([]);
  });

  it('survives instants no date can hold', () => {
    for (const ms of [Number.NaN, Infinity, -Infinity, 1e300]) {
      expect(() => isoLocal(calendar, ms) + dayOf(calendar, ms) + dueAtMs(calendar, '9wd', ms)).not.toThrow();
    }
  });
});

describe('limits', () => {
  it('reads the six forms and nothing else', () => {
    const good = ['30s', '15m', '48h', 'same-day', '3d', '7wd'];
    expect(good.filter(isLimit)).toEqual(good);
    const bad = ['', '0d', '-1d', '1.5h', '7 wd', '7WD', 'wd', '7w', '1234567d', '07d', 'sameday', '7wd\n'];
    expect(bad.filter(isLimit)).toEqual([]);
    expect(parseLimit('15m')).toEqual({ unit: 'm', count: 15, elapsedMs: 900_000 });
  });

  it('counts only limits in working days on the working scale', () => {
    expect(['7wd', '3d', '48h', 'same-day', '?'].map(scaleOf)).toEqual([
      'working',
      'calendar',
      'calendar',
      'calendar',
      'calendar',
    ]);
  });

  it('is due at once where the text is no limit', () => {
    expect(due('soon', '2026-11-22T10:00:00')).toBe('2026-11-22T10:00:00+08:00');
  });

  it.each([
    // the day of since is not counted; the Nth day ends at 24:00
    ['1wd', '2026-11-23T00:00:00', '2026-11-25T00:00:00'],
    ['1wd', '2026-11-23T23:59:59.999', '2026-11-25T00:00:00'],
    ['1wd', '2026-11-24T00:00:00', '2026-11-26T00:00:00'],
    ['5wd', '2026-11-20T10:00:00', '2026-11-28T00:00:00'],
    ['1wd', '2026-11-21T10:00:00', '2026-11-24T00:00:00'],
    // Spring Festival 2026: Feb 14 and 28 are worked, Feb 15-23 is off
    ['1wd', '2026-02-13T09:00:00', '2026-02-15T00:00:00'],
    ['2wd', '2026-02-13T09:00:00', '2026-02-25T00:00:00'],
    ['1wd', '2026-02-17T09:00:00', '2026-02-25T00:00:00'],
    ['7wd', '2026-02-10T09:00:00', '2026-02-27T00:00:00'],
    ['5wd', '2026-02-18T12:00:00', '2026-03-01T00:00:00'],
    // National Day and Mid-Autumn 2025: Sep 28 and Oct 11 are worked, Oct 1-8 is off
    ['2wd', '2025-09-26T15:00:00', '2025-09-30T00:00:00'],
    ['4wd', '2025-09-29T15:00:00', '2025-10-12T00:00:00'],
    ['5wd', '2025-09-29T15:00:00', '2025-10-14T00:00:00'],
    ['3d', '2025-09-30T15:00:00', '2025-10-04T00:00:00'],
    ['3d', '2026-11-20T23:59:59.999', '2026-11-24T00:00:00'],
    ['48h', '2026-02-14T10:00:00', '2026-02-16T10:00:00'],
    ['15m', '2026-11-22T23:50:00', '2026-11-23T00:05:00'],
    ['30s', '2026-11-22T10:00:00', '2026-11-22T10:00:30'],
    // at least two hours
    ['same-day', '2026-11-22T21:59:00', '2026-11-23T00:00:00'],
    ['same-day', '2026-11-22T22:00:00', '2026-11-23T00:00:00'],
    ['same-day', '2026-11-22T22:00:00.001', '2026-11-24T00:00:00'],
    ['same-day', '2026-11-22T22:01:00', '2026-11-24T00:00:00'],
    ['same-day', '2026-11-22T23:30:00', '2026-11-24T00:00:00'],
    ['same-day', '2026-11-22T00:00:00', '2026-11-23T00:00:00'],
  ])('%s from %s ends at %s', (limit, since, expected) => {
    expect(due(limit, since)).toBe(`${expected}+08:00`);
  });
});
