import { describe, expect, it } from 'vitest';
import { isRefusal, type LeaderFact, publicViewOf, register, viewFor } from '../../domain/index.ts';
import {
  accepted,
  approved,
  at,
  centre,
  citizen,
  clerk,
  county,
  deputyUrban,
  dispatched,
  type Filed,
  facts,
  file,
  filedAt,
  filing,
  housing,
  integrator,
  iso,
  leaderCounty,
  leaderUrban,
  leaderUrbanFact,
  local,
  rated,
  supervision,
  system,
} from '../support/domain-kit.ts';

const dueAt = iso('2026-03-06 18:00');
const written = { kind: 'instruction', leader: leaderUrban.account, dueAt } as const;
const withLeader = (instructing: LeaderFact = leaderUrbanFact) => ({
  leaders: { ...county.leaders, instructing },
});
const instruction: Filed = { by: supervision, body: written, county: withLeader() };
const onLeave = { ...leaderUrbanFact, onLeave: true };
const asked = () => file(instruction).after(...approved);

describe('a leader’s instruction', () => {
  it('is bounded by the leader’s date: the case’s own, and that of the completion', () => {
    const appeal = file(instruction).after(...dispatched);
    expect(local(appeal.state.overallDueAtMs)).toBe('2026-03-06 18:00');
    expect(appeal.owed('complete')).toMatchObject({ dueAtMs: at('2026-03-06 18:00'), limit: null });
    const claimed = file(instruction).after(
      ['open-to-claims', { units: ['housing'] }, centre],
      ['claim', {}, housing],
    );
    expect(claimed.owed('complete').dueAtMs).toBe(at('2026-03-06 18:00'));
  });

  it('is due by the category’s limit where that ends sooner', () => {
    const later = { ...written, dueAt: iso('2026-06-01 00:00') };
    const appeal = file({ ...instruction, body: later }).after(...dispatched);
    expect(appeal.owed('complete')).toMatchObject({ limit: '7wd', dueAtMs: at('2026-03-12 00:00') });
  });

  it('turns yellow and red as any case, and charges who owed it', () => {
    const appeal = file(instruction)
      .after(...accepted)
      .until('2026-03-06 18:00');
    expect(appeal.charges()).toEqual(
      expect.arrayContaining(['complete yellow housing', 'complete red housing']),
    );
  });

  it('that is dispatched behind its date leaves the unit the least of a move', () => {
    const appeal = file(instruction).at('2026-03-09 10:00').when('dispatch', { lead: 'housing' }, centre);
    expect(local(appeal.owed('complete').dueAtMs)).toBe('2026-03-12 00:00');
    expect(appeal.owed('complete').light).toBe('green');
  });

  it.each([
    ['request-extension', { until: iso('2026-03-09 18:00'), reason: 'x' }],
    ['request-pause', { reason: 'x' }],
  ] as const)('lets no office move the leader’s date: %s', (command, body) => {
    file(instruction)
      .after(...accepted)
      .when(command, body, housing)
      .refused('beyond-instruction', { latest: iso('2026-03-06 18:00') });
  });

  it('may be extended up to the leader’s date', () => {
    const promise = {
      catalogueItem: 'pothole',
      dueAt: iso('2026-03-04 18:00'),
      contactedAt: iso('2026-03-02 10:02'),
      contactMeans: 'phone',
    };
    file(instruction)
      .after(...accepted, ['promise', promise, housing])
      .after(['request-extension', { until: dueAt, reason: 'x' }, housing]);
  });

  it('keeps the leader’s date when the county’s calendar changes', () => {
    const before = file(instruction).after(...accepted);
    const days = { '2026-03-04': { kind: 'holiday' as const, name: '停工' } };
    const calendar = { ...county.calendar, version: 'changed', days: { ...county.calendar.days, ...days } };
    const after = before.when('adopt-county', { calendar }, system);
    expect(local(after.owed('complete').dueAtMs)).toBe('2026-03-06 18:00');
    expect(local(after.state.overallDueAtMs)).toBe('2026-03-06 18:00');
  });

  it.each([
    ['merge', { into: 'B2' }, centre],
    ['decline', { reason: 'in-court', explanation: 'x' }, centre],
    ['split', { parts: [1, 2].map((n) => ({ title: `p${n}`, description: 'd', category: 'road' })) }, centre],
    ['withdraw', { reason: 'x' }, citizen],
  ] as const)('stands alone: no %s', (command, body, by) => {
    file(instruction).when(command, body, by).refused('instruction-alone');
  });

  it('takes no other case in', () => {
    const body = { from: 'B2', registeredAt: iso(filedAt), newcomers: [{ serial: 0 }] };
    file(instruction).when('absorb', body, system).refused('instruction-alone');
  });

  it('is told in the view, and to nobody in public', () => {
    const { state, nowMs } = asked();
    expect(viewFor(state, leaderUrban, nowMs)?.instruction).toEqual({ leader: leaderUrban.account, dueAt });
    expect(viewFor(file().state, centre, nowMs)?.instruction).toBeNull();
    expect(publicViewOf(state)).toBeNull();
  });
});

