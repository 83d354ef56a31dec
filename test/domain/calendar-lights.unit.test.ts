import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { parse } from 'yaml';
import {
  advanceMs,
  calendarFrom,
  describeLimit,
  dueAtMs,
  explain,
  isoLocal,
  lightInstants,
  measureMs,
  parseLightMark,
  scaleOf,
} from '../../domain/calendar/index.ts';

const table = parse(readFileSync(new URL('../../county/calendar.yaml', import.meta.url), 'utf8'));
const read = calendarFrom(table);
if (!read.ok) throw new Error(read.problems.join('\n'));
const { calendar } = read;
const at = (text: string) => Date.parse(`${text}+08:00`);
const local = (ms: number | null) => (ms === null ? null : isoLocal(calendar, ms).slice(0, -6));

function lights(limit: string, yellow: string | null, red: string, since: string) {
  const due = dueAtMs(calendar, limit, at(since));
  const found = lightInstants(calendar, scaleOf(limit), { yellow, red }, at(since), due);
  return [local(found.yellowAtMs), local(found.redAtMs)];
}

describe('lights', () => {
  it('reads fractions and signed offsets and nothing else', () => {
    expect(parseLightMark('75%')).toEqual({ kind: 'fraction', percent: 75 });
    expect(parseLightMark('+0')).toEqual({ kind: 'offset', scale: 'calendar', offsetMs: 0 });
    expect(parseLightMark('-1wd')).toEqual({ kind: 'offset', scale: 'working', offsetMs: -86_400_000 });
    expect(parseLightMark('-2h')).toEqual({ kind: 'offset', scale: 'calendar', offsetMs: -7_200_000 });
    for (const bad of ['', '75', '1wd', '+1', '7.5%', '-1w', '1000%', '+ 1d'])
      expect(parseLightMark(bad)).toBeNull();
  });

  it.each([
    // 14 h of Friday and 24 h of Monday weigh 38 h; three quarters, 28.5 h, end on Monday
    ['1wd', '75%', '+0', '2026-11-20T10:00:00', '2026-11-23T14:30:00', '2026-11-24T00:00:00'],
    ['48h', '75%', '100%', '2026-11-20T10:00:00', '2026-11-21T22:00:00', '2026-11-22T10:00:00'],
    // one working day before the end of Monday is its start, after it is the end of Tuesday
    ['1wd', '-1wd', '+1wd', '2026-11-20T10:00:00', '2026-11-23T00:00:00', '2026-11-25T00:00:00'],
    ['4wd', '-1wd', '+1wd', '2025-09-26T10:00:00', '2025-10-09T00:00:00', '2025-10-11T00:00:00'],
    ['3d', '-1d', '+1d', '2026-11-20T10:00:00', '2026-11-23T00:00:00', '2026-11-25T00:00:00'],
    ['15m', '-5m', '+0', '2026-11-20T10:00:00', '2026-11-20T10:10:00', '2026-11-20T10:15:00'],
    ['3d', null, '+0', '2026-11-20T10:00:00', null, '2026-11-24T00:00:00'],
    // never before it began, never yellow after red
    ['1wd', '-5wd', '-9wd', '2026-11-20T10:00:00', '2026-11-20T10:00:00', '2026-11-20T10:00:00'],
    ['3d', '+2d', '+1d', '2026-11-20T10:00:00', '2026-11-25T00:00:00', '2026-11-25T00:00:00'],
    ['3d', 'soon', 'late', '2026-11-20T10:00:00', null, '2026-11-24T00:00:00'],
  ])(
    '%s with yellow %s and red %s from %s turns at %s and %s',
    (limit, yellow, red, since, yellowAt, redAt) => {
      expect(lights(limit, yellow, red, since)).toEqual([yellowAt, redAt]);
    },
  );

  it('leaves held time out of fractions and offsets', () => {
    const sinceMs = at('2026-11-16T00:00:00');
    const held = [{ fromMs: at('2026-11-18T00:00:00'), toMs: at('2026-11-25T12:00:00') }];
    const [hold] = held as [{ fromMs: number; toMs: number }];
    const left = measureMs(calendar, 'working', hold.fromMs, dueAtMs(calendar, '3wd', sinceMs));
    const dueMs = advanceMs(calendar, 'working', hold.toMs, left);
    expect(local(dueMs)).toBe('2026-11-27T12:00:00');
    const early = lightInstants(calendar, 'working', { yellow: '75%', red: '-3wd' }, sinceMs, dueMs, held);
    expect(local(early.yellowAtMs)).toBe('2026-11-17T00:00:00');
    expect(local(early.redAtMs)).toBe('2026-11-17T00:00:00');
    const later = lightInstants(calendar, 'working', { yellow: '75%', red: '+0' }, sinceMs, dueMs, held);
    expect(local(later.yellowAtMs)).toBe('2026-11-26T12:00:00');
  });
});

