import { describe, expect, it } from 'vitest';
import { offsetOf, readInstant, typedNow } from '../../console/commands/typed-instant.ts';

const nowMs = Date.parse('2026-11-26T10:00:00+08:00');
const end = (text: string) => readInstant(text, { nowMs, offset: '+08:00', isEnd: true });
const event = (text: string) => readInstant(text, { nowMs, offset: '+08:00', isEnd: false });
const iso = (at: string) => ({ iso: `${at}:00+08:00` });

describe('an instant as it is typed', () => {
  it.each([
    ['2026-12-02 17:30', '2026-12-02T17:30'],
    ['2026/12/2 9:05', '2026-12-02T09:05'],
    ['2026年12月2日17时30分', '2026-12-02T17:30'],
    ['12月2日 17点', '2026-12-02T17:00'],
    ['１２－０２　１７：３０', '2026-12-02T17:30'],
    ['20261202 17:30', '2026-12-02T17:30'],
    ['明天 8:00', '2026-11-27T08:00'],
    ['明天8:00', '2026-11-27T08:00'],
    ['17:30', '2026-11-26T17:30'],
  ])('%s has the county’s offset', (text, at) => {
    expect(end(text)).toEqual(iso(at));
  });

  it('is 24:00 of its day where a day alone ends something', () => {
    expect(end('2026-12-31')).toEqual(iso('2027-01-01T00:00'));
    expect(end('12-02 24:00')).toEqual(iso('2026-12-03T00:00'));
    expect(end('今天')).toEqual(iso('2026-11-27T00:00'));
  });

  it('needs its time where it says when something happens', () => {
    expect(event('12-02')).toEqual({ fault: 'needs-time' });
    expect(event('12-02 9:00')).toEqual(iso('2026-12-02T09:00'));
  });

  it('without its year is ahead for an end, and not far ahead for what happened', () => {
    expect(end('1-5')).toEqual(iso('2027-01-06T00:00'));
    expect(event('11-25 9:00')).toEqual(iso('2026-11-25T09:00'));
    const january = { nowMs: Date.parse('2027-01-03T10:00:00+08:00'), offset: '+08:00', isEnd: false };
    expect(readInstant('12-30 9:00', january)).toEqual(iso('2026-12-30T09:00'));
  });

  it('is unreadable where there is no such day or time', () => {
    for (const text of ['2026-02-30', '13-01', '12-02 25:00', '12-02 24:30', '下周', '12-02 晚上', '']) {
      expect(end(text), text).toEqual({ fault: 'unreadable' });
    }
  });

  it('stays as it is where it is ISO with an offset', () => {
    expect(end('2026-12-02T17:30:00Z')).toEqual({ iso: '2026-12-02T17:30:00Z' });
  });

  it('is written for now by the county’s clock, wherever the browser is', () => {
    expect(typedNow({ nowMs, offset: '+08:00' })).toBe('2026-11-26 10:00');
    expect(offsetOf('2026-11-26T10:00:00+06:00')).toBe('+06:00');
    expect(offsetOf(null)).toBe('+08:00');
  });
});
