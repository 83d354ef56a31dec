import { describe, expect, it } from 'vitest';
import { liabilityOf, liableOf } from '../../domain/index.ts';
import {
  accepted,
  centre,
  dispatched,
  file,
  given,
  housing,
  leaderUrban,
  policy,
  promised,
  supervision,
  water,
} from '../support/domain-kit.ts';
import * as sample from '../support/sample-county.ts';

const toWater = { lead: 'water', reason: 'the pipe is theirs' };
const asked = { grounds: 'no road of ours', basis: 'the list of duties, 4.2', to: 'water' };
const asking = { policy: { ...policy, redispatch: { askWithin: '4h', mostAsked: 1 } } } as const;

describe('a wrong dispatch', () => {
  it('is undone by the centre: the new lead is first receiver, with the full time to accept', () => {
    const appeal = given(...dispatched)
      .at('2026-03-02 15:00')
      .when('redispatch', toWater, centre);
    const { state } = appeal;
    expect(state).toMatchObject({
      firstReceiver: 'water',
      stage: { status: 'assigned', liable: { unit: 'water' } },
    });
    const accept = state.obligations.find(({ kind }) => kind === 'accept');
    expect(accept).toMatchObject({
      owner: { unit: 'water', person: 'water.head' },
      limit: policy.limits.accept,
    });
    expect(accept?.sinceMs).toBe(appeal.nowMs);
    expect(liabilityOf(state).map(({ unit, why }) => [unit, why])).toEqual([
      ['housing', 'dispatch'],
      ['water', 'redispatched'],
    ]);
  });

  it('keeps the date of the whole, which counts from the first dispatch', () => {
    const before = given(...accepted);
    const whole = before.state.obligations.find(({ kind }) => kind === 'complete');
    const { state } = before.when('redispatch', toWater, centre);
    expect(state.obligations.filter(({ kind }) => kind === 'complete')).toMatchObject([
      { owner: { unit: 'water' }, dueAtMs: whole?.dueAtMs, limit: whole?.limit },
    ]);
    expect(state.overallDueAtMs).toBe(before.state.overallDueAtMs);
    expect(state.obligations.some(({ owner }) => owner.unit === 'housing')).toBe(false);
  });

  it('leaves the colours of the wrong unit in the log alone, and the mistake with who dispatched', () => {
    const appeal = given(...dispatched)
      .at('2026-03-05 17:00')
      .when('redispatch', toWater, centre);
    const event = appeal.events.findLast(({ type }) => type === 'redispatched');
    expect(event?.data).toMatchObject({
      misdispatched: { unit: 'housing', sinceMs: appeal.state.dispatchedAtMs },
      mistakeOf: { unit: centre.unit, account: centre.account },
    });
    expect(appeal.state.redispatches).toMatchObject([{ from: 'housing', to: 'water', by: centre.account }]);
  });

  it('takes urges and orders along, voids requests, and excuses helpers that are not named', () => {
    const appeal = given(
      ['dispatch', { lead: 'housing', helpers: ['transport'] }, centre],
      ['accept', {}, housing],
      ['urge', { reason: 'it is dark' }, sample.citizen],
      ['transfer', { to: 'water', reason: 'theirs' }, housing],
      ['deny-ownership', { grounds: 'not ours', basis: 'the list' }, housing],
      ['redispatch', { ...toWater, helpers: ['housing'] }, centre],
    );
    const { state } = appeal;
    expect(state.helpers).toMatchObject([
      { unit: 'transport', state: 'excused' },
      { unit: 'housing', state: 'waiting' },
    ]);
    expect([state.requests, state.denials]).toEqual([[], []]);
    const owed = state.obligations.map(({ kind, owner }) => `${kind} ${owner.unit}`).sort();
    expect(owed).toEqual(['accept water', 'complete water', 'finish-part housing', 'urge-reply water']);
  });

  it('passes to a unit that helped: its part ends', () => {
    const { state } = given(['dispatch', { lead: 'housing', helpers: ['water'] }, centre]).when(
      'redispatch',
      toWater,
      centre,
    );
    expect(state.helpers).toEqual([]);
    expect(state.obligations.map(({ kind }) => kind).sort()).toEqual(['accept', 'complete']);
  });

  it('can be undone twice at most', () => {
    given(...dispatched)
      .after(['redispatch', toWater, centre], ['redispatch', { ...toWater, lead: 'transport' }, centre])
      .when('redispatch', toWater, centre)
      .refused('redispatched-already', { most: 2 });
  });

  it.each([
    ['the unit itself', given(...dispatched), { ...toWater, lead: 'housing' }, 'same-unit'],
    ['after the promise', given(...promised), toWater, 'promised-already'],
    [
      'what was claimed',
      given(['open-to-claims', { units: ['housing'] }, centre], ['claim', {}, housing]),
      toWater,
      'not-by-dispatch',
    ],
    [
      'once it is raised',
      given(...accepted, ['escalate', { reason: 'stuck' }, centre]),
      toWater,
      'awaits-leader',
    ],
    [
      'what another unit signed for',
      given(
        ...accepted,
        ['transfer', { to: 'water', reason: 'theirs' }, housing],
        ['accept-transfer', {}, water],
      ),
      { ...toWater, lead: 'transport' },
      'not-by-dispatch',
    ],
  ] as const)('is not undone: %s', (_, appeal, body, code) => {
    appeal.when('redispatch', body, centre).refused(code);
  });

  it.each([housing, supervision, leaderUrban])('is not undone by anybody but the centre: $account', (by) => {
    given(...dispatched)
      .when('redispatch', toWater, by)
      .refused('not-yours');
  });
});