describe('the rating of an instruction', () => {
  it('is owed by its leader', () => {
    expect(asked().owed('citizen-rating')).toMatchObject({
      owner: { role: 'leader', unit: null, person: leaderUrban.account },
      redAtMs: null,
    });
  });

  it('is given by that leader alone', () => {
    const appeal = asked();
    for (const by of [citizen, supervision, centre, leaderCounty, deputyUrban, housing])
      appeal.when('rate', rated('yes'), by).refused('not-yours');
    appeal.when('rate', rated('yes'), leaderUrban);
    expect(appeal.outcome).toBe('satisfied');
    expect(appeal.state.ratings).toMatchObject([{ by: 'leader', satisfaction: 'yes' }]);
  });

  it('is not recorded by the centre, and nobody votes, however many people it names', () => {
    const people = { participants: { people: [{ name: 'Li' }, { name: 'Wu' }] } };
    const appeal = file({ ...instruction, body: { ...written, ...people } }).after(...approved);
    const call = { at: iso('2026-03-02 10:03'), means: 'phone', reached: true, said: 'x' };
    appeal.when('record-call-back', { ...call, rating: rated('yes') }, centre).refused('leader-rates');
    appeal.when('vote', rated('yes'), { ...citizen, account: 'citizen:A1:1' }).refused('not-a-group');
    appeal.when('rate', rated('neutral'), leaderUrban);
    expect(appeal.outcome).toBe('satisfied');
  });

  it('brings it back to the unit on a no', () => {
    const appeal = asked().after(['rate', rated('no'), leaderUrban]);
    expect(appeal.state.stage).toMatchObject({ status: 'handling', liable: { unit: 'housing' } });
  });

  it('is reminded of once, with a window of its own, and then closes unrated without a call-back', () => {
    const appeal = asked().until('2026-03-08 00:00').brings('rating-reminded');
    expect(appeal.kinds()).toEqual(['citizen-rating']);
    expect(local(appeal.owed('citizen-rating').dueAtMs)).toBe('2026-03-14 00:00');
    appeal.until('2026-03-14 00:00').brings('instruction-unrated');
    expect([appeal.outcome, appeal.kinds()]).toEqual(['unrated', []]);
  });

  it('may still be given after the reminder', () => {
    const appeal = asked().until('2026-03-09 00:00').when('rate', rated('yes'), leaderUrban);
    expect(appeal.outcome).toBe('satisfied');
  });

  it('is reminded of again in the next round', () => {
    const appeal = asked()
      .until('2026-03-09 00:00')
      .after(['rate', rated('no'), leaderUrban]);
    appeal.after(
      ['complete', { result: 'resolved', statement: 'x' }, { ...housing, account: 'housing.head' }],
      ['approve', {}, centre],
    );
    appeal.until('2026-03-15 01:00').brings('rating-reminded');
  });

  it('is the deputy’s while the leader is on leave, and the leader’s still', () => {
    const away = { ...instruction, county: withLeader(onLeave) };
    const appeal = file(away).after(...approved);
    expect(appeal.owed('citizen-rating').owner.person).toBe(deputyUrban.account);
    appeal.when('rate', rated('yes'), deputyUrban);
    expect(appeal.outcome).toBe('satisfied');
    expect(file(away).after(...approved, ['rate', rated('yes'), leaderUrban]).outcome).toBe('satisfied');
  });

  it('passes to the deputy once the case learns of the leave, and back after it, in the same window', () => {
    const appeal = asked();
    const { dueAtMs } = appeal.owed('citizen-rating');
    const news = (instructing: LeaderFact) => ({ people: {}, leaders: { ...county.leaders, instructing } });
    appeal.knowing({ ...facts, ...news(onLeave) }).when('note-people', {}, system);
    appeal.until('2026-03-03 00:00').brings('rating-passed');
    expect(appeal.owed('citizen-rating')).toMatchObject({ owner: { person: deputyUrban.account }, dueAtMs });
    appeal.knowing({ ...facts, ...news(leaderUrbanFact) }).when('note-people', {}, system);
    appeal.until('2026-03-04 00:00').brings('rating-passed');
    expect(appeal.owed('citizen-rating').owner.person).toBe(leaderUrban.account);
    appeal.when('rate', rated('yes'), deputyUrban).refused('not-yours');
  });
});

describe('who files an instruction', () => {
  const filed = (body: object, by = supervision, kept = withLeader()) => {
    const done = register('A1', { ...filing, ...body }, { ...county, ...kept }, by, at(filedAt));
    return isRefusal(done) ? done.refused : 'filed';
  };

  it.each([
    [supervision, 'filed'],
    [centre, 'filed'],
    [clerk, 'instruction-by-office'],
    [citizen, 'instruction-by-office'],
    [integrator, 'instruction-by-office'],
    [leaderUrban, 'instruction-by-office'],
  ] as const)('$account', (by, outcome) => {
    expect(filed(written, by)).toBe(outcome);
  });

  it.each([
    ['no leader', { kind: 'instruction', dueAt }, 'instruction-incomplete'],
    ['no date', { kind: 'instruction', leader: leaderUrban.account }, 'instruction-incomplete'],
    ['somebody who is no leader', { ...written, leader: 'housing.li' }, 'unknown-leader'],
    ['a date that has passed', { ...written, dueAt: iso('2026-03-01 00:00') }, 'date-past'],
    ['a date beyond any ruling', { ...written, dueAt: iso('2028-01-01 00:00') }, 'beyond-policy'],
    ['another kind with a leader', { kind: 'request', leader: leaderUrban.account }, 'instruction-field'],
    ['another kind with a date', { kind: 'request', dueAt }, 'instruction-field'],
  ])('names %s in vain', (_, body, code) => {
    expect(filed(body, centre)).toBe(code);
  });
});
