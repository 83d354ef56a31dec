import { describe, expect, it } from 'vitest';
import {
  accepted,
  file,
  given,
  housing,
  iso,
  leaderUrban,
  local,
  type Step,
  supervision,
  underRules,
} from '../support/domain-kit.ts';

const ruling = (dueAt: string, more: object = {}) => ({
  lead: 'housing',
  dueAt: iso(dueAt),
  instruction: 'x',
  ...more,
});
const takenOver: readonly Step[] = [...accepted, ['take-over', {}, leaderUrban]];
const resolved: readonly Step[] = [
  ...takenOver,
  ['put-on-conference', { reason: 'x' }, supervision],
  ['record-resolution', { text: 'A new bridge, in ten years.', approved: true }, supervision],
];
const tenYears = '2036-03-02 10:00';
/** 366 days after Monday 2 March 2026, to 24:00. */
const latest = '2027-03-04T00:00:00+08:00';

describe('how far ahead a date may be set', () => {
  it('is a year and a day for a ruling', () => {
    given(...takenOver)
      .when('rule', ruling(tenYears), leaderUrban)
      .refused('beyond-policy', { latest });
    given(...takenOver)
      .when('rule', ruling('2027-03-04 00:00'), leaderUrban)
      .brings('ruled');
  });

  it('is the county’s own number where it has one', () => {
    file({ policy: { longest: { ruling: '30d', promise: '10d' } } })
      .after(...takenOver)
      .when('rule', ruling('2026-04-02 00:01'), leaderUrban)
      .refused('beyond-policy', { latest: '2026-04-02T00:00:00+08:00' });
  });

  it('is without bound for what the conference resolved', () => {
    given(...resolved)
      .when('rule', ruling(tenYears), leaderUrban)
      .brings('ruled');
    given(...resolved)
      .when('rule', ruling(tenYears, { final: true }), leaderUrban)
      .brings('ruled');
  });

  it('bounds a promise also behind a ruling that reaches further', () => {
    const promise = {
      catalogueItem: 'lamp',
      contactedAt: iso('2026-03-02 10:02'),
      contactMeans: 'phone',
      dueAt: iso(tenYears),
    };
    given(...resolved, ['rule', ruling('2037-01-01 00:00'), leaderUrban])
      .when('promise', promise, housing)
      .refused('beyond-policy', { latest });
  });

  it('bounds an order’s reply, a sweep’s date and a meeting', () => {
    const order = { colour: 'red', instruction: 'x' };
    given(...accepted)
      .when('supervise', { ...order, replyBy: iso(tenYears) }, supervision)
      .refused('beyond-policy', { latest });
    given(...takenOver)
      .when('order-sweep', { units: ['water'], dueAt: iso(tenYears) }, leaderUrban)
      .refused('beyond-policy', { latest });
    given(...takenOver)
      .when('convene', { at: iso(tenYears), place: 'x', units: ['water'] }, leaderUrban)
      .refused('beyond-policy', { latest });
  });

  it('bounds how seldom a pause may owe its progress', () => {
    given(...accepted)
      .when('request-pause', { reason: 'x', progressEvery: '9999d' }, housing)
      .refused('beyond-policy', { latest: '2026-04-02T00:00:00+08:00' });
  });

  it('leaves cases of earlier rules their dates', () => {
    const old = underRules(2, () => given(...takenOver));
    old.when('rule', ruling(tenYears), leaderUrban).brings('ruled');
    expect(local(old.owed('complete').dueAtMs)).toBe(tenYears);
  });
});

describe('a promise behind a ruling', () => {
  const promise = (dueAt: string) => ({
    catalogueItem: 'pothole',
    contactedAt: iso('2026-03-02 10:02'),
    contactMeans: 'phone',
    dueAt: iso(dueAt),
  });
  const ruled: readonly Step[] = [...takenOver, ['rule', ruling('2026-05-01 00:00'), leaderUrban]];

  it('is bound by no limit of the catalogue', () => {
    const appeal = given(...ruled)
      .when('promise', promise('2026-04-28 18:00'), housing)
      .brings('promised');
    expect(local(appeal.state.promise?.dueAtMs ?? 0)).toBe('2026-04-28 18:00');
  });

  it('moves no obligation: the ruling’s date and its lights stay', () => {
    const appeal = given(...ruled);
    const before = appeal.owed('complete');
    appeal.after(['promise', promise('2026-03-20 18:00'), housing]);
    expect(appeal.owed('complete')).toEqual(before);
    expect(local(appeal.state.overallDueAtMs)).toBe('2026-05-01 00:00');
    expect(appeal.kinds()).toEqual(['complete', 'progress']);
  });

  it('is no later than the ruling', () => {
    given(...ruled)
      .when('promise', promise('2026-05-01 00:01'), housing)
      .refused('promise-beyond-limit');
  });

  it('of a case without one is bound by the catalogue as before', () => {
    given(...accepted)
      .when('promise', promise('2026-03-10 00:01'), housing)
      .refused('promise-beyond-catalogue');
  });
});
