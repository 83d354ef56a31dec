import { describe, expect, it } from 'vitest';
import { liabilityOf, viewFor } from '../../domain/index.ts';
import {
  centre,
  citizen,
  discipline,
  file,
  housing,
  leaderUrban,
  local,
  policy,
  rated,
  supervision,
} from '../support/domain-kit.ts';
import * as sample from '../support/sample-county.ts';
import { upTo, vote } from '../support/voting-kit.ts';

/** Urgency meets what else may happen to a case, on the first night of a long holiday. */
const night = '2026-05-01 03:00';
const critical = { urgency: 'critical', title: 'A smell of gas' } as const;
const gas = (body: object = {}, more: object = {}) =>
  file({ body: { ...critical, ...body }, by: sample.integrator, at: night, ...more });
const toHousing = ['dispatch', { lead: 'housing' }, centre, '2026-05-01 03:04'] as const;
const accepting = ['accept', {}, housing, '2026-05-01 03:10'] as const;
const done = { result: 'resolved', statement: 'The joint is new.' } as const;
const raising = { urgency: 'critical', reason: 'it smells stronger' };

describe('urgency and a group', () => {
  const people = { participants: { people: upTo(3).map((n) => ({ name: `P${n}` })) } };
  const voted = (...marks: ('yes' | 'no')[]) =>
    gas(people).after(
      toHousing,
      accepting,
      ['complete', done, housing, '2026-05-01 11:00'],
      ['approve', {}, centre, '2026-05-01 11:30'],
      ...marks.map((mark, n) => vote(n + 1, mark)),
    );

  it('gives its people the whole window to vote, however short the work was', () => {
    const usual = file({ body: people }).after(
      ['dispatch', { lead: 'housing' }, centre],
      ['accept', {}, housing],
      ['complete', done, housing],
      ['approve', {}, centre],
    );
    const window = voted().owed('citizen-rating');
    expect(window.limit).toBe(usual.owed('citizen-rating').limit);
    expect(local(window.dueAtMs)).toBe('2026-05-07 00:00');
  });

  it('that says no brings the rework of a critical case, in hours', () => {
    const again = voted('no', 'no', 'yes');
    expect(again.status).toBe('handling');
    expect(again.owed('complete')).toMatchObject({ limit: '24h', owner: { unit: 'housing' } });
    expect(local(again.owed('complete').dueAtMs)).toBe('2026-05-02 11:33');
    expect(again.owedAll('contain')).toEqual([]);
  });
});

describe('urgency and escalation', () => {
  it('brings forward what the leader owes, once the case is raised to critical', () => {
    const appeal = file().after(['dispatch', { lead: 'housing' }, centre], ['accept', {}, housing]);
    appeal.after(['escalate', { reason: 'stuck' }, centre]);
    expect(local(appeal.owed('leader-takeover').dueAtMs)).toBe('2026-03-04 00:00');
    appeal.when('classify', raising, centre, '2026-03-02 11:00').brings('classified');
    expect(local(appeal.owed('leader-takeover').dueAtMs)).toBe('2026-03-02 13:00');
    appeal.after(['take-over', {}, leaderUrban, '2026-03-02 12:00']);
    expect(local(appeal.owed('leader-ruling').dueAtMs)).toBe('2026-03-03 12:00');
  });

  it('raises what nobody has accepted only where it is critical', () => {
    const urgent = gas({ urgency: 'urgent' }).after(toHousing).until('2026-05-01 05:04');
    expect(urgent.all('acceptance-deemed')).toHaveLength(1);
    expect(urgent.state.escalation.state).toBe('none');
  });

  it('stays with the leader who has it, should nobody accept it afterwards', () => {
    const appeal = gas().after(toHousing, ['escalate', { reason: 'at once' }, centre, '2026-05-01 03:06']);
    appeal.until('2026-05-01 03:19');
    expect([appeal.all('acceptance-deemed'), appeal.all('escalated')].map(({ length }) => length)).toEqual([
      1, 1,
    ]);
    expect(appeal.state.escalation).toMatchObject({ state: 'raised', reason: 'by-office' });
  });

  it('passes to the deputy, and then to the conference, in hours', () => {
    const appeal = gas().after(toHousing).until('2026-05-01 03:19').until('2026-05-01 05:19');
    expect(appeal.state.escalation).toMatchObject({ leader: 'leader.deputy', passedFrom: 'leader.urban' });
    expect(local(appeal.owed('leader-takeover').dueAtMs)).toBe('2026-05-01 07:19');
    appeal.after(['take-over', {}, sample.deputyUrban, '2026-05-01 06:00']).until('2026-05-02 06:00');
    expect(appeal.state.conference).toMatchObject({ resolution: null });
  });
});

