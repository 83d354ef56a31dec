import { describe, expect, it } from 'vitest';
import { accepted, given, iso, leaderUrban, type Step, supervision } from '../support/domain-kit.ts';

const ruling = (lead: string, more: object = {}): Step => [
  'rule',
  { lead, dueAt: iso('2026-04-01 18:00'), instruction: 'Lay it anew.', ...more },
  leaderUrban,
];

describe('a final ruling', () => {
  const listed: readonly Step[] = [...accepted, ruling('housing'), ['take-over', {}, leaderUrban]];
  const resolving = (approved: boolean): Step => [
    'record-resolution',
    { text: 'So be it.', approved },
    supervision,
  ];
  const twice: readonly Step[] = [...listed, resolving(true)];

  it('needs the conference’s approval', () => {
    given(...accepted)
      .when(...ruling('water', { final: true }))
      .refused('final-needs-conference');
    given(...twice)
      .when(...ruling('water', { final: true }))
      .brings('ruled');
  });

  it('is the last: nobody takes over, rules or escalates after it', () => {
    const appeal = given(...twice, ruling('water', { final: true }));
    appeal.when('take-over', {}, leaderUrban).refused('ruled-finally');
    appeal.when(...ruling('housing')).refused('ruled-finally');
    appeal.when('escalate', { reason: 'x' }, supervision).refused('ruled-finally');
    appeal.until('2026-06-01 00:00');
    expect(appeal.state.escalation.state).toBe('ruled');
    expect(appeal.charges()).toContain('complete red water');
  });

  it('can follow a ruling that was not final: the second escalation is on the conference’s list', () => {
    const appeal = given(...listed);
    expect(appeal.state.escalation.state).toBe('taken-over');
    expect(appeal.state.conference).toEqual({ reason: 'by-leader', atMs: appeal.nowMs, resolution: null });
  });
});

describe('a ruling that is owed and red', () => {
  it('goes on the conference’s list, once', () => {
    const appeal = given(...accepted, ['take-over', {}, leaderUrban]).until('2026-03-10 00:00');
    expect(appeal.charges()).toContain('leader-ruling red null');
    expect(appeal.state.conference).toMatchObject({ reason: 'ruling-overdue' });
    expect(appeal.until('2026-06-01 00:00').all('conference-listed')).toHaveLength(1);
  });
});
