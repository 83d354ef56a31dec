import { describe, expect, it } from 'vitest';
import {
  accepted,
  centre,
  completing,
  given,
  housing,
  iso,
  leaderUrban,
  local,
  on,
  promised,
  type Step,
  supervision,
  transport,
  water,
} from '../support/domain-kit.ts';

const help = (...units: string[]): Step => ['request-help', { units, reason: 'A pipe.' }, housing];
const extend = (until: string): Step => [
  'request-extension',
  { until: iso(until), reason: 'Rain.' },
  housing,
];
const grant = (what: 'extension' | 'pause', yes = true): Step => [
  `decide-${what}`,
  { grant: yes, reason: 'x' },
  centre,
];

describe('a request for help', () => {
  it('asks each unit for itself; liability stays', () => {
    const appeal = given(...accepted)
      .when(...help('water', 'transport'))
      .brings('help-requested');
    expect(appeal.owed('decision', 'help:water').owner).toMatchObject({
      unit: 'water',
      person: 'water.head',
    });
    appeal.after(['answer-help', { agree: true }, water]);
    expect(appeal.state.helpers).toMatchObject([{ unit: 'water', state: 'accepted', person: 'water.li' }]);
    expect(appeal.owed('finish-part', 'water').dueAtMs).toBe(appeal.owed('complete').dueAtMs);
    expect(appeal.owed('decision', 'help:transport').owner.unit).toBe('transport');
    expect(appeal.state.stage).toMatchObject({ liable: { unit: 'housing' } });
    appeal.when(...completing).refused('helpers-at-work', { units: ['water'] });
  });

  it('is refused with grounds only', () => {
    const appeal = given(...accepted, help('water'));
    appeal.when('answer-help', { agree: false }, water).refused('grounds-needed');
    appeal.after(['answer-help', { agree: false, grounds: 'No crew.' }, water]);
    expect(appeal.state).toMatchObject({ helpers: [], requests: [] });
    expect(appeal.owedAll('decision')).toEqual([]);
  });

  it('is one at a time, of others than oneself and than those who help already', () => {
    given(...accepted, help('water'))
      .when(...help('transport'))
      .refused('request-pending', { kind: 'help' });
    given(...accepted)
      .when(...help('housing'))
      .refused('same-unit');
    given(...accepted, help('water'), ['answer-help', { agree: true }, water])
      .when(...help('water'))
      .refused('helps-already');
    given(...accepted, help('water'))
      .when('answer-help', { agree: true }, transport)
      .refused('not-yours');
  });

  it('ends when the work is done', () => {
    const appeal = given(...accepted, help('water'), completing);
    expect(appeal.state.requests).toEqual([]);
    expect(appeal.kinds()).toEqual(['review']);
  });
});

describe('an extension', () => {
  it('granted moves the work and the whole case to the date asked for', () => {
    const appeal = given(...accepted, extend('2026-03-18 00:00'))
      .when(...grant('extension'))
      .brings('extension-decided');
    expect(local(appeal.owed('complete').dueAtMs)).toBe('2026-03-18 00:00');
    expect(local(appeal.owed('complete').yellowAtMs)).toBe('2026-03-17 00:00');
    expect(local(appeal.state.overallDueAtMs)).toBe('2026-03-18 00:00');
  });

  it('refused changes nothing; asking stops no clock', () => {
    const appeal = given(...accepted, extend('2026-03-18 00:00'));
    expect(local(appeal.owed('complete').dueAtMs)).toBe('2026-03-12 00:00');
    appeal.after(grant('extension', false));
    expect(local(appeal.owed('complete').dueAtMs)).toBe('2026-03-12 00:00');
    expect(appeal.state).toMatchObject({ extensions: 0, requests: [] });
  });

  it('is asked before the limit has passed, to a later date, no longer than the policy bears', () => {
    given(...accepted)
      .when(...on(extend('2026-03-18 00:00'), '2026-03-12 00:00'))
      .refused('limit-passed');
    given(...accepted)
      .when(...extend('2026-03-11 00:00'))
      .refused('not-later');
    given(...accepted)
      .when(...extend('2026-03-27 00:00'))
      .refused('beyond-policy', { latest: '2026-03-26T00:00:00+08:00' });
    given(...accepted)
      .when(...extend('2026-03-26 00:00'))
      .brings('extension-requested');
  });

  it('is granted as often as the policy bears', () => {
    const twice = [
      extend('2026-03-13 00:00'),
      grant('extension'),
      extend('2026-03-14 00:00'),
      grant('extension'),
    ];
    given(...accepted, ...twice)
      .when(...extend('2026-03-15 00:00'))
      .refused('too-many-extensions', { most: 2 });
  });

  it('is decided by centre or supervision, after a ruling by the leader', () => {
    const asked = [...accepted, extend('2026-03-18 00:00')];
    given(...asked)
      .when('decide-extension', { grant: true, reason: 'x' }, supervision)
      .brings('extension-decided');
    given(...asked)
      .when('decide-extension', { grant: true, reason: 'x' }, housing)
      .refused('not-yours');
    const ruled = given(
      ...accepted,
      ['rule', { lead: 'housing', dueAt: iso('2026-03-20 00:00'), instruction: 'x' }, leaderUrban],
      extend('2026-03-25 00:00'),
    );
    expect(ruled.owed('decision', 'extension').owner.person).toBe('leader.urban');
    ruled.when(...grant('extension')).refused('not-yours');
    ruled.when('decide-extension', { grant: true, reason: 'x' }, leaderUrban).brings('extension-decided');
  });

  it('is not asked for while the case awaits its leader', () => {
    given(...accepted, ['take-over', {}, leaderUrban])
      .when(...extend('2026-03-18 00:00'))
      .refused('awaits-leader');
  });

  it('may be asked for once at a time, and ends with the work', () => {
    given(...accepted, extend('2026-03-18 00:00'))
      .when(...extend('2026-03-19 00:00'))
      .refused('request-pending');
    const appeal = given(...promised, extend('2026-03-10 00:00'), completing);
    appeal.when(...grant('extension')).refused('wrong-status');
    given(...accepted)
      .when('request-extension', { until: iso('2026-03-18 00:00'), reason: 'x' }, transport)
      .refused('not-yours');
  });
});