describe('urgency and a ruling', () => {
  it('leaves first measures and their date to whoever the ruling makes liable in the same unit', () => {
    const away = { unit: 'housing', role: 'officer', onLeave: true } as const;
    const appeal = gas()
      .after(toHousing, accepting)
      .knowing({ people: { 'housing.li': away } });
    const dueMs = appeal.owed('contain').dueAtMs;
    const ruling = { lead: 'housing', dueAt: '2026-05-02T03:00:00+08:00', instruction: 'x' };
    appeal.after(['rule', ruling, leaderUrban, '2026-05-01 03:40']);
    expect(appeal.state.stage).toMatchObject({ liable: { unit: 'housing', person: 'housing.head' } });
    expect(appeal.owed('contain')).toMatchObject({ owner: { person: 'housing.head' }, dueAtMs: dueMs });
  });
});

describe('urgency and a report of misconduct', () => {
  const report = (urgency: 'critical' | undefined) =>
    gas(
      { kind: 'misconduct', category: 'misconduct', urgency },
      {
        county: { category: sample.categories.misconduct },
      },
    );

  it('is due by its level, and knows neither first measures nor a leader', () => {
    const appeal = report('critical');
    expect(appeal.kinds()).toEqual(['complete']);
    expect(appeal.owed('complete')).toMatchObject({ limit: '24h', owner: { unit: 'discipline' } });
    expect(appeal.owed('complete').dueAtMs).toBe(appeal.state.overallDueAtMs);
    appeal.until('2026-05-04 03:00');
    expect(appeal.state.escalation.state).toBe('none');
    expect(appeal.charges()).toEqual(['complete yellow discipline', 'complete red discipline']);
  });

  it('shows its urgency to nobody outside the discipline office', () => {
    const { state, nowMs } = report('critical');
    expect(viewFor(state, discipline, nowMs)).toMatchObject({ urgency: 'critical' });
    for (const who of [centre, supervision, leaderUrban, housing])
      expect(viewFor(state, who, nowMs)).toBeNull();
  });

  it('cannot be raised by a centre, which may not know of it', () => {
    const appeal = report(undefined);
    expect(appeal.owed('complete').limit).toBe('20wd');
    appeal.when('classify', raising, centre).refused('unknown-appeal');
  });
});

describe('urgency and a redispatch', () => {
  it('gives the new unit a quarter of an hour, and no more for the whole than there was', () => {
    const appeal = gas().after(toHousing, [
      'redispatch',
      { lead: 'water', reason: 'a water pipe' },
      centre,
      '2026-05-01 03:12',
    ]);
    expect(local(appeal.owed('accept').dueAtMs)).toBe('2026-05-01 03:27');
    expect(local(appeal.owed('complete').dueAtMs)).toBe('2026-05-02 03:04');
    appeal.until('2026-05-01 03:27');
    expect(appeal.state.escalation).toMatchObject({ state: 'raised', reason: 'unanswered' });
    expect(appeal.charges().filter((one) => one.endsWith('housing'))).toEqual([]);
    expect(liabilityOf(appeal.state).map(({ unit, why }) => [unit, why])).toEqual([
      ['housing', 'dispatch'],
      ['water', 'redispatched'],
      ['water', 'deemed-acceptance'],
    ]);
  });

  it('leaves two hours for the whole where less was left', () => {
    const asked = { policy: { redispatch: { askWithin: '1d', mostAsked: 1 } } };
    const appeal = gas({}, asked).after(
      toHousing,
      accepting,
      ['request-redispatch', { grounds: 'not ours', basis: 'list 4' }, housing, '2026-05-02 01:55'],
      ['decide-redispatch', { grant: true, reason: 'so', lead: 'water' }, centre, '2026-05-02 02:00'],
    );
    expect(local(appeal.owed('complete').dueAtMs)).toBe('2026-05-02 04:00');
    expect(appeal.state.policy.limits.leastAfterMove).toBe(policy.limits.leastAfterMove);
  });
});

describe('the light of a short limit', () => {
  it('turns at three quarters of it where the county’s offset is longer than the limit', () => {
    const appeal = gas().after(toHousing);
    expect(policy.lights.complete?.yellow).toBe('-1wd');
    expect(local(appeal.owed('complete').yellowAtMs)).toBe('2026-05-01 21:04');
  });
});

describe('urgency and the citizen’s no', () => {
  it('brings the rework of its level, and the second time the leader', () => {
    const round = (day: string) =>
      [
        ['complete', done, housing, `2026-05-0${day} 10:00`],
        ['approve', {}, centre, `2026-05-0${day} 10:30`],
        ['rate', rated('no'), citizen, `2026-05-0${day} 12:00`],
      ] as const;
    const appeal = gas().after(toHousing, accepting, ...round('1'));
    expect(local(appeal.owed('complete').dueAtMs)).toBe('2026-05-02 12:00');
    appeal.after(...round('2'));
    expect(appeal.state.escalation).toMatchObject({ state: 'raised', reason: 'dissatisfied-again' });
    expect(local(appeal.owed('leader-takeover').dueAtMs)).toBe('2026-05-02 14:00');
  });
});
