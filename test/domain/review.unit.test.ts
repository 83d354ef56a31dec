import { describe, expect, it } from 'vitest';
import {
  accepted,
  approved,
  centre,
  citizen,
  completed,
  completing,
  file,
  given,
  housing,
  leaderUrban,
  local,
  on,
  promised,
  type Step,
  supervision,
  water,
} from '../support/domain-kit.ts';

const toWater: Step = ['transfer', { to: 'water', reason: 'a pipe' }, housing];

describe('a completion', () => {
  it('goes to review, with statement and evidence, the unit staying liable', () => {
    const body = { result: 'partly', statement: 'Half of it.', attachments: ['photo'] };
    const appeal = given(...accepted)
      .when('complete', body, housing)
      .brings('completed');
    expect(appeal.status).toBe('reviewing');
    expect(appeal.state.completion).toMatchObject({
      result: 'partly',
      statement: 'Half of it.',
      attachments: ['photo'],
      by: housing,
    });
    expect(appeal.state.stage).toMatchObject({ liable: { unit: 'housing' } });
  });

  it('ends all that the unit owed for the work, and is owed a review', () => {
    const appeal = given(...promised, ['urge', { reason: 'x' }, citizen], toWater, completing);
    expect(appeal.kinds()).toEqual(['review']);
    expect(appeal.state.requests).toEqual([]);
  });

  it.each([
    ['centre', 'centre', 'county-centre'],
    ['supervision', 'supervision', 'supervision'],
  ] as const)('is reviewed by %s where the policy says so', (reviewer, role, unit) => {
    const appeal = file({ policy: { reviewer } }).after(...completed);
    expect(appeal.owed('review').owner).toMatchObject({ role, unit });
  });

  it('comes from the liable unit while it handles, with evidence that exists', () => {
    given(...accepted)
      .when('complete', completing[1], water)
      .refused('not-yours');
    given(...completed)
      .when(...completing)
      .refused('wrong-status');
    given(...accepted)
      .when('complete', { ...completing[1], attachments: ['lost'] }, housing)
      .refused('unknown-attachment', { attachment: 'lost' });
  });
});

describe('the review', () => {
  it.each([
    ['centre', centre],
    ['supervision', supervision],
  ])('may be given by %s, whichever the policy charges', (_, by) => {
    given(...completed)
      .when('approve', {}, by)
      .brings('approved');
    given(...completed)
      .when('return', { reason: 'no picture' }, by)
      .brings('returned');
  });

  it('is never by who handled it', () => {
    given(...completed)
      .when('approve', {}, housing)
      .refused('not-yours');
    const own: readonly Step[] = [
      ['dispatch', { lead: 'county-centre' }, centre],
      ['accept', {}, { ...centre, role: 'officer' }],
      ['complete', completing[1], { ...centre, role: 'officer' }],
    ];
    given(...own)
      .when('approve', {}, centre)
      .refused('not-yours');
    given(...own)
      .when('return', { reason: 'x' }, centre)
      .refused('not-yours');
    given(...own)
      .when('approve', {}, supervision)
      .brings('approved');
  });

  it('is not by a helper’s own people', () => {
    const steps: readonly Step[] = [
      ['dispatch', { lead: 'housing', helpers: ['county-centre'] }, centre],
      ['accept', {}, housing],
      ['finish-part', { statement: 'x' }, { ...centre, role: 'officer' }],
      completing,
    ];
    given(...steps)
      .when('approve', {}, centre)
      .refused('not-yours');
  });

  it('is the leader’s alone once the case is escalated', () => {
    const steps = [...accepted, ['take-over', {}, leaderUrban], completing] as const;
    const appeal = given(...steps);
    expect(appeal.owed('review').owner).toEqual({ role: 'leader', unit: null, person: 'leader.urban' });
    appeal.when('approve', {}, centre).refused('not-yours');
    appeal.when('approve', {}, supervision).refused('not-yours');
    appeal.when('approve', {}, leaderUrban).brings('approved');
  });

  it('asks the citizen when it approves; the citizen’s window has no light', () => {
    const appeal = given(...approved);
    expect(appeal.status).toBe('rating');
    expect(appeal.kinds()).toEqual(['citizen-rating']);
    expect(appeal.owed('citizen-rating')).toMatchObject({ redAtMs: null, yellowAtMs: null });
    expect(local(appeal.owed('citizen-rating').dueAtMs)).toBe('2026-03-08 00:00');
  });
});

describe('a return', () => {
  const returning: Step = ['return', { reason: 'Still a hole.' }, centre];

  it('reopens the very same obligation at the date that it had', () => {
    const before = given(...accepted).owed('complete');
    const appeal = given(...accepted, on(completing, '2026-03-05 12:00'), on(returning, '2026-03-06 12:00'));
    expect(appeal.status).toBe('handling');
    const after = appeal.owed('complete');
    expect(after).toMatchObject({ id: before.id, sinceMs: before.sinceMs, light: 'green' });
    expect(after.dueAtMs).toBe(before.dueAtMs);
    expect(appeal.state.completion).toBeNull();
  });

  it('leaves at least one working day', () => {
    const appeal = given(...accepted, on(completing, '2026-03-11 23:00'), on(returning, '2026-03-12 09:00'));
    expect(local(appeal.owed('complete').dueAtMs)).toBe('2026-03-14 00:00');
  });

  it('keeps the colours that were charged: a sham completion buys no second yellow', () => {
    const appeal = given(...accepted, on(completing, '2026-03-11 09:00'), on(returning, '2026-03-11 15:00'));
    expect(appeal.owed('complete').charged).toEqual(['yellow']);
    appeal.until('2026-03-13 00:00');
    expect(appeal.charges().filter((c) => c.startsWith('complete'))).toEqual([
      'complete yellow housing',
      'complete red housing',
    ]);
  });

  it('keeps a red that was charged when the completion came late', () => {
    const appeal = given(...accepted, on(completing, '2026-03-12 09:00'), on(returning, '2026-03-12 10:00'));
    expect(appeal.owed('complete')).toMatchObject({ charged: ['yellow', 'red'], light: 'green' });
  });

  it('makes progress owed again where there is a promise', () => {
    expect(given(...promised, completing, returning).kinds()).toEqual(['complete', 'progress']);
    expect(given(...completed, returning).kinds()).toEqual(['complete']);
  });
});
