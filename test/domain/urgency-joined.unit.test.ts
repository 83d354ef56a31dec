import { describe, expect, it } from 'vitest';
import { liableOf } from '../../domain/index.ts';
import { at, centre, housing, local, supervision, water } from '../support/domain-kit.ts';
import * as sample from '../support/sample-county.ts';
import { SeveralAppeals } from '../support/several-appeals.ts';

/** Urgency where cases are joined or parted. */
const night = '2026-05-01 03:00';
const raising = { urgency: 'critical', reason: 'it smells stronger' };
const critical = { urgency: 'critical', title: 'A smell of gas' } as const;

describe('urgency and a merge', () => {
  const both = (...handled: ('dispatch' | 'accept')[]) => {
    const appeals = new SeveralAppeals(at('2026-03-02 10:00'));
    appeals.file('B2');
    if (handled.includes('dispatch')) appeals.give('B2', 'dispatch', { lead: 'housing' }, centre);
    if (handled.includes('accept')) appeals.give('B2', 'accept', {}, housing);
    appeals.file('A1', critical, sample.integrator);
    return appeals;
  };
  const owed = (appeals: SeveralAppeals, kind: string) =>
    local(appeals.of('B2').obligations.find((o) => o.kind === kind)?.dueAtMs ?? null);

  it('gives the master the higher level, its dates and its first measures', () => {
    const appeals = both('dispatch', 'accept').give('A1', 'merge', { into: 'B2' }, centre);
    expect(appeals.of('B2').urgency).toBe('critical');
    expect(local(appeals.of('B2').overallDueAtMs)).toBe('2026-03-03 10:02');
    expect([owed(appeals, 'complete'), owed(appeals, 'contain')]).toEqual([
      '2026-03-03 10:02',
      '2026-03-02 12:03',
    ]);
  });

  it('takes nothing from a master that is the more urgent one', () => {
    const appeals = new SeveralAppeals(at(night));
    appeals.file('A1', critical, sample.integrator);
    appeals.give('A1', 'dispatch', { lead: 'water' }, centre);
    const before = appeals.of('A1').obligations;
    appeals.file('B2');
    appeals.give('B2', 'merge', { into: 'A1' }, centre);
    expect(appeals.of('A1')).toMatchObject({ urgency: 'critical', obligations: before });
  });

  it('postpones nothing: the date of the more urgent duplicate holds', () => {
    const later = both('dispatch', 'accept').pass(20 * 3_600_000);
    later.give('A1', 'merge', { into: 'B2' }, centre);
    expect(local(later.of('B2').overallDueAtMs)).toBe('2026-03-03 10:02');
    expect(owed(later, 'complete')).toBe('2026-03-03 10:02');
    const late = both('dispatch', 'accept').pass(23 * 3_600_000);
    late.give('A1', 'merge', { into: 'B2' }, centre);
    // The work has the least of a move.
    expect(local(late.of('B2').overallDueAtMs)).toBe('2026-03-03 10:02');
    expect(owed(late, 'complete')).toBe('2026-03-03 11:03');
    const raised = both('dispatch', 'accept').pass(20 * 3_600_000);
    raised.give('B2', 'classify', raising, centre).give('A1', 'merge', { into: 'B2' }, centre);
    expect(owed(raised, 'complete')).toBe('2026-03-03 10:02');
  });

  it('postpones no first measures that the duplicate’s unit owed', () => {
    const toWater = () =>
      both('dispatch', 'accept')
        .give('A1', 'dispatch', { lead: 'water' }, centre)
        .give('A1', 'accept', {}, water);
    const appeals = toWater();
    appeals.pass(60 * 60_000).give('A1', 'merge', { into: 'B2' }, centre);
    expect(owed(appeals, 'contain')).toBe('2026-03-02 12:03');
    const late = toWater();
    late.pass(110 * 60_000).give('A1', 'merge', { into: 'B2' }, centre);
    expect(owed(late, 'contain')).toBe('2026-03-02 12:25');
  });

  it('leaves a completion in review the earlier date, should it be returned', () => {
    const appeals = both('dispatch', 'accept').pass(20 * 3_600_000);
    appeals.give('B2', 'complete', { result: 'resolved', statement: 'x' }, housing);
    appeals.give('A1', 'merge', { into: 'B2' }, centre).give('B2', 'return', { reason: 'x' }, centre);
    expect(owed(appeals, 'complete')).toBe('2026-03-03 10:02');
  });

  it('ends the master’s pool for its fall-back unit, and its hold', () => {
    const pooled = both().give('B2', 'open-to-claims', { units: ['water'], fallback: 'housing' }, centre);
    pooled.give('A1', 'merge', { into: 'B2' }, centre);
    expect(pooled.of('B2')).toMatchObject({ stage: { status: 'assigned', liable: { unit: 'housing' } } });
    expect(owed(pooled, 'claim')).toBeNull();
    const held = both('dispatch', 'accept')
      .give('B2', 'request-pause', { reason: 'x' }, housing)
      .give('B2', 'decide-pause', { grant: true, reason: 'x' }, centre)
      .give('A1', 'merge', { into: 'B2' }, centre);
    expect(held.of('B2').hold).toBeNull();
    expect(owed(held, 'complete')).toBe('2026-03-03 10:02');
  });
});

describe('urgency and a split', () => {
  const parts = ['pipe', 'alarm'].map((title) => ({ title, description: title, category: 'road' }));
  const split = (minutes: number, contained = false) => {
    const appeals = new SeveralAppeals(at(night));
    appeals.file('A1', critical, sample.integrator);
    appeals.give('A1', 'dispatch', { lead: 'housing' }, centre).give('A1', 'accept', {}, housing);
    if (contained) appeals.give('A1', 'report-progress', { text: 'off', contained: true }, housing);
    return appeals.pass(minutes * 60_000).give('A1', 'split', { parts }, supervision);
  };
  const owed = (appeals: SeveralAppeals, kind: string) =>
    appeals.of('A1-1').obligations.filter((o) => o.kind === kind);

  it('leaves each part its level and the dates of the whole, the first measures’ too', () => {
    const appeals = split(90);
    for (const id of ['A1-1', 'A1-2']) expect(appeals.of(id).urgency).toBe('critical');
    const contain = owed(appeals, 'contain');
    expect(contain).toMatchObject([{ owner: { unit: 'housing' } }]);
    expect(local(contain[0]?.dueAtMs ?? null)).toBe('2026-05-01 05:01');
    expect(local(owed(appeals, 'complete')[0]?.dueAtMs ?? null)).toBe('2026-05-02 03:01');
    expect(local(appeals.of('A1-1').overallDueAtMs)).toBe('2026-05-02 03:00');
  });

  it('leaves the first measures to whoever is liable for the part', () => {
    const contain = owed(split(10), 'contain');
    expect(contain[0]?.owner.person).toBe(liableOf(split(10).of('A1-1'))?.person);
  });

  it('asks for no measures again that were taken before it', () => {
    const appeals = split(10, true);
    expect(owed(appeals, 'contain')).toEqual([]);
    expect(appeals.of('A1-1').containedAtMs).toBe(at('2026-05-01 03:03'));
  });
});
