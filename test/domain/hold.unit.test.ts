import { describe, expect, it } from 'vitest';
import {
  accepted,
  at,
  centre,
  citizen,
  completing,
  file,
  given,
  housing,
  iso,
  leaderUrban,
  local,
  on,
  promised,
  rated,
  type Step,
  supervision,
  water,
} from '../support/domain-kit.ts';

const ask = (more: object = {}): Step => ['request-pause', { reason: 'Frost.', ...more }, housing];
const grant: Step = ['decide-pause', { grant: true, reason: 'x' }, centre];
const paused = (more: object = {}, when = '2026-03-04 12:00'): readonly Step[] => [
  on(ask(more), when),
  on(grant, when),
];
const resume: Step = ['resume', {}, housing];

describe('a hold', () => {
  it('makes complete, promise and parts stand still: no colour, no date', () => {
    const appeal = given(...accepted, ...paused());
    const before = appeal.charges();
    expect(appeal.until('2026-03-25 00:00').charges()).toEqual(before);
    expect(appeal.owed('complete').light).toBe('green');
  });

  it('shifts by the working days whose 24:00 lies in it, whatever holidays do', () => {
    const appeal = file({ at: '2026-04-29 10:00' }).after(
      ['dispatch', { lead: 'housing' }, centre],
      ['accept', {}, housing],
      ...paused({}, '2026-04-30 12:00'),
    );
    expect(local(appeal.owed('complete').dueAtMs)).toBe('2026-05-13 00:00');
    appeal.after(on(resume, '2026-05-07 18:00'));
    // The ends of 30 April and of 6 May lay in it; 1 to 5 May is a holiday.
    expect(local(appeal.owed('complete').dueAtMs)).toBe('2026-05-15 00:00');
  });

  it('moves the case’s own date by as much', () => {
    const appeal = given(...accepted, ...paused(), on(resume, '2026-03-06 12:00'));
    expect(local(appeal.state.overallDueAtMs)).toBe('2026-03-14 00:00');
    expect(local(appeal.owed('complete').dueAtMs)).toBe('2026-03-14 00:00');
  });

  it('stores its span, not what remained', () => {
    const appeal = given(...accepted, ...paused(), on(resume, '2026-03-06 12:00'));
    expect(appeal.state).toMatchObject({
      hold: null,
      holds: [{ fromMs: at('2026-03-04 12:00'), toMs: at('2026-03-06 12:00') }],
    });
  });

  it('ends by its own date, at its own instant even after an outage', () => {
    const appeal = given(...accepted, ...paused({ until: iso('2026-03-06 12:00') })).until(
      '2026-03-10 09:00',
    );
    expect(appeal.all('resumed').map((e) => local(e.atMs))).toEqual(['2026-03-06 12:00']);
    expect(local(appeal.owed('complete').dueAtMs)).toBe('2026-03-14 00:00');
  });

  it('ends by completion, which keeps the time that was left and moves the case’s own date', () => {
    const appeal = given(...accepted, ...paused(), on(completing, '2026-03-06 12:00'));
    expect(appeal.state).toMatchObject({ hold: null, holds: [{ toMs: at('2026-03-06 12:00') }] });
    expect(local(appeal.state.overallDueAtMs)).toBe('2026-03-14 00:00');
    appeal.after(on(['return', { reason: 'x' }, centre], '2026-03-06 12:00'));
    expect(local(appeal.owed('complete').dueAtMs)).toBe('2026-03-14 00:00');
  });

  it('keeps colours that were charged and gives no second chance to what was late', () => {
    const late = given(...accepted, ...paused({}, '2026-03-06 12:00'));
    const due = late.owed('promise').dueAtMs;
    expect(late.owed('promise').light).toBe('red');
    late.after(on(resume, '2026-03-10 12:00'));
    expect(late.owed('promise')).toMatchObject({ dueAtMs: due, light: 'red' });
  });

  it('owes progress at the hold’s interval, and weekly again after it', () => {
    const appeal = given(...promised, ...paused({ progressEvery: '14d' }, '2026-03-04 12:00'));
    expect(local(appeal.owed('progress').dueAtMs)).toBe('2026-03-19 00:00');
    appeal.after(['report-progress', { text: 'Still frost.' }, housing, '2026-03-05 12:00']);
    expect(local(appeal.owed('progress').dueAtMs)).toBe('2026-03-20 00:00');
    appeal.after(on(resume, '2026-03-06 12:00'));
    expect(local(appeal.owed('progress').dueAtMs)).toBe('2026-03-14 00:00');
  });

  it('lets urges, orders and decisions run on', () => {
    const appeal = given(...accepted, ...paused(), ['urge', { reason: 'x' }, citizen]).until(
      '2026-03-10 00:00',
    );
    expect(appeal.charges().slice(-2)).toEqual(['urge-reply yellow housing', 'urge-reply red housing']);
  });

  it('allows no transfer, nor a signature on one asked before', () => {
    const asked: Step = ['transfer', { to: 'water', reason: 'x' }, housing];
    given(...accepted, ...paused())
      .when(...asked)
      .refused('on-hold');
    given(...accepted, asked, ...paused({}, '2026-03-02 12:00'))
      .when('accept-transfer', {}, water)
      .refused('on-hold');
  });

  it('survives an escalation and ends by a ruling', () => {
    const raised = given(...accepted, ...paused(), ['escalate', { reason: 'x' }, supervision]);
    expect(raised.state.hold).not.toBeNull();
    raised.after(['rule', { lead: 'water', dueAt: iso('2026-04-01 00:00'), instruction: 'x' }, leaderUrban]);
    expect(raised.state.hold).toBeNull();
  });

  it('ends with the case', () => {
    const call = {
      at: iso('2026-03-04 12:00'),
      means: 'phone',
      reached: true,
      said: 'x',
      withdrawal: 'confirmed',
    };
    const appeal = given(
      ...accepted,
      ...paused(),
      ['withdraw', { reason: 'x' }, citizen],
      ['record-call-back', call, centre],
    );
    expect(appeal.state).toMatchObject({ hold: null, stage: { status: 'closed' } });
    expect(appeal.state.holds).toHaveLength(1);
  });
});

