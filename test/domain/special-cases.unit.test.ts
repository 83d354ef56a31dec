import { describe, expect, it } from 'vitest';
import { openAppeal, openReport, systemActor } from '../../domain/index.ts';
import {
  Appeal,
  accepted,
  approved,
  at,
  calendar,
  categories,
  centre,
  citizen,
  clerk,
  completed,
  completing,
  county,
  discipline,
  eastCentre,
  file,
  filedAt,
  given,
  housing,
  iso,
  leaderUrban,
  local,
  promised,
  rated,
  type Step,
  supervision,
} from '../support/domain-kit.ts';

describe('reporting up', () => {
  const town = () =>
    file({ county: { triage: { unit: 'east-centre', above: ['county-centre'] } }, by: clerk });

  it('passes triage to the centre above while the clock goes on', () => {
    const appeal = town();
    const { dueAtMs } = appeal.owed('dispatch');
    appeal.when('report-up', {}, clerk).brings('reported-up');
    expect(appeal.state.triage).toEqual({ unit: 'county-centre', above: [] });
    expect(appeal.owed('dispatch')).toMatchObject({ dueAtMs, owner: { unit: 'county-centre' } });
    appeal.when('dispatch', { lead: 'housing' }, eastCentre).refused('not-yours');
    expect(appeal.until('2026-03-03 00:00').charges()).toContain('dispatch red county-centre');
  });

  it('goes to a centre above and nowhere else', () => {
    town().when('report-up', { to: 'housing' }, eastCentre).refused('not-above');
    given().when('report-up', {}, centre).refused('no-centre-above');
  });
});

describe('a sweep', () => {
  const sweep: Step = [
    'order-sweep',
    { units: ['water', 'housing'], dueAt: iso('2026-03-20 00:00') },
    leaderUrban,
  ];

  it('opens a proactive appeal for each unit named and links the like, once', () => {
    const similar = [{ id: 'D4', status: 'handling', category: 'road', registeredAtMs: 0 }];
    const appeal = given(...accepted, ['take-over', {}, leaderUrban]).knowing({ similar });
    appeal.when(...sweep).brings('sweep-ordered');
    expect(appeal.state.effects).toMatchObject([
      { kind: 'open-appeal', appeal: 'A1-S1', opening: { kind: 'proactive', lead: 'water' } },
      { kind: 'open-appeal', appeal: 'A1-S2', opening: { lead: 'housing', dueAtMs: at('2026-03-20 00:00') } },
    ]);
    expect(appeal.state.links).toMatchObject([{ kind: 'similar', appeal: 'D4' }]);
    appeal.when(...sweep).refused('swept-already');
    given(...accepted)
      .when(...sweep)
      .refused('take-over-first');
  });

  it('opens cases that are dispatched at once and rated by supervision', () => {
    const opening = given(...accepted, ['take-over', {}, leaderUrban], sweep).state.effects[0]!;
    if (opening.kind !== 'open-appeal') throw new Error('nothing was opened');
    const { state, events } = openAppeal('A1', opening.opening, county, county.units.housing!, at(filedAt));
    const appeal = new Appeal(state, [...events], at(filedAt));
    expect(appeal.status).toBe('assigned');
    expect(local(appeal.owed('complete').dueAtMs)).toBe('2026-03-20 00:00');
    appeal.after(['accept', {}, housing], completing, ['approve', {}, centre]);
    appeal.when('rate', rated('yes'), citizen).refused('not-yours');
    appeal.when('rate', rated('yes'), supervision).brings('rated');
  });
});

describe('a report of misconduct', () => {
  const report = () => {
    const told = openReport(
      'A1',
      { text: 'x', about: null },
      { ...county, category: categories.misconduct! },
      citizen,
      at(filedAt),
    );
    return new Appeal(told.state, [...told.events], at(filedAt));
  };

  it('starts in handling with the discipline office liable', () => {
    const appeal = report();
    expect(appeal.state.stage).toMatchObject({
      status: 'handling',
      liable: { unit: 'discipline', why: 'report' },
    });
    expect(appeal.kinds()).toEqual(['complete']);
  });

  it('is replied to, completed and judged without anybody else', () => {
    const appeal = report().after(
      ['reply', { text: 'We look into it.' }, discipline],
      [completing[0], completing[1], discipline],
    );
    expect(appeal.status).toBe('rating');
    expect(appeal.after(['rate', rated('yes'), citizen]).outcome).toBe('satisfied');
    given(...accepted)
      .when('reply', { text: 'x' }, discipline)
      .refused('confidential-only');
  });

  it('is unknown to everybody else, whatever they try', () => {
    for (const by of [supervision, centre, leaderUrban, housing])
      report().when('take-over', {}, by).refused('unknown-appeal');
  });

  it('never leaves its office: no transfer, help, denial, split or merge', () => {
    report().when('transfer', { to: 'water', reason: 'x' }, discipline).refused('in-confidence');
    report()
      .when('request-help', { units: ['water'], reason: 'x' }, discipline)
      .refused('in-confidence');
    report().when('merge', { into: 'B2' }, discipline).refused('in-confidence');
    report()
      .when('absorb', { from: 'B2', registeredAt: iso(filedAt), newcomers: [] }, systemActor)
      .refused('in-confidence');
  });

  it('raises itself to no leader', () => {
    expect(report().until('2026-06-01 00:00').state.escalation.state).toBe('none');
  });
});

describe('a changed calendar', () => {
  const frost = {
    ...calendar,
    version: '2026-frost',
    days: { ...calendar.days, '2026-03-05': { kind: 'holiday', name: '停工' } },
  };

  it('counts open deadlines anew from their since, but not a promised or a ruled date', () => {
    const adopt = (appeal: Appeal) =>
      appeal.when('adopt-county', { calendar: frost }, systemActor).brings('county-changed');
    const appeal = adopt(given(...accepted));
    expect(local(appeal.owed('complete').dueAtMs)).toBe('2026-03-13 00:00');
    expect(local(appeal.state.overallDueAtMs)).toBe('2026-03-13 00:00');
    expect(local(adopt(given(...promised)).owed('complete').dueAtMs)).toBe('2026-03-06 18:00');
    const ruled = given(...accepted, [
      'rule',
      { lead: 'water', dueAt: iso('2026-03-10 12:00'), instruction: 'x' },
      leaderUrban,
    ]);
    expect(local(adopt(ruled).owed('complete').dueAtMs)).toBe('2026-03-10 12:00');
    given(...approved)
      .when('adopt-county', { calendar: frost }, centre)
      .refused('not-yours');
    expect(adopt(given(...completed)).state.calendar.version).toBe('2026-frost');
  });
});
