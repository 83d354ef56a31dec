import { describe, expect, it } from 'vitest';
import { type Actor, HOUR_MS } from '../../domain/index.ts';
import {
  accepted,
  centre,
  citizen,
  completing,
  deputyUrban,
  file,
  given,
  iso,
  leaderUrban,
  local,
  on,
  rated,
  type Step,
  supervision,
} from '../support/domain-kit.ts';

const returning: Step = ['return', { reason: 'Still a hole.' }, centre];
const shown = (appeal: ReturnType<typeof given>) => appeal.charges().filter((c) => c.startsWith('complete'));
const reviewerOf = ({ state }: ReturnType<typeof given>): Actor => {
  const { leader } = state.escalation;
  return leader === null ? centre : { ...leaderUrban, account: leader };
};
/** Due at the end of Wednesday the 11th. */
const lastMinute: readonly Step[] = [...accepted, on(completing, '2026-03-11 23:50')];
/** Returned on Friday with one working day, and completed again in its last minutes. */
const again: readonly Step[] = [
  ...lastMinute,
  on(returning, '2026-03-13 10:00'),
  on(completing, '2026-03-16 23:50'),
];

describe('a returned completion', () => {
  it('has the date that it had before', () => {
    const before = given(...accepted).owed('complete');
    const appeal = given(...accepted, on(completing, '2026-03-03 12:00'), on(returning, '2026-03-05 12:00'));
    expect(appeal.owed('complete')).toMatchObject({
      id: before.id,
      dueAtMs: before.dueAtMs,
      yellowAtMs: before.yellowAtMs,
      redAtMs: before.redAtMs,
    });
  });

  it('gains only what the review ran beyond its own limit', () => {
    // The review of Tuesday is due at the end of Thursday; the ends of Friday and Monday lie beyond.
    const appeal = given(...accepted, on(completing, '2026-03-03 12:00'), on(returning, '2026-03-10 12:00'));
    expect(local(appeal.owed('complete').dueAtMs)).toBe('2026-03-14 00:00');
    expect(appeal.owed('complete').overruns).toHaveLength(1);
    // Which is in no measure of a second return.
    appeal.after(on(completing, '2026-03-10 13:00'), on(returning, '2026-03-10 14:00'));
    expect(local(appeal.owed('complete').dueAtMs)).toBe('2026-03-14 00:00');
  });

  it('leaves the least once a round, also where the date has passed', () => {
    const appeal = given(...lastMinute, on(returning, '2026-03-13 10:00'));
    expect(local(appeal.owed('complete').dueAtMs)).toBe('2026-03-17 00:00');
    expect(appeal.owed('complete').light).toBe('green');
  });

  it('turns red at the second return and no sooner, though its date lies before', () => {
    const appeal = given(...again);
    expect(shown(appeal)).toEqual(['complete yellow housing']);
    appeal.after(on(returning, '2026-03-18 09:00')).until('2026-03-18 09:00');
    expect(local(appeal.owed('complete').dueAtMs)).toBe('2026-03-17 00:00');
    expect(shown(appeal)).toEqual(['complete yellow housing', 'complete red housing']);
    const red = appeal.all('light-turned').at(-1);
    expect(local(red?.atMs ?? 0)).toBe('2026-03-18 09:00');
  });

  it('raises the case when it is the second of a round', () => {
    const appeal = given(...again)
      .when(...on(returning, '2026-03-18 09:00'))
      .brings('returned', 'escalated');
    expect(appeal.state.escalation).toMatchObject({ state: 'raised', reason: 'completions-returned' });
    expect(appeal.status).toBe('handling');
  });

  it('raises it when the policy says so', () => {
    const { escalation } = given().state.policy;
    file({ policy: { escalation: { ...escalation, completionsReturned: 1 } } })
      .after(...lastMinute)
      .when(...on(returning, '2026-03-12 10:00'))
      .brings('returned', 'escalated');
  });

  it('counts anew, and leaves the least anew, once the citizen was dissatisfied', () => {
    const rework: readonly Step[] = [
      ...lastMinute,
      on(returning, '2026-03-12 10:00'),
      completing,
      ['approve', {}, centre],
      ['rate', rated('no'), citizen],
    ];
    const appeal = given(...rework);
    expect(local(appeal.owed('complete').dueAtMs)).toBe('2026-03-20 00:00');
    appeal
      .after(on(completing, '2026-03-19 23:50'))
      .when(...on(returning, '2026-03-20 10:00'))
      .brings('returned');
    expect(local(appeal.owed('complete').dueAtMs)).toBe('2026-03-24 00:00');
  });

  it('counts anew at a ruling', () => {
    const ruling = { lead: 'housing', dueAt: iso('2026-03-25 00:00'), instruction: 'x' };
    const appeal = given(...again, on(returning, '2026-03-18 09:00'), ['rule', ruling, leaderUrban]);
    expect(appeal.state.counters.returns).toBeUndefined();
  });

  it('does not count where a leader returns it', () => {
    const byLeader: Step = ['return', { reason: 'x' }, leaderUrban];
    const ruling = { lead: 'housing', dueAt: iso('2026-03-25 00:00'), instruction: 'x' };
    const appeal = given(...accepted, ['rule', ruling, leaderUrban]);
    appeal
      .after(completing, byLeader, completing)
      .when(...byLeader)
      .brings('returned');
    expect(appeal.state.counters.returns).toEqual({ round: 1, counted: 0, leastGiven: false });
    expect(appeal.state.escalation.state).toBe('ruled');
  });

  it('counts where supervision returns it', () => {
    const bySupervision: Step = ['return', { reason: 'x' }, supervision];
    given(...accepted, completing, bySupervision, completing)
      .when(...bySupervision)
      .brings('returned', 'escalated');
  });

  it('that was late already gains nothing from a slow review', () => {
    const late = given(...accepted, on(completing, '2026-03-12 09:00'), on(returning, '2026-03-12 10:00'));
    late
      .after(on(completing, '2026-03-16 09:00'), on(returning, '2026-03-27 10:00'))
      .until('2026-03-27 10:00');
    expect(local(late.owed('complete').dueAtMs)).toBe('2026-03-14 00:00');
    expect(late.owed('complete').light).toBe('red');
  });

  it('waits for one review, though it passed to a leader', () => {
    // Due at the end of Thursday the 5th; raised on Friday, returned by the deputy on Tuesday: Friday and Monday.
    const appeal = given(
      ...accepted,
      on(completing, '2026-03-03 12:00'),
      on(['escalate', { reason: 'x' }, supervision], '2026-03-06 12:00'),
      on(['return', { reason: 'x' }, deputyUrban], '2026-03-10 12:00'),
    );
    expect(local(appeal.owed('complete').dueAtMs)).toBe('2026-03-14 00:00');
  });
});

describe('six rounds of sham completions', () => {
  it('are red at the second return, and before the leader', () => {
    const appeal = given(...accepted);
    let completeMs = Date.parse('2026-03-11T23:50:00+08:00');
    for (let round = 0; round < 6; round++) {
      appeal.after(on(completing, local(completeMs) ?? ''));
      appeal.until(local(completeMs + 40 * HOUR_MS) ?? '');
      appeal.after(['return', { reason: 'Still a hole.' }, reviewerOf(appeal), local(appeal.nowMs) ?? '']);
      completeMs = Math.max(appeal.owed('complete').dueAtMs - HOUR_MS, appeal.nowMs + HOUR_MS);
    }
    expect(shown(appeal)).toEqual(['complete yellow housing', 'complete red housing']);
    expect(appeal.state.escalation.reason).toBe('completions-returned');
  });
});
