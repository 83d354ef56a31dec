import { describe, expect, it } from 'vitest';
import { nextDeadlineMs } from '../../domain/index.ts';
import {
  type Appeal,
  accepted,
  at,
  centre,
  citizen,
  file,
  given,
  housing,
  type Step,
  supervision,
  transport,
  water,
} from '../support/domain-kit.ts';

/** Known from other systems: cases that nobody had, and colours that the wrong unit had. */

const pool: Step = ['open-to-claims', { units: ['housing', 'water'] }, centre];
const asks = (to: string, by = housing): Step => ['transfer', { to, reason: 'theirs' }, by];

describe('an unassigned case', () => {
  const declined: Step = ['decline', { reason: 'in-court', explanation: 'x' }, centre];
  const unassigned: readonly (readonly [string, () => Appeal])[] = [
    ['as filed', () => given()],
    [
      'filed with a town',
      () => file({ county: { triage: { unit: 'east-centre', above: ['county-centre'] } } }),
    ],
    ['that nobody claimed', () => given(pool).until('2026-03-02 10:30')],
    ['raised out of the pool', () => given(pool, ['escalate', { reason: 'x' }, supervision])],
    [
      'declined wrongly',
      () =>
        given(
          declined,
          ['object', { reason: 'x' }, citizen],
          ['decide-objection', { overturn: true, reason: 'x' }, supervision],
        ),
    ],
    ['that waits for a merge', () => given(['merge', { into: 'B2' }, centre])],
  ];

  it.each(unassigned)('is not skipped by the clock: %s', (_, begun) => {
    const appeal = begun();
    expect(appeal.status).toBe('registered');
    expect(nextDeadlineMs(appeal.state)).toBeGreaterThan(appeal.nowMs);
    const holder = appeal.state.triage.unit;
    appeal.until('2026-03-20 00:00');
    expect(appeal.charges()).toEqual(
      expect.arrayContaining([`dispatch yellow ${holder}`, `dispatch red ${holder}`]),
    );
  });
});

describe('a claim', () => {
  const opened = () => given(pool);

  it.each(['10:16:00', '10:16:01', '10:17', '23:59'])(
    'at %s, after its fifteen minutes, is late though the clock has not run',
    (time) => {
      const appeal = opened();
      const before = appeal.state;
      expect(before.stage.status).toBe('pooled');
      appeal.when('claim', {}, water, `2026-03-02 ${time}`).refused('wrong-status');
      // A refused command keeps nothing; the clock finds the lapse at its own instant all the same.
      expect(appeal.state).toBe(before);
      appeal.until('2026-03-03 00:00');
      expect(appeal.all('pool-lapsed').map(({ atMs }) => atMs)).toEqual([at('2026-03-02 10:16')]);
    },
  );

  it('a second before wins', () => {
    opened().when('claim', {}, water, '2026-03-02 10:15:59').brings('claimed');
  });
});

describe('a case that goes from one unit to the other', () => {
  it('and back again comes before the leader, not to a fifth round', () => {
    const appeal = given(...accepted);
    const turns = [
      { by: housing, to: water, unit: 'water' },
      { by: water, to: housing, unit: 'housing' },
    ];
    let signed = 0;
    for (let n = 0; n < 20 && appeal.state.escalation.state === 'none'; n++) {
      const { by, to, unit } = turns[n % 2]!;
      appeal.after(asks(unit, by), ['accept-transfer', {}, to]);
      signed += 1;
    }
    expect(signed).toBe(4);
    expect(appeal.state.escalation).toMatchObject({ state: 'raised', reason: 'too-many-transfers' });
    appeal.when(...asks('water')).refused('awaits-leader');
  });

  it('and is refused everywhere comes before the leader at the second refusal', () => {
    const refuses: Step = ['refuse-transfer', { grounds: 'not ours', basis: 'the list' }, water];
    const appeal = given(...accepted, asks('water'), refuses, asks('transport'));
    appeal.after(['refuse-transfer', { grounds: 'not ours', basis: 'the list' }, transport]);
    expect(appeal.state.escalation).toMatchObject({ state: 'raised', reason: 'transfers-refused' });
    expect(appeal.state.stage).toMatchObject({ liable: { unit: 'housing' } });
  });

  it('buys no time on the way: each gets what was left, or the policy’s least', () => {
    const appeal = given(...accepted, asks('water'), ['accept-transfer', {}, water, '2026-03-04 10:00']);
    expect(appeal.owed('complete').dueAtMs).toBe(at('2026-03-12 00:00'));
    expect(appeal.state.overallDueAtMs).toBe(at('2026-03-12 00:00'));
  });
});

describe('a light', () => {
  const signs = (when: string) => given(...accepted, asks('water'), ['accept-transfer', {}, water, when]);
  const chargedTo = (appeal: Appeal, afterMs: number) =>
    appeal
      .all('light-turned')
      .filter(({ atMs }) => atMs > afterMs)
      .map(({ data }) => (data as { unit: string | null }).unit);

  it('is not charged to a unit that had already handed over', () => {
    const appeal = signs('2026-03-04 10:00');
    const signedMs = appeal.nowMs;
    appeal.until('2026-03-13 00:00');
    expect(chargedTo(appeal, signedMs)).not.toContain('housing');
    expect(appeal.charges()).toEqual(expect.arrayContaining(['complete red water', 'promise red water']));
  });

  it('that falls on the instant of the signature is charged to the unit that owed it until then', () => {
    const appeal = signs('2026-03-12 00:00');
    expect(appeal.charges()).toContain('complete red housing');
    appeal.until('2026-03-12 23:00');
    expect(appeal.charges()).not.toContain('complete red water');
  });

  it('found late, after an outage, is charged to who owed it then and not to who has the case now', () => {
    const appeal = signs('2026-03-12 09:00');
    expect(appeal.charges()).toContain('complete red housing');
    const [breach] = appeal.all('light-turned').filter(({ data }) => {
      const { kind, light } = data as { kind: string; light: string };
      return kind === 'complete' && light === 'red';
    });
    expect(breach?.atMs).toBe(at('2026-03-12 00:00'));
  });
});
