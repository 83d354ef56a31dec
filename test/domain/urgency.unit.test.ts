import { describe, expect, it } from 'vitest';
import {
  at,
  centre,
  dispatched,
  file,
  housing,
  leaderUrban,
  local,
  policy,
  supervision,
  units,
  water,
} from '../support/domain-kit.ts';
import * as sample from '../support/sample-county.ts';

/** The first night of a long holiday: with the limits of every day its acceptance would be due days later. */
const night = '2026-05-01 03:00';
const gas = (more: object = {}) =>
  file({ body: { urgency: 'critical', title: 'A smell of gas' }, by: sample.integrator, at: night, ...more });
const toHousing = (when: string) => ['dispatch', { lead: 'housing' }, centre, when] as const;

describe('a critical case', () => {
  it('is dispatched, accepted and completed by the clock, whatever the holidays', () => {
    const appeal = gas();
    expect(local(appeal.owed('dispatch').dueAtMs)).toBe('2026-05-01 03:05');
    expect(local(appeal.state.overallDueAtMs)).toBe('2026-05-02 03:00');
    appeal.after(toHousing('2026-05-01 03:04'));
    expect(local(appeal.owed('accept').dueAtMs)).toBe('2026-05-01 03:19');
    expect(local(appeal.owed('contain').dueAtMs)).toBe('2026-05-01 05:04');
    expect(local(appeal.owed('complete').dueAtMs)).toBe('2026-05-02 03:04');
  });

  it('goes to a leader in the tick in which nobody has accepted it', () => {
    const appeal = gas().after(toHousing('2026-05-01 03:04')).until('2026-05-01 03:19');
    const told = appeal.events.map(({ type }) => type).slice(-3);
    expect(told).toEqual(['light-turned', 'acceptance-deemed', 'escalated']);
    expect(appeal.state.escalation).toMatchObject({ state: 'raised', reason: 'unanswered' });
    expect(appeal.state.stage).toMatchObject({ status: 'handling', liable: { unit: 'housing' } });
    expect(local(appeal.owed('leader-takeover').dueAtMs)).toBe('2026-05-01 05:19');
  });

  it('owes first measures, which a report or the completion meets', () => {
    const appeal = gas().after(toHousing('2026-05-01 03:04'), ['accept', {}, housing]);
    appeal.when('report-progress', { text: 'on the way' }, housing);
    expect(appeal.owedAll('contain')).toHaveLength(1);
    appeal.when('report-progress', { text: 'the gas is off', contained: true }, housing);
    expect(appeal.owedAll('contain')).toEqual([]);
    expect(appeal.state.containedAtMs).toBe(appeal.nowMs);
    appeal.when('report-progress', { text: 'again', contained: true }, housing).refused('nothing-to-contain');
    const other = gas().after(toHousing('2026-05-01 03:04'), ['accept', {}, housing]);
    other.when('complete', { result: 'resolved', statement: 'done' }, housing);
    expect(other.owedAll('contain')).toEqual([]);
  });

  it('passes the first measures on with the time that is left, and half an hour at least', () => {
    const appeal = gas().after(
      toHousing('2026-05-01 03:04'),
      ['accept', {}, housing],
      ['transfer', { to: 'water', reason: 'theirs' }, housing],
      ['accept-transfer', {}, water, '2026-05-01 05:00'],
    );
    expect(appeal.owed('contain').owner.unit).toBe('water');
    expect(local(appeal.owed('contain').dueAtMs)).toBe('2026-05-01 05:30');
    expect(local(appeal.owed('complete').dueAtMs)).toBe('2026-05-02 03:04');
  });

  it('keeps its first measures when it is lowered, and passes them on with a redispatch', () => {
    const appeal = gas().after(
      toHousing('2026-05-01 03:04'),
      ['classify', { urgency: 'ordinary', reason: 'a smell of paint' }, supervision, '2026-05-01 03:10'],
      ['redispatch', { lead: 'water', reason: 'the wrong drawer' }, centre, '2026-05-01 03:12'],
    );
    expect(appeal.owedAll('contain')).toMatchObject([{ owner: { unit: 'water' } }]);
    expect(local(appeal.owed('contain').dueAtMs)).toBe('2026-05-01 05:04');
  });

  it('knows no pool, no pause, and no extension but its leader’s', () => {
    gas()
      .when('open-to-claims', { units: ['housing'] }, centre)
      .refused('critical-no-pool');
    const appeal = gas().after(toHousing('2026-05-01 03:04'), ['accept', {}, housing]);
    appeal.when('request-pause', { reason: 'x' }, housing).refused('critical-no-pause');
    const longer = { until: '2026-05-03T00:00:00+08:00', reason: 'x' };
    appeal.when('request-extension', longer, housing).refused('critical-no-extension');
    const ruling = { lead: 'housing', dueAt: '2026-05-02T03:00:00+08:00', instruction: 'x' };
    appeal.after(['rule', ruling, leaderUrban]);
    appeal.when('request-extension', longer, housing);
    expect(appeal.state.requests).toMatchObject([{ kind: 'extension' }]);
  });

  it('goes by rule to the pool’s fall-back, otherwise to triage', () => {
    const pool = (fallback: typeof units.housing | null) =>
      gas({ county: { dispatchRule: { to: 'pool', units: [units.water], fallback } } });
    expect(pool(units.housing ?? null).state.stage).toMatchObject({
      status: 'assigned',
      liable: { unit: 'housing' },
    });
    expect(pool(null).status).toBe('registered');
  });
});

