import { describe, expect, it } from 'vitest';
import type { Actor } from '../../domain/index.ts';
import {
  accepted,
  approved,
  centre,
  citizen,
  completed,
  completing,
  given,
  grounds,
  housing,
  leaderUrban,
  rated,
  type Step,
  transport,
  urbanManagement,
  water,
} from '../support/domain-kit.ts';

const deny = (by: Actor): Step => ['deny-ownership', grounds, by];
const ask = (to: string, by: Actor = housing): Step => ['transfer', { to, reason: 'theirs' }, by];
const refuse = (by: Actor): Step => ['refuse-transfer', grounds, by];
const sign = (by: Actor): Step => ['accept-transfer', {}, by];
const helped: readonly Step[] = [
  ['dispatch', { lead: 'housing', helpers: ['water'] }, centre],
  ['accept', {}, housing],
];

describe('a case escalates by itself', () => {
  it('when the liable unit and a helper both deny, in either order', () => {
    const first = given(...helped, deny(housing))
      .when(...deny(water))
      .brings('ownership-denied', 'escalated');
    const second = given(...helped, deny(water))
      .when(...deny(housing))
      .brings('ownership-denied', 'escalated');
    for (const { state } of [first, second]) expect(state.escalation.reason).toBe('denied-by-all');
  });

  it('when the liable unit denies and another has refused it, in either order', () => {
    given(...accepted, deny(housing), ask('water'))
      .when(...refuse(water))
      .brings('transfer-refused', 'escalated');
    const appeal = given(...accepted, ask('water'), refuse(water)).when(...deny(housing));
    appeal.brings('ownership-denied', 'escalated');
    expect(appeal.state.escalation.reason).toBe('denied-by-all');
  });

  it('not when the liable unit alone denies, nor when helpers alone do', () => {
    given(...helped)
      .when(...deny(housing))
      .brings('ownership-denied');
    given(...helped)
      .when(...deny(water))
      .brings('ownership-denied');
  });

  it('at the second refused transfer', () => {
    const appeal = given(...accepted, ask('water'), refuse(water), ask('transport')).when(
      ...refuse(transport),
    );
    appeal.brings('transfer-refused', 'escalated');
    expect(appeal.state.escalation.reason).toBe('transfers-refused');
  });

  it('at a transfer to a unit that has refused', () => {
    const appeal = given(...accepted, ask('water'), refuse(water)).when(...ask('water'));
    appeal.brings('transfer-requested', 'escalated');
    expect(appeal.state.escalation.reason).toBe('transfer-to-refuser');
    expect(appeal.state.requests).toEqual([]);
    expect(appeal.owedAll('decision')).toEqual([]);
  });

  it('at the fourth transfer, not at the third', () => {
    const three = [
      ask('water'),
      sign(water),
      ask('transport', water),
      sign(transport),
      ask('housing', transport),
    ];
    const appeal = given(...accepted, ...three)
      .when(...sign(housing))
      .brings('transferred');
    appeal
      .after(ask('urban-management'))
      .when(...sign(urbanManagement))
      .brings('transferred', 'escalated');
    expect(appeal.state.escalation.reason).toBe('too-many-transfers');
    expect(appeal.state.stage).toMatchObject({ liable: { unit: 'urban-management' } });
  });

  it('at the second dissatisfied rating', () => {
    const no: Step = ['rate', rated('no'), citizen];
    const appeal = given(...approved, no, completing, ['approve', {}, centre]).when(...no);
    appeal.brings('rated', 'escalated');
    expect(appeal.state.escalation.reason).toBe('dissatisfied-again');
  });

  it('when completion has been red for three working days', () => {
    // Due at the end of Wednesday the 11th; red through Thursday, Friday and Monday.
    expect(given(...accepted).until('2026-03-16 23:59').state.escalation.state).toBe('none');
    const appeal = given(...accepted).until('2026-03-17 00:00');
    expect(appeal.state.escalation).toMatchObject({ state: 'raised', reason: 'completion-overdue' });
    expect(appeal.all('escalated')[0]?.atMs).toBe(appeal.nowMs);
  });

  it('not when the work was done in time', () => {
    expect(given(...completed).until('2026-04-20 00:00').state.escalation.state).toBe('none');
  });

  it('once at a time', () => {
    const appeal = given(...accepted, ask('water'), refuse(water), ask('transport'), refuse(transport));
    expect(appeal.until('2026-04-20 00:00').all('escalated')).toHaveLength(1);
  });

  it('does not escalate again for the same counts when the leader has approved without a ruling', () => {
    const appeal = given(
      ...helped,
      deny(housing),
      deny(water),
      ['take-over', {}, leaderUrban],
      completing,
    ).when('approve', {}, leaderUrban);
    appeal.brings('approved');
    expect(appeal.status).toBe('rating');
    expect(appeal.state.escalation.state).toBe('none');
  });
});
