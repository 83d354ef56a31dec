import { describe, expect, it } from 'vitest';
import { at, centre, housing, local, supervision } from '../support/domain-kit.ts';
import * as sample from '../support/sample-county.ts';
import { SeveralAppeals } from '../support/several-appeals.ts';

/** Urgency where cases are joined or parted. */
const night = '2026-05-01 03:00';
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
    expect(local(appeals.of('B2').overallDueAtMs)).toBe('2026-03-03 10:03');
    expect([owed(appeals, 'complete'), owed(appeals, 'contain')]).toEqual([
      '2026-03-03 10:03',
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
    expect(owed(held, 'complete')).toBe('2026-03-03 10:05');
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

  it('asks for no measures again that were taken before it', () => {
    const appeals = split(10, true);
    expect(owed(appeals, 'contain')).toEqual([]);
    expect(appeals.of('A1-1').containedAtMs).toBe(at('2026-05-01 03:03'));
  });
});
