import { describe, expect, it } from 'vitest';
import { type Actor, systemActor } from '../../domain/index.ts';
import {
  accepted,
  approved,
  at,
  centre,
  citizen,
  completed,
  file,
  given,
  housing,
  iso,
  local,
  rated,
  type Step,
  supervision,
} from '../support/domain-kit.ts';

const merge: Step = ['merge', { into: 'B2' }, centre];
const settle = (accepted: boolean, code?: string) => ({
  effect: 'A1:2:1',
  accepted,
  ...(code ? { code } : {}),
});
const absorb = (from: string, registeredAt = iso('2026-02-20 09:00')) => ({
  from,
  registeredAt,
  newcomers: [{ serial: 0, name: 'Wu', phone: '1392' }],
});
const newcomer: Actor = { account: 'citizen:A1:1', unit: null, role: 'citizen' };

describe('a merge', () => {
  it('waits for the master: the duplicate stays open and owed until it acknowledges', () => {
    const appeal = given()
      .when(...merge)
      .brings('merge-asked');
    expect(appeal.status).toBe('registered');
    expect(appeal.kinds()).toEqual(['dispatch']);
    expect(appeal.state.effects).toMatchObject([{ id: 'A1:2:1', kind: 'merge', into: 'B2' }]);
  });

  it('closes when the master has acknowledged', () => {
    const appeal = given(merge).when('settle-effect', settle(true), systemActor).brings('merged');
    expect(appeal.outcome).toBe('merged');
    expect(appeal.state).toMatchObject({ effects: [], links: [{ kind: 'merged-into', appeal: 'B2' }] });
  });

  it('goes on when the master refuses, and may be tried again', () => {
    const appeal = given(merge).when('settle-effect', settle(false, 'appeal-closed'), systemActor);
    appeal.brings('merge-refused');
    expect(appeal.state).toMatchObject({ merging: null, effects: [], stage: { status: 'registered' } });
    appeal.when(...merge).brings('merge-asked');
  });

  it('ends liability with the close', () => {
    const appeal = given(...accepted, merge).when(
      'settle-effect',
      { effect: 'A1:4:1', accepted: true },
      systemActor,
    );
    expect(appeal.state.spans.at(-1)?.toMs).toBe(appeal.nowMs);
  });

  it('is not into itself, a closed case, one nobody knows, nor while it merges already', () => {
    given().when('merge', { into: 'A1' }, centre).refused('merge-into-itself');
    given().when('merge', { into: 'C3' }, centre).refused('master-closed');
    given().when('merge', { into: 'D4' }, centre).refused('unknown-appeal');
    given(merge)
      .when(...merge)
      .refused('merging');
    given(...completed)
      .when(...merge)
      .refused('wrong-status');
  });

  it('is settled by nobody but the system', () => {
    given(merge).when('settle-effect', settle(true), centre).refused('not-yours');
  });
});

describe('a master', () => {
  it('takes the duplicate’s people in, each with a serial of their own', () => {
    const appeal = given(...accepted)
      .when('absorb', absorb('B2'), systemActor)
      .brings('absorbed');
    expect(appeal.state.participants.map(({ serial, name, from }) => [serial, name, from])).toEqual([
      [0, 'Wang Fang', null],
      [1, 'Wu', 'B2'],
    ]);
    expect(appeal.state.links).toMatchObject([{ kind: 'merged-from', appeal: 'B2' }]);
  });

  it('becomes the matter of a group, in which the newcomer votes too', () => {
    const appeal = given(...approved).when('absorb', absorb('B2'), systemActor);
    appeal.when('rate', rated('yes'), citizen).refused('group-votes');
    appeal.after(['vote', rated('yes'), citizen]);
    expect(appeal.status).toBe('rating');
    expect(appeal.after(['vote', rated('yes'), newcomer]).outcome).toBe('satisfied');
  });

  it('gives the newcomer a full window', () => {
    const appeal = given(...approved)
      .at('2026-03-06 09:00')
      .when('absorb', absorb('B2'), systemActor);
    expect(local(appeal.owed('citizen-rating').dueAtMs)).toBe('2026-03-12 00:00');
  });

  it('that merges itself, or is closed, refuses', () => {
    given(merge).when('absorb', absorb('B2'), systemActor).refused('merging');
    given(...approved, ['rate', rated('yes'), citizen])
      .when('absorb', absorb('B2'), systemActor)
      .refused('appeal-closed');
  });

  it('escalates at the third appeal on the matter within ninety days', () => {
    const appeal = given(...accepted)
      .when('absorb', absorb('B2'), systemActor)
      .brings('absorbed');
    appeal.when('absorb', absorb('D4'), systemActor).brings('absorbed', 'escalated');
    expect(appeal.state.escalation.reason).toBe('repeated');
    const old = given(...accepted).when('absorb', absorb('B2', iso('2025-11-20 09:00')), systemActor);
    old.when('absorb', absorb('D4'), systemActor).brings('absorbed');
  });
});

describe('a split', () => {
  const parts = [
    { title: 'The hole', description: 'x', category: 'road' },
    { title: 'The noise', description: 'y', category: 'noise' },
  ];

  it('closes the case into linked appeals that keep citizen and day of filing', () => {
    const appeal = given().when('split', { parts }, centre).brings('split');
    expect(appeal.outcome).toBe('split');
    expect(appeal.state.links.map(({ kind, appeal: id }) => [kind, id])).toEqual([
      ['split-into', 'A1-1'],
      ['split-into', 'A1-2'],
    ]);
    expect(appeal.state.effects).toMatchObject([
      {
        kind: 'open-appeal',
        appeal: 'A1-1',
        opening: { category: 'road', lead: null, registeredAtMs: at('2026-03-02 10:00') },
      },
      { appeal: 'A1-2', opening: { category: 'noise', citizen: { name: 'Wang Fang' } } },
    ]);
  });

  it('after dispatch is supervision’s, and keeps the first receiver and its date', () => {
    given(...accepted)
      .when('split', { parts }, centre)
      .refused('not-yours');
    const appeal = given(...accepted)
      .when('split', { parts }, supervision)
      .brings('split');
    expect(appeal.state.effects).toMatchObject([
      { opening: { lead: 'housing', dueAtMs: at('2026-03-12 00:00') } },
      { opening: { lead: 'housing', dueAtMs: at('2026-03-12 00:00') } },
    ]);
    expect(appeal.state.spans.at(-1)?.toMs).toBe(appeal.nowMs);
  });

  it('before dispatch is the centre’s, into categories that exist', () => {
    given().when('split', { parts }, supervision).refused('not-yours');
    given().when('split', { parts }, housing).refused('not-yours');
    given()
      .when('split', { parts: [...parts, { ...parts[0]!, category: 'nothing' }] }, centre)
      .refused('unknown-category');
    file({}).after(merge).when('split', { parts }, centre).refused('merging');
  });
});
