import { describe, expect, it } from 'vitest';
import { viewFor } from '../../domain/index.ts';
import { at, centre, file, local, water } from '../support/domain-kit.ts';
import * as sample from '../support/sample-county.ts';

const line = (unit: string | null, person: string) => ({
  unit,
  person,
  fromMs: at('2026-05-01 00:00'),
  toMs: at('2026-05-02 08:30'),
});
const duty = [
  line('housing', 'officer:night'),
  line('county-centre', 'centre:night'),
  line(null, 'leader:night'),
];
const night = '2026-05-01 03:00';
const filed = (urgency: 'urgent' | 'critical' | undefined, when = night) =>
  file({ body: { urgency }, by: sample.integrator, at: when }).knowing({ duty });
const toHousing = ['dispatch', { lead: 'housing', helpers: ['water'] }, centre] as const;

describe('outside office hours', () => {
  it('who is on duty owes what an urgent case asks for; a unit without a line answers through its head', () => {
    const appeal = filed('critical').after(toHousing);
    expect(appeal.state.stage).toMatchObject({ liable: { unit: 'housing', person: 'officer:night' } });
    expect(appeal.owed('accept').owner.person).toBe('officer:night');
    expect(appeal.owed('finish-part').owner.person).toBe('water.head');
  });

  it('an ordinary case is its head’s, and so is an urgent one within office hours', () => {
    expect(filed(undefined).after(toHousing).owed('accept').owner.person).toBe('housing.head');
    const byDay = filed('urgent', '2026-03-02 10:00').after(toHousing);
    expect(byDay.owed('accept').owner.person).toBe('housing.head');
  });

  it('counts the hours of the county’s calendar: lunch and a holiday are outside', () => {
    const personAt = (when: string) => {
      const day = when.slice(0, 10);
      const all = [
        { ...line('housing', 'officer:noon'), fromMs: at(`${day} 00:00`), toMs: at(`${day} 23:59`) },
      ];
      return file({ body: { urgency: 'urgent' }, by: sample.integrator, at: when })
        .knowing({ duty: all })
        .after(['dispatch', { lead: 'housing' }, centre, when])
        .owed('accept').owner.person;
    };
    expect(personAt('2026-03-02 11:59')).toBe('housing.head');
    expect(personAt('2026-03-02 12:00')).toBe('officer:noon');
    expect(personAt('2026-03-02 14:00')).toBe('housing.head');
    expect(personAt('2026-05-04 10:00')).toBe('officer:noon');
    expect(personAt('2026-05-09 10:00')).toBe('housing.head');
  });

  it('the clock picks from the roster that the case keeps: deemed acceptance, and the leader on duty', () => {
    const appeal = filed('critical').after(toHousing).until('2026-05-01 03:16');
    expect(appeal.state.stage).toMatchObject({
      liable: { person: 'officer:night', why: 'deemed-acceptance' },
    });
    expect(appeal.owed('promise').owner.person).toBe('officer:night');
    expect(appeal.state.escalation.leader).toBe('leader:night');
    expect(local(appeal.owed('leader-takeover').dueAtMs)).toBe('2026-05-01 05:16');
  });

  it('keeps the roster once, and again only where it has changed', () => {
    const appeal = filed('critical').after(toHousing);
    expect(appeal.all('roster-noted')).toHaveLength(1);
    appeal.after(['accept', {}, { ...water, unit: 'water' }]);
    expect(appeal.all('roster-noted')).toHaveLength(1);
    appeal.knowing({ duty: duty.slice(1) }).after(['escalate', { reason: 'x' }, centre]);
    expect(appeal.all('roster-noted')).toHaveLength(2);
  });

  it('shows offices who is next if nobody moves', () => {
    const appeal = filed('critical').after(toHousing);
    expect(viewFor(appeal.state, centre, appeal.nowMs)?.nextInLine).toEqual([
      { role: 'officer', unit: 'housing', person: 'housing.head' },
      { role: 'centre', unit: 'county-centre', person: 'centre:night' },
      { role: 'leader', unit: null, person: 'leader:night' },
    ]);
    expect(viewFor(appeal.state, sample.citizen, appeal.nowMs)?.nextInLine ?? []).toEqual([]);
  });
});
