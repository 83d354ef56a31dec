import { describe, expect, it } from 'vitest';
import { measureMs } from '../../domain/index.ts';
import {
  type Appeal,
  accepted,
  at,
  centre,
  citizen,
  completing,
  file,
  given,
  housing,
  iso,
  local,
  on,
  rated,
  type Step,
  supervision,
} from '../support/domain-kit.ts';

/** Known from other systems: ways in which a limit was lost, stopped or started anew. */

const pause: Step = ['request-pause', { reason: 'waits for the pipe' }, housing];
const granted: Step = ['decide-pause', { grant: true, reason: 'so be it' }, centre];
const workingLeft = (appeal: Appeal, fromMs: number): number =>
  measureMs(appeal.state.calendar, 'working', fromMs, appeal.owed('complete').dueAtMs);

describe('a limit', () => {
  const edits: readonly Step[] = [
    ['supplement', { text: 'It is number 14.' }, citizen],
    ['reassign', { person: 'housing.wang' }, housing],
    ['urge', { reason: 'still there' }, citizen],
    ['report-progress', { text: 'ordered' }, housing],
    ['request-help', { units: ['water'], reason: 'a pipe' }, housing],
    ['record-call-back', { at: iso('2026-03-02 10:00'), means: 'phone', reached: true, said: 'x' }, centre],
    ['supervise', { colour: 'white', instruction: 'hurry', replyBy: iso('2026-03-04 00:00') }, supervision],
    ['record-sanction', { kind: 'notice', unit: 'housing', reason: 'late' }, supervision],
    ['put-on-conference', { reason: 'x' }, supervision],
    ['request-extension', { until: iso('2026-03-14 00:00'), reason: 'x' }, housing],
    ['escalate', { reason: 'x' }, centre],
  ];

  it.each(edits.map((edit) => [edit[0], edit] as const))(
    'does not restart when somebody edits the case: %s',
    (_, [name, body, by]) => {
      const appeal = given(...accepted);
      const limits = () =>
        ['promise', 'complete']
          .map((kind) => appeal.owed(kind as 'promise'))
          .map(({ id, sinceMs, dueAtMs, yellowAtMs, redAtMs }) => ({
            id,
            sinceMs,
            dueAtMs,
            yellowAtMs,
            redAtMs,
          }));
      const before = { limits: limits(), overall: appeal.state.overallDueAtMs };
      appeal.after([name, body, by, '2026-03-03 09:00']);
      expect({ limits: limits(), overall: appeal.state.overallDueAtMs }).toEqual(before);
    },
  );

  it('of triage does not restart when the case is edited or reported up', () => {
    const appeal = file({ county: { triage: { unit: 'east-centre', above: ['county-centre'] } } });
    const { id, dueAtMs } = appeal.owed('dispatch');
    appeal.after(['supplement', { text: 'x' }, citizen], ['report-up', {}, centre]);
    expect(appeal.owed('dispatch')).toMatchObject({ id, dueAtMs, owner: { unit: 'county-centre' } });
  });

  it('of working time is paused in working time, not by the wall clock', () => {
    const appeal = file({ at: '2026-04-01 10:00' }).after(...accepted, on(pause, '2026-04-03 11:00'));
    expect(local(appeal.owed('complete').dueAtMs)).toBe('2026-04-14 00:00');
    appeal.after(on(granted, '2026-04-03 12:00'));
    const left = workingLeft(appeal, appeal.nowMs);
    // Four days by the wall clock, of which the holiday and the weekend are three: one working day.
    appeal.after(['resume', {}, housing, '2026-04-07 12:00']);
    expect(workingLeft(appeal, appeal.nowMs)).toBe(left);
    expect(local(appeal.owed('complete').dueAtMs)).toBe('2026-04-15 00:00');
    expect(local(appeal.state.overallDueAtMs)).toBe('2026-04-15 00:00');
  });

  it('goes on after a sham completion: the same obligation, at the date that it had', () => {
    const appeal = given(...accepted, on(completing, '2026-03-05 10:00'));
    const before = appeal.state.completion!.obligation;
    const back: Step = ['return', { reason: 'the hole is there' }, centre, '2026-03-09 10:00'];
    appeal.after(back);
    const { id, sinceMs, dueAtMs } = before;
    expect(appeal.owed('complete')).toMatchObject({ id, sinceMs, dueAtMs });
    expect(appeal.state.overallDueAtMs).toBe(before.dueAtMs);
  });

  it('broken before a sham completion stays broken after it, and is charged once', () => {
    const appeal = given(...accepted).until('2026-03-12 09:00');
    const breaches = () => appeal.charges().filter((charge) => charge === 'complete red housing');
    expect(breaches()).toHaveLength(1);
    const overall = appeal.state.overallDueAtMs;
    appeal.after(completing, ['return', { reason: 'not done' }, centre]).until('2026-03-17 09:00');
    expect(appeal.owed('complete').light).toBe('red');
    expect(breaches()).toHaveLength(1);
    expect(appeal.state.overallDueAtMs).toBe(overall);
  });

  it('of the rework after a sham completion that was approved is the policy’s, and the case’s own date stays', () => {
    const appeal = given(...accepted, on(completing, '2026-03-11 10:00'), ['approve', {}, centre]);
    const overall = appeal.state.overallDueAtMs;
    appeal.after(['rate', rated('no'), citizen]);
    expect(local(appeal.owed('complete').dueAtMs)).toBe('2026-03-19 00:00');
    expect(appeal.state.overallDueAtMs).toBe(overall);
  });
});

describe('a breach', () => {
  const due = '2026-03-12 00:00';
  const asked = () => given(...accepted, on(pause, '2026-03-11 09:00'));
  const breaches = (appeal: Appeal) => appeal.charges().filter((charge) => charge === 'complete red housing');

  it('is charged where the pause is granted at that very instant', () => {
    const appeal = asked().after(on(granted, due));
    expect(breaches(appeal)).toHaveLength(1);
    expect(appeal.state.hold?.fromMs).toBe(at(due));
    const [breach] = appeal
      .all('light-turned')
      .filter(({ data }) => (data as { light: string }).light === 'red')
      .slice(-1);
    expect(breach?.seq).toBeLessThan(appeal.all('pause-decided')[0]!.seq);
  });

  it('is charged at its own instant where the pause is granted after it, and not wiped out by the pause', () => {
    const appeal = asked().after(on(granted, '2026-03-12 09:00'), [
      'resume',
      {},
      housing,
      '2026-04-08 09:00',
    ]);
    expect(breaches(appeal)).toHaveLength(1);
    expect(appeal.owed('complete')).toMatchObject({ light: 'red', dueAtMs: at(due) });
  });

  it('is none where the pause came before it', () => {
    const appeal = asked().after(on(granted, '2026-03-11 23:59')).until('2026-03-20 00:00');
    expect(breaches(appeal)).toEqual([]);
  });

  it('of what a pause does not stop is charged during the pause', () => {
    const order: Step = [
      'supervise',
      { colour: 'red', instruction: 'x', replyBy: iso('2026-03-05 00:00') },
      supervision,
    ];
    const appeal = given(...accepted, order, pause, granted).until('2026-04-10 00:00');
    expect(appeal.charges()).toEqual(
      expect.arrayContaining(['order-reply red housing', 'progress red housing']),
    );
    expect(appeal.charges().filter((charge) => charge.startsWith('complete'))).toEqual([]);
  });
});
