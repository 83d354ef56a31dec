import { describe, expect, it } from 'vitest';
import { evolveAll, nextDeadlineMs, tick } from '../../domain/index.ts';
import {
  accepted,
  approved,
  at,
  centre,
  completed,
  dispatched,
  file,
  given,
  housing,
  iso,
  local,
  on,
  promised,
  type Step,
  supervision,
} from '../support/domain-kit.ts';

const ordered: Step = [
  'supervise',
  { colour: 'yellow', instruction: 'Answer.', replyBy: iso('2026-03-04 12:00') },
  supervision,
];

describe('a light', () => {
  it('turns yellow and red at its own instants, charged to who owes it then', () => {
    const appeal = given(...accepted).until('2026-03-20 00:00');
    const turned = appeal.all('light-turned').filter((e) => (e.data as { kind: string }).kind === 'complete');
    expect(turned.map((e) => [local(e.atMs), e.data])).toEqual([
      [
        '2026-03-11 00:00',
        expect.objectContaining({ light: 'yellow', unit: 'housing', person: 'housing.li' }),
      ],
      ['2026-03-12 00:00', expect.objectContaining({ light: 'red', unit: 'housing', person: 'housing.li' })],
    ]);
  });

  it('is red at the due instant itself, and not a millisecond before', () => {
    const dueMs = at('2026-03-12 00:00');
    const { state } = given(...accepted);
    const charged = (nowMs: number) =>
      tick(state, nowMs).state.obligations.find((o) => o.kind === 'complete')?.light;
    expect(charged(dueMs - 1)).toBe('yellow');
    expect(charged(dueMs)).toBe('red');
  });

  it('passes a centre, a helper, a leader alike', () => {
    expect(given().until('2026-03-03 00:00').charges()).toContain('dispatch red county-centre');
    expect(
      given(...completed)
        .until('2026-03-05 00:00')
        .charges(),
    ).toContain('review red county-centre');
  });

  it('of the case is the worst of those that are owed', () => {
    const appeal = given(...accepted, ['urge', { reason: 'x' }, centre]).until('2026-03-04 00:00');
    expect(appeal.owed('complete').light).toBe('green');
    expect(appeal.owed('urge-reply').light).toBe('red');
  });

  it('goes by the policy: a yellow after the limit, a red later still', () => {
    const lights = { default: { yellow: '+0', red: '+1wd' } };
    const owed = file({ policy: { lights } })
      .after(...accepted)
      .owed('complete');
    expect([local(owed.yellowAtMs), local(owed.redAtMs)]).toEqual(['2026-03-12 00:00', '2026-03-13 00:00']);
  });

  it('never shines on the citizen', () => {
    expect(
      given(...approved)
        .until('2026-03-07 23:59')
        .charges()
        .join(),
    ).not.toContain('citizen-rating');
  });

  it('stays charged when a later date makes it green again', () => {
    const appeal = given(...accepted, [
      'request-extension',
      { until: iso('2026-03-18 00:00'), reason: 'x' },
      housing,
      '2026-03-11 09:00',
    ]).after(['decide-extension', { grant: true, reason: 'x' }, centre]);
    expect(appeal.owed('complete')).toMatchObject({ light: 'green', charged: ['yellow'] });
    appeal.until('2026-03-18 00:00');
    expect(appeal.charges().filter((c) => c.startsWith('complete'))).toEqual([
      'complete yellow housing',
      'complete red housing',
    ]);
  });
});

describe('acceptance', () => {
  it('is deemed at the red instant, in the person of the head, and opens a promise', () => {
    const appeal = given(...dispatched).until('2026-03-03 10:01');
    appeal.brings('light-turned', 'light-turned', 'acceptance-deemed');
    expect(appeal.state.stage).toMatchObject({
      status: 'handling',
      liable: { unit: 'housing', person: 'housing.head', why: 'deemed-acceptance' },
    });
    expect(appeal.owed('promise').owner.person).toBe('housing.head');
    expect(appeal.charges()).toContain('accept red housing');
  });

  it('is still the unit’s own a moment before', () => {
    given(...dispatched)
      .when('accept', {}, housing, '2026-03-03 10:00')
      .brings('light-turned', 'accepted');
  });

  it('that comes at the instant itself comes too late', () => {
    given(...dispatched)
      .when('accept', {}, housing, '2026-03-03 10:01')
      .refused('already-accepted');
  });

  it('is deemed in the head’s person though another was named for the time being', () => {
    const appeal = given(...dispatched, ['reassign', { person: 'housing.wang' }, housing]).until(
      '2026-03-03 10:01',
    );
    expect(appeal.owed('complete').owner.person).toBe('housing.head');
  });
});

describe('the clock comes first', () => {
  it('stamps what has passed with its own instant, and the command with its own', () => {
    const appeal = given(...accepted).when(...on(completed.at(-1)!, '2026-03-12 09:00'));
    const [, , , red, done] = appeal.events.slice(-5);
    expect([red?.type, local(red!.atMs)]).toEqual(['light-turned', '2026-03-12 00:00']);
    expect([done?.type, local(done!.atMs)]).toEqual(['completed', '2026-03-12 09:00']);
  });

  it('lets a refused command keep nothing, for the clock is asked again', () => {
    const appeal = given(...accepted);
    const before = appeal.state;
    appeal.when('accept', {}, housing, '2026-03-12 09:00').refused('already-accepted');
    expect(appeal.state).toBe(before);
  });

  it('opens what it opens from its own now: an outage costs nobody', () => {
    const appeal = given(...dispatched).until('2026-03-05 12:00');
    expect(appeal.all('acceptance-deemed')[0]?.atMs).toBe(at('2026-03-03 10:01'));
    expect(appeal.owed('promise').sinceMs).toBe(at('2026-03-05 12:00'));
    expect(local(appeal.owed('promise').dueAtMs)).toBe('2026-03-10 00:00');
    expect(appeal.state.spans.at(-1)?.fromMs).toBe(at('2026-03-05 12:00'));
  });

  it('gives after a long outage what many small ticks give', () => {
    const { state, events } = given(...promised, ordered);
    const once = tick(state, at('2026-03-12 00:00'));
    let [now, all] = [state, [...events]];
    for (let day = at('2026-03-02 12:00'); day <= at('2026-03-12 00:00'); day += 3_600_000) {
      const done = tick(now, day);
      [now, all] = [done.state, [...all, ...done.events]];
    }
    expect(all.slice(events.length)).toEqual(once.events);
    expect(evolveAll(null, all)).toEqual(once.state);
  });

  it('names the one instant it must wake for, and none when nothing is owed', () => {
    expect(nextDeadlineMs(given().state)).toBe(given().owed('dispatch').yellowAtMs);
    const closed = given(...approved).after([
      'rate',
      { contacted: true, resolved: true, satisfaction: 'yes' },
      { ...centre, role: 'citizen', account: 'citizen:A1:0' },
    ]);
    expect(nextDeadlineMs(closed.state)).toBeNull();
    expect(closed.until('2027-01-01 00:00').events.at(-1)?.type).toBe('rated');
  });
});