describe('a pause', () => {
  it('is asked before the limit has passed, as often and as long as the policy bears', () => {
    given(...accepted)
      .when(...on(ask(), '2026-03-12 00:00'))
      .refused('limit-passed');
    given(...accepted)
      .when(...ask({ until: iso('2026-04-03 00:00') }))
      .refused('beyond-policy');
    given(...accepted, ...paused(), on(resume, '2026-03-05 12:00'))
      .when(...ask())
      .refused('too-many-pauses', { most: 1 });
    given(...accepted, ask())
      .when(...ask())
      .refused('request-pending');
    given(...accepted, ...paused())
      .when(...ask())
      .refused('paused-already');
  });

  it('refused leaves everything as it was', () => {
    const before = given(...accepted).state.obligations;
    const appeal = given(...accepted, ask(), ['decide-pause', { grant: false, reason: 'x' }, centre]);
    expect(appeal.state).toMatchObject({ hold: null, holds: [] });
    expect(appeal.state.obligations).toEqual(before);
  });

  it('cannot be granted once its own end has passed', () => {
    given(...accepted, ask({ until: iso('2026-03-03 12:00') }))
      .when(...on(grant, '2026-03-03 12:00'))
      .refused('pause-lapsed', { until: '2026-03-03T12:00:00+08:00' });
  });

  it('is ended by the unit, the centre or supervision', () => {
    for (const by of [housing, centre, supervision])
      given(...accepted, ...paused())
        .when('resume', {}, by)
        .brings('resumed');
    given(...accepted, ...paused())
      .when('resume', {}, citizen)
      .refused('not-yours');
    given(...accepted)
      .when(...resume)
      .refused('not-on-hold');
  });

  it('does not outlive the work: a dissatisfied citizen finds no hold', () => {
    const appeal = given(
      ...accepted,
      ...paused(),
      completing,
      ['approve', {}, centre],
      ['rate', rated('no'), citizen],
    );
    expect(appeal.state.hold).toBeNull();
  });
});