describe('an explanation', () => {
  const tell = (limit: string, since: string) => {
    const sinceMs = at(since);
    return explain(calendar, {
      limit,
      scale: scaleOf(limit),
      sinceMs,
      dueMs: dueAtMs(calendar, limit, sinceMs),
    });
  };

  it('names the days counted, the days skipped and why', () => {
    expect(tell('7wd', '2026-02-10T09:30:00')).toEqual({
      limit: '7wd',
      scale: 'working',
      since: '2026-02-10T09:30:00+08:00',
      dueAt: '2026-02-27T00:00:00+08:00',
      counted: 7,
      skipped: [{ from: '2026-02-15', to: '2026-02-23', days: 9, why: '春节' }],
      makeUp: [{ day: '2026-02-14', name: '春节' }],
      zh:
        '限时7个工作日，自2026年2月10日09:30起；当日不计，计7个工作日；不计：2026年2月15日至2026年2月23日春节9天；' +
        '调休上班照计：2026年2月14日（春节）；至2026年2月26日24:00止。',
      en:
        'Limit 7 working days, from 2026-02-10 09:30; the first day not counted, 7 working days counted; ' +
        'not counted: Spring Festival 2026-02-15 to 2026-02-23 (9 days); ' +
        'make-up days worked: 2026-02-14 (Spring Festival); due by 2026-02-26 24:00.',
    });
  });

  it('folds weekends and keeps holidays apart', () => {
    const told = tell('5wd', '2026-09-18T10:00:00');
    expect(told.counted).toBe(5);
    expect(told.skipped).toEqual([{ from: '2026-09-19', to: '2026-09-19', days: 1, why: '周末 weekend' }]);
    expect(told.makeUp).toEqual([{ day: '2026-09-20', name: '国庆节' }]);
    expect(told.en).toContain('1 weekend day;');
  });

  it('skips nothing in calendar days and counts no days of hours', () => {
    expect(tell('3d', '2026-02-14T10:00:00')).toMatchObject({ counted: 3, skipped: [], makeUp: [] });
    const hours = tell('48h', '2026-02-14T10:00:00');
    expect(hours).toMatchObject({ counted: 0, skipped: [] });
    expect(hours.zh).toBe('限时48小时，自2026年2月14日10:00起；至2026年2月16日10:00止。');
  });

  it('tells of a hold by its moments, and of the days wholly in it', () => {
    const sinceMs = at('2026-11-16T10:00:00');
    const held = [{ fromMs: at('2026-11-18T12:00:00'), toMs: at('2026-11-23T09:00:00') }];
    const told = explain(calendar, {
      limit: null,
      scale: 'working',
      sinceMs,
      dueMs: at('2026-11-24T17:30:00'),
      held,
    });
    expect(told.counted).toBe(4);
    expect(told.skipped).toEqual([
      { from: '2026-11-19', to: '2026-11-22', days: 4, why: '暂缓办理 on hold' },
    ]);
    expect(told.en).toBe(
      'Date set, from 2026-11-16 10:00; the first day not counted, 4 working days counted; ' +
        'on hold: 2026-11-18 12:00 to 2026-11-23 09:00; due by 2026-11-24 17:30.',
    );
    expect(told.zh).toContain('暂缓办理不计：2026年11月18日12:00至2026年11月23日09:00');
  });

  it('accounts for every day after the first', () => {
    const told = tell('60wd', '2025-12-15T10:00:00');
    const skipped = told.skipped.reduce((sum, { days }) => sum + days, 0);
    const span = Math.round((Date.parse(told.dueAt) - at('2025-12-16T00:00:00')) / 86_400_000);
    expect(told.counted + skipped).toBe(span);
    expect(told.counted).toBe(60);
  });

  it('stays short for a limit of centuries', () => {
    expect(tell('200000wd', '2026-01-01T10:00:00').counted).toBeLessThan(4000);
  });

  it('words limits in both languages', () => {
    expect(describeLimit('1wd')).toEqual({ zh: '1个工作日', en: '1 working day' });
    expect(describeLimit('same-day')).toEqual({ zh: '当日', en: 'same day' });
    expect(describeLimit('?')).toEqual({ zh: '?', en: '?' });
  });
});
