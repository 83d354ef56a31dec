import { describe, expect, it } from 'vitest';
import { metresBetween, viewFor } from '../../domain/index.ts';
import { at, centre, housing, iso, leaderUrban, local, supervision } from '../support/domain-kit.ts';
import { personIn, SeveralAppeals } from '../support/several-appeals.ts';

const DAY_MS = 86_400_000;

/** A1, filed on the 2nd; B2, filed days later and handled by housing. The limit of roads is seven working days. */
function twoCases(days = 7) {
  const appeals = new SeveralAppeals(at('2026-03-02 10:00'));
  appeals.file('A1', { description: 'first' });
  appeals.pass(days * DAY_MS);
  appeals.file('B2', { description: 'second' });
  appeals.give('B2', 'dispatch', { lead: 'housing' }, centre);
  return appeals.give('B2', 'accept', {}, housing);
}
const overall = (appeals: SeveralAppeals, id = 'B2') => local(appeals.of(id).overallDueAtMs);
const complete = (appeals: SeveralAppeals, id = 'B2') =>
  local(appeals.of(id).obligations.find(({ kind }) => kind === 'complete')?.dueAtMs ?? null);

describe('a merge buys no time', () => {
  it('the master is due by the earlier filing, and says when that was', () => {
    const appeals = twoCases(3);
    expect([overall(appeals), complete(appeals)]).toEqual(['2026-03-17 00:00', '2026-03-17 00:00']);
    appeals.give('A1', 'merge', { into: 'B2' }, centre);
    expect([overall(appeals), complete(appeals)]).toEqual(['2026-03-12 00:00', '2026-03-12 00:00']);
    const view = viewFor(appeals.of('B2'), supervision, appeals.nowMs);
    expect(view?.registeredAt).toContain('2026-03-05');
    expect(view?.earliestFiledAt).toContain('2026-03-02T10:00');
  });

  it('the work has at least the time of a move left', () => {
    const appeals = twoCases(9).give('A1', 'merge', { into: 'B2' }, centre);
    expect(overall(appeals)).toBe('2026-03-12 00:00');
    expect(complete(appeals)).toBe('2026-03-14 00:00');
  });

  it('holds for a completion in review: what is returned goes on with the earlier date', () => {
    const done = { result: 'resolved', statement: 'x' };
    const appeals = twoCases(3).give('B2', 'complete', done, housing);
    appeals.give('A1', 'merge', { into: 'B2' }, centre).give('B2', 'return', { reason: 'x' }, centre);
    expect([overall(appeals), complete(appeals)]).toEqual(['2026-03-12 00:00', '2026-03-12 00:00']);
    const late = twoCases(9).give('B2', 'complete', done, housing);
    late.give('A1', 'merge', { into: 'B2' }, centre).give('B2', 'return', { reason: 'x' }, centre);
    expect(complete(late)).toBe('2026-03-14 00:00');
  });

  it('nor where the master had no unit yet: whoever gets it has no new limit', () => {
    const waiting = new SeveralAppeals(at('2026-03-02 10:00'));
    waiting.file('A1');
    waiting.pass(3 * DAY_MS);
    waiting.file('B2');
    waiting.give('A1', 'merge', { into: 'B2' }, centre).give('B2', 'dispatch', { lead: 'housing' }, centre);
    expect(complete(waiting)).toBe('2026-03-12 00:00');
    const late = new SeveralAppeals(at('2026-03-02 10:00'));
    late.file('A1');
    late.pass(9 * DAY_MS);
    late.file('B2');
    late.give('A1', 'merge', { into: 'B2' }, centre);
    late
      .give('B2', 'open-to-claims', { units: ['housing', 'water'] }, centre)
      .give('B2', 'claim', {}, housing);
    expect(complete(late)).toBe('2026-03-14 00:00');
  });

  it('a later filing moves nothing', () => {
    const appeals = twoCases(3);
    appeals.give('B2', 'supplement', { text: 'x' }, personIn('B2'));
    const before = [overall(appeals), complete(appeals)];
    appeals.file('C4');
    appeals.give('C4', 'merge', { into: 'B2' }, centre);
    expect([overall(appeals), complete(appeals)]).toEqual(before);
    expect(appeals.of('B2').earliestFiledAtMs).toBeUndefined();
  });

  it('through a chain the first filing of all counts', () => {
    const appeals = twoCases(3);
    appeals.give('A1', 'merge', { into: 'B2' }, centre);
    appeals.file('C4');
    appeals.give('B2', 'merge', { into: 'C4' }, centre);
    expect(overall(appeals, 'C4')).toBe('2026-03-12 00:00');
    expect(local(appeals.of('C4').earliestFiledAtMs ?? null)).toBe('2026-03-02 10:00');
  });

  it('the master’s own holds stay outside', () => {
    const appeals = twoCases(1);
    appeals.give('B2', 'request-pause', { until: iso('2026-03-20 09:00'), reason: 'x' }, housing);
    appeals.give('B2', 'decide-pause', { grant: true, reason: 'x' }, centre);
    appeals.pass(2 * DAY_MS).give('B2', 'resume', {}, housing);
    const shifted = overall(appeals);
    appeals.give('A1', 'merge', { into: 'B2' }, centre);
    const after = overall(appeals) ?? '';
    expect(after > '2026-03-13 23:59' && after < (shifted ?? '')).toBe(true);
  });

  it('a ruling’s date and a granted one stay', () => {
    const ruled = twoCases(3);
    const ruling = { lead: 'housing', dueAt: iso('2026-04-30 18:00'), instruction: 'x' };
    ruled.give('B2', 'rule', ruling, leaderUrban).give('A1', 'merge', { into: 'B2' }, centre);
    expect([overall(ruled), complete(ruled)]).toEqual(['2026-04-30 18:00', '2026-04-30 18:00']);
    const granted = twoCases(3);
    granted.give('B2', 'request-extension', { until: iso('2026-03-20 18:00'), reason: 'x' }, housing);
    granted.give('B2', 'decide-extension', { grant: true, reason: 'x' }, centre);
    granted.give('A1', 'merge', { into: 'B2' }, centre);
    expect([overall(granted), complete(granted)]).toEqual(['2026-03-20 18:00', '2026-03-20 18:00']);
  });

  it('a master of older rules keeps its dates', () => {
    const appeals = twoCases(3);
    const before = overall(appeals);
    appeals.cases.set('B2', {
      state: { ...appeals.of('B2'), rules: 2 },
      events: [...appeals.eventsOf('B2')],
    });
    appeals.give('A1', 'merge', { into: 'B2' }, centre);
    expect(overall(appeals)).toBe(before);
    expect(appeals.of('B2').parts).toMatchObject([{ id: 'A1', description: 'first' }]);
  });
});

