import { describe, expect, it } from 'vitest';
import { systemActor } from '../../domain/index.ts';
import { at, centre, county, housing, iso, local, rated, supervision } from '../support/domain-kit.ts';
import { personIn, SeveralAppeals } from '../support/several-appeals.ts';

const HOUR_MS = 3_600_000;
const done = { result: 'resolved', statement: 'x' };
const parts = ['hole', 'lamp'].map((title) => ({ title, description: title, category: 'road' }));

/** A1, accepted by housing. */
const handled = () => {
  const appeals = new SeveralAppeals(at('2026-03-02 10:00'));
  appeals.file('A1', {}, personIn('A1'));
  return appeals.give('A1', 'dispatch', { lead: 'housing' }, centre).give('A1', 'accept', {}, housing);
};
const returned = (appeals: SeveralAppeals, id: string) =>
  appeals.give(id, 'complete', done, housing).give(id, 'return', { reason: 'x' }, centre);
const splitUp = (appeals: SeveralAppeals) =>
  appeals.give('A1', 'split', { parts }, supervision).give('A1-1', 'accept', {}, housing);
const completeOf = (appeals: SeveralAppeals, id = 'A1-1') =>
  appeals.of(id).obligations.find(({ kind }) => kind === 'complete');

describe('a whole that is split', () => {
  it('owes nothing any more, though the split ended its hold', () => {
    const appeals = handled();
    const promise = {
      catalogueItem: 'lamp',
      dueAt: iso('2026-03-06 18:00'),
      contactedAt: iso('2026-03-02 10:00'),
      contactMeans: 'phone',
    };
    appeals.give('A1', 'promise', promise, housing);
    appeals.give('A1', 'request-pause', { reason: 'x' }, housing);
    appeals.give('A1', 'decide-pause', { grant: true, reason: 'x' }, centre);
    expect(appeals.give('A1', 'split', { parts }, supervision).of('A1').obligations).toEqual([]);
  });
});

describe('a part counts returned completions', () => {
  it('on from the whole’s present round', () => {
    const appeals = splitUp(returned(handled(), 'A1'));
    expect(returned(appeals, 'A1-1').of('A1-1').escalation).toMatchObject({
      state: 'raised',
      reason: 'completions-returned',
    });
  });

  it('without those of a round that is over', () => {
    const appeals = returned(handled(), 'A1').give('A1', 'complete', done, housing);
    appeals.give('A1', 'approve', {}, centre).give('A1', 'rate', rated('no'), personIn('A1'));
    expect(returned(splitUp(appeals), 'A1-1').of('A1-1').escalation.state).toBe('none');
  });
});

describe('a part’s completion', () => {
  it('has the limit of the whole’s: a new calendar counts it again', () => {
    const appeals = splitUp(handled());
    expect(completeOf(appeals)).toMatchObject({ limit: '7wd' });
    const days = { ...county.calendar.days, '2026-03-05': { kind: 'holiday', name: '县庆' } };
    const calendar = { ...county.calendar, days };
    appeals.give('A1-1', 'adopt-county' as never, { calendar }, systemActor);
    expect(local(completeOf(appeals)?.dueAtMs ?? null)).toBe('2026-03-13 00:00');
  });

  it('is charged no colour that the whole’s was charged', () => {
    const appeals = handled().pass(15 * 24 * HOUR_MS);
    expect(appeals.of('A1').obligations.find(({ kind }) => kind === 'complete')).toMatchObject({
      light: 'red',
      charged: ['yellow', 'red'],
    });
    splitUp(appeals).pass(HOUR_MS);
    const turned = appeals.eventsOf('A1-1').filter(({ type, data }) => {
      return type === 'light-turned' && (data as { kind: string }).kind === 'complete';
    });
    expect(turned.map(({ data }) => data)).toMatchObject([{ light: 'red', charged: false }]);
  });

  it('that somebody set stays set', () => {
    const appeals = handled();
    const until = iso('2026-03-20 18:00');
    appeals.give('A1', 'request-extension', { until, reason: 'x' }, housing);
    appeals.give('A1', 'decide-extension', { grant: true, reason: 'x' }, centre);
    expect(completeOf(splitUp(appeals))).toMatchObject({ set: true, dueAtMs: at('2026-03-20 18:00') });
  });

  it('of a limit in hours is shifted by a pause to the second', () => {
    const category = { ...county.category, limit: '72h' };
    const appeals = new SeveralAppeals(at('2026-03-02 10:00'), { category });
    appeals.file('A1', { category: 'urgent' }, personIn('A1'));
    appeals.give('A1', 'dispatch', { lead: 'housing' }, centre).give('A1', 'accept', {}, housing);
    const before = completeOf(splitUp(appeals))?.dueAtMs ?? 0;
    appeals.give('A1-1', 'request-pause', { until: iso('2026-03-04 09:00'), reason: 'x' }, housing);
    appeals.give('A1-1', 'decide-pause', { grant: true, reason: 'x' }, centre);
    const fromMs = appeals.nowMs;
    appeals.pass(HOUR_MS).give('A1-1', 'resume', {}, housing);
    expect(completeOf(appeals)?.dueAtMs).toBe(before + appeals.nowMs - fromMs);
  });
});