describe('a first receiver that says it was a wrong dispatch', () => {
  it('may not, where the county wants every first receiver to accept: as in the sample', () => {
    given(...dispatched)
      .when('request-redispatch', asked, housing)
      .refused('redispatch-unasked', { most: 0 });
  });

  it('may so often and so long as the county says, and stays liable meanwhile', () => {
    const appeal = file(asking)
      .after(...dispatched)
      .when('request-redispatch', asked, housing);
    expect(liableOf(appeal.state)?.unit).toBe('housing');
    expect(appeal.state.obligations.map(({ kind }) => kind).sort()).toEqual([
      'accept',
      'complete',
      'decision',
    ]);
    appeal.when('request-redispatch', asked, housing).refused('request-pending');
    file(asking)
      .after(...dispatched)
      .at('2026-03-02 16:00')
      .when('request-redispatch', asked, housing)
      .refused('asked-too-late');
  });

  it('is granted by the redispatch itself, in one event', () => {
    const appeal = file(asking).after(...dispatched, ['request-redispatch', asked, housing]);
    appeal.when('decide-redispatch', { grant: true, reason: 'so it is' }, centre).refused('lead-missing');
    const before = appeal.events.length;
    appeal.when('decide-redispatch', { grant: true, reason: 'so it is', lead: 'water' }, centre);
    expect(appeal.events.slice(before).map(({ type }) => type)).toEqual(['redispatched']);
    expect(appeal.state).toMatchObject({ requests: [], firstReceiver: 'water' });
  });

  it('is refused, and may not ask again', () => {
    const appeal = file(asking).after(
      ...dispatched,
      ['request-redispatch', asked, housing],
      ['decide-redispatch', { grant: false, reason: 'it is yours' }, centre],
    );
    expect(appeal.state).toMatchObject({
      requests: [],
      stage: { status: 'assigned', liable: { unit: 'housing' } },
    });
    expect(appeal.state.obligations.map(({ kind }) => kind).sort()).toEqual(['accept', 'complete']);
    appeal.when('request-redispatch', asked, housing).refused('redispatch-unasked');
  });
});