describe('a merge warns the centre', () => {
  const at1 = { longitude: 110.1, latitude: 32.1 };
  const warnedOf = (a: object, b: object) => {
    const appeals = new SeveralAppeals(at('2026-03-02 10:00'));
    appeals.file('A1', a);
    appeals.file('B2', b);
    return appeals.give('A1', 'merge', { into: 'B2' }, centre).warned;
  };

  it('of a master in another category', () => {
    expect(warnedOf({ category: 'noise' }, {})).toEqual(['merge-other-category']);
  });

  it('of a place more than five hundred metres away', () => {
    expect(warnedOf({ location: at1 }, { location: { ...at1, latitude: 32.1046 } })).toEqual([
      'merge-far-apart',
    ]);
    expect(warnedOf({ location: at1 }, { location: { ...at1, latitude: 32.1044 } })).toEqual([]);
    expect(warnedOf({ location: at1 }, { location: { address: 'Dongmen' } })).toEqual([]);
  });

  it('measures on the sphere, over the date line too', () => {
    expect(metresBetween(at1, at1)).toBe(0);
    expect(metresBetween({ longitude: 0, latitude: 0 }, { longitude: 1, latitude: 0 })).toBeCloseTo(
      111_195,
      0,
    );
    const over = metresBetween({ longitude: 179.999, latitude: 0 }, { longitude: -179.999, latitude: 0 });
    expect(over).toBeCloseTo(222.4, 1);
  });
});

describe('a case that is with a leader', () => {
  const raised = () =>
    twoCases(3).give('A1', 'escalate', { reason: 'x' }, centre).give('A1', 'take-over', {}, leaderUrban);

  it('is merged by its leader, and refused to everybody else with a sentence of its own', () => {
    const appeals = raised();
    const refusal = appeals.tryGive('A1', 'merge', { into: 'B2' }, centre);
    expect(refusal).toMatchObject({ refused: 'leader-merges', params: { leader: 'leader.urban' } });
    expect(appeals.tryGive('A1', 'merge', { into: 'B2' }, housing)?.refused).toBe('not-yours');
    expect(viewFor(appeals.of('A1'), centre, appeals.nowMs)?.allowedCommands).not.toContain('merge');
    expect(viewFor(appeals.of('A1'), leaderUrban, appeals.nowMs)?.allowedCommands).toContain('merge');
    appeals.give('A1', 'merge', { into: 'B2' }, leaderUrban);
    expect(appeals.of('A1').stage).toMatchObject({ outcome: 'merged' });
  });

  it('brings its leader into a master that is with nobody', () => {
    const appeals = raised().give('A1', 'merge', { into: 'B2' }, leaderUrban);
    expect(appeals.of('B2').escalation).toMatchObject({ state: 'raised', leader: 'leader.urban' });
    expect(appeals.of('B2').obligations.map(({ kind }) => kind)).toContain('leader-takeover');
    expect(appeals.of('B2').comesWithLeader).toBeUndefined();
  });

  it('leaves a master its own leader, who is told of the other', () => {
    const appeals = raised();
    appeals.file('C4', { category: 'noise' });
    appeals.give('C4', 'take-over', {}, leaderUrban);
    appeals.give('A1', 'merge', { into: 'C4' }, leaderUrban);
    expect(appeals.of('C4').escalation.state).toBe('taken-over');
    expect(appeals.eventsOf('C4').at(-1)).toMatchObject({
      type: 'absorbed',
      data: { escalation: { leader: 'leader.urban', reason: 'by-office' } },
    });
  });

  it('once ruled is its leader’s to merge too; of older rules the centre still may', () => {
    const appeals = twoCases(3);
    const ruling = { lead: 'water', dueAt: iso('2026-04-30 18:00'), instruction: 'x' };
    appeals.give('A1', 'rule', ruling, leaderUrban);
    expect(appeals.tryGive('A1', 'merge', { into: 'B2' }, centre)?.refused).toBe('leader-merges');
    appeals.cases.set('A1', {
      state: { ...appeals.of('A1'), rules: 2 },
      events: [...appeals.eventsOf('A1')],
    });
    expect(appeals.tryGive('A1', 'merge', { into: 'B2' }, centre)).toBeNull();
  });
});