describe('a level', () => {
  it('is an office’s word; a citizen’s own is kept beside it', () => {
    const refused = () => file({ body: { urgency: 'critical' } });
    expect(refused).toThrow('urgency-by-office');
    const asked = file({ body: { urgencyAsked: 'critical' } });
    expect(asked.state.registration.urgencyAsked).toBe('critical');
    expect(asked.state.urgency).toBeUndefined();
  });

  it('is never below the category’s least, and never gives more time than the category', () => {
    const category = { ...sample.categories.road!, limit: '12h', leastUrgency: 'urgent' as const };
    const { state } = file({ county: { category } });
    expect(state.urgency).toBe('urgent');
    expect(local(state.overallDueAtMs)).toBe('2026-03-02 22:00');
  });

  it('takes the county’s own numbers where the policy has them, and the ordinary one of each it leaves out', () => {
    const urgency = { urgent: { accept: '1h' } };
    const appeal = file({ body: { urgency: 'urgent' }, by: sample.integrator, policy: { urgency } });
    appeal.after(...dispatched);
    expect(appeal.owed('accept').limit).toBe('1h');
    expect(appeal.owed('complete').limit).toBe('7wd');
    expect(appeal.state.policy.limits.accept).toBe(policy.limits.accept);
  });
});

describe('classifying', () => {
  const critical = { urgency: 'critical', reason: 'it smells stronger' };
  const noise = { category: 'noise', reason: 'it is noise' };

  it('raises a case: each date is the earlier of its own and the new limit from now', () => {
    const appeal = file().after(...dispatched, ['accept', {}, housing, '2026-03-02 11:00']);
    appeal.when('classify', critical, centre, '2026-03-02 12:00').brings('classified');
    expect(local(appeal.owed('complete').dueAtMs)).toBe('2026-03-03 12:00');
    expect(local(appeal.owed('contain').dueAtMs)).toBe('2026-03-02 14:00');
    expect(local(appeal.state.overallDueAtMs)).toBe('2026-03-03 12:00');
  });

  it('ends a pool in the same event, for its fall-back or for triage', () => {
    const pooled = (body: object) => file().after(['open-to-claims', { units: ['water'], ...body }, centre]);
    const toTriage = pooled({}).when('classify', critical, centre).brings('classified');
    expect([toTriage.status, toTriage.kinds()]).toEqual(['registered', ['dispatch']]);
    const toHousing = pooled({ fallback: 'housing' }).when('classify', critical, centre);
    toHousing.brings('classified', 'dispatched');
    expect(toHousing.state.firstReceiver).toBe('housing');
  });

  it('ends a hold and the wish for one in the same event', () => {
    const held = file().after(
      ...dispatched,
      ['accept', {}, housing],
      ['request-pause', { reason: 'x' }, housing],
      ['decide-pause', { grant: true, reason: 'x' }, centre],
    );
    held.when('classify', critical, centre).brings('classified');
    expect([held.state.hold, held.state.holds.length]).toEqual([null, 1]);
    const wish = file().after(
      ...dispatched,
      ['accept', {}, housing],
      ['request-pause', { reason: 'x' }, housing],
    );
    wish.when('classify', critical, centre).brings('classified');
    expect([wish.state.requests, wish.owedAll('decision')]).toEqual([[], []]);
  });

  it('lets the centre only raise after the dispatch, and supervision do the rest', () => {
    const appeal = file({ body: { urgency: 'urgent' }, by: sample.integrator }).after(...dispatched);
    appeal.when('classify', noise, centre).refused('classified-by-supervision');
    appeal
      .when('classify', { urgency: 'ordinary', reason: 'x' }, centre)
      .refused('classified-by-supervision');
    appeal.when('classify', { urgency: 'ordinary', reason: 'x' }, supervision).brings('classified');
    expect(appeal.state.urgency).toBeUndefined();
    appeal.when('classify', { urgency: 'ordinary', reason: 'x' }, supervision).refused('classified-so');
  });

  it('gives another category: limit and leader follow, counted from the beginning, with the least of a move', () => {
    const leaders = { category: sample.leaderCountyFact, default: sample.leaderCountyFact };
    const appeal = file()
      .after(...dispatched)
      .knowing({ leaders });
    const before = appeal.owed('complete');
    appeal.when('classify', noise, supervision, '2026-03-02 12:00').brings('classified');
    expect(appeal.owed('complete')).toMatchObject({ id: before.id, sinceMs: before.sinceMs, limit: '5wd' });
    expect(local(appeal.owed('complete').dueAtMs)).toBe('2026-03-10 00:00');
    expect(appeal.state).toMatchObject({
      category: { id: 'noise' },
      registration: { category: 'noise' },
      registeredAtMs: at('2026-03-02 10:00'),
      leaders,
    });
    const late = file().after(...dispatched);
    late.when('classify', noise, supervision, '2026-03-09 12:00');
    expect(local(late.owed('complete').dueAtMs)).toBe('2026-03-12 00:00');
  });

  it('leaves a case that the county opened of its own accord its kind', () => {
    const appeal = file({ body: { kind: 'proactive', citizen: undefined }, by: centre });
    appeal.when('classify', { kind: 'complaint', reason: 'x' }, centre).refused('kind-stays');
  });

  it('gives another area, by the id of a town or village alone', () => {
    const appeal = file().knowing({ areas: { 'east-town': 'east-town' } });
    appeal.when('classify', { area: 'nowhere', reason: 'x' }, centre).refused('unknown-area-id');
    appeal.when('classify', { area: 'east-town', reason: 'x' }, centre).brings('classified');
    expect(appeal.state.registration).toMatchObject({ areaId: 'east-town' });
    appeal.when('classify', { area: 'east-town', reason: 'x' }, centre).refused('classified-so');
  });

  it('keeps a ruling’s date', () => {
    const ruling = { lead: 'housing', dueAt: '2026-03-20T18:00:00+08:00', instruction: 'x' };
    const appeal = file().after(...dispatched, ['accept', {}, housing], ['rule', ruling, leaderUrban]);
    appeal.after(['classify', { ...noise, urgency: 'critical' }, supervision]);
    expect(local(appeal.owed('complete').dueAtMs)).toBe('2026-03-20 18:00');
  });

  it('refuses an unknown category, a level below the category’s, and a case of older rules', () => {
    const appeal = file();
    appeal.when('classify', { category: 'nothing', reason: 'x' }, centre).refused('unknown-category');
    const least = { ...sample.categories.noise!, leastUrgency: 'urgent' as const };
    appeal.knowing({ categories: { noise: least } });
    appeal.when('classify', { ...noise, urgency: 'ordinary' }, centre).refused('below-category');
    appeal.when('classify', noise, centre).brings('classified');
    expect(appeal.state.urgency).toBe('urgent');
  });
});
