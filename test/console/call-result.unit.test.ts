import { describe, expect, it } from 'vitest';
import { looksLikeTelephone } from '../../console/app/search-text.ts';
import { bodyOfCall, resultsOf, subjectOf } from '../../console/today/call-result.ts';
import { parseBody } from '../../contract/index.ts';
import { rules } from '../../domain/index.ts';

const notes = {
  at: '2026-11-26T10:00:00+08:00',
  means: '电话',
  said: '已接通。',
  resolved: true,
  contacted: false,
};

describe('the result of a call', () => {
  it.each(Object.values(resultsOf).flat())('%s is a body that the rule takes', (result) => {
    expect(parseBody(rules['record-call-back'].body, bodyOfCall(result, notes))).toMatchObject({ ok: true });
  });

  it('is what the call was about: a rating only after the rating window', () => {
    expect(subjectOf({ about: null, calls: {} })).toBe('rating');
    expect(subjectOf({ about: null, calls: null })).toBe('decline');
    expect(subjectOf({ about: 'withdrawal', calls: null })).toBe('withdrawal');
    expect(bodyOfCall('told', notes)).not.toHaveProperty('rating');
    expect(bodyOfCall('refused', notes)).toMatchObject({ reached: true, withdrawal: 'refused' });
  });

  it('rates only where somebody was reached', () => {
    expect(bodyOfCall('dissatisfied', notes)).toMatchObject({
      reached: true,
      rating: { resolved: true, contacted: false, satisfaction: 'no' },
    });
    expect(bodyOfCall('neutral', { ...notes, resolved: 'partly' })).toMatchObject({
      rating: { resolved: 'partly', satisfaction: 'neutral' },
    });
    expect(bodyOfCall('unanswered', notes)).toEqual({
      at: notes.at,
      means: '电话',
      said: '已接通。',
      reached: false,
    });
  });
});

describe('a text that somebody searches for', () => {
  it.each(['13800001111', '138 0000 1111', '0554-8888888', '１３８００００１１１１', '+8613800001111'])(
    '%s is a telephone',
    (typed) => expect(looksLikeTelephone(typed)).toBe(true),
  );
  it.each(['20261126-0R0AB3', '路灯', '建设路 12 号', '12345', '2026'])('%s is none', (typed) => {
    expect(looksLikeTelephone(typed)).toBe(false);
  });
});
