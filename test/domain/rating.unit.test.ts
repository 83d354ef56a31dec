import { describe, expect, it } from 'vitest';
import {
  accepted,
  approved,
  centre,
  citizen,
  completing,
  file,
  given,
  housing,
  iso,
  leaderUrban,
  local,
  neighbour,
  rated,
  type Step,
  stranger,
  supervision,
} from '../support/domain-kit.ts';

const again: readonly Step[] = [['rate', rated('no'), citizen], completing, ['approve', {}, centre]];

describe('the rating gate', () => {
  it.each(['yes', 'neutral'] as const)('closes as satisfied at %s, and keeps the mark', (satisfaction) => {
    const body = { ...rated(satisfaction), comment: 'Thank you.' };
    const appeal = given(...approved)
      .when('rate', body, citizen)
      .brings('rated');
    expect(appeal.outcome).toBe('satisfied');
    expect(appeal.kinds()).toEqual([]);
    expect(appeal.state.ratings).toEqual([{ ...body, by: 'citizen', round: 1, atMs: appeal.nowMs }]);
    expect(appeal.state.spans.at(-1)?.toMs).toBe(appeal.nowMs);
  });

  it('keeps what was said on contact and resolution apart from satisfaction', () => {
    const body = { contacted: true, resolved: false, satisfaction: 'neutral' };
    expect(given(...approved, ['rate', body, citizen]).state.ratings[0]).toMatchObject(body);
  });

  it('goes back to work at no, under the rework limit', () => {
    const appeal = given(...approved)
      .when('rate', rated('no'), citizen)
      .brings('rated');
    expect(appeal.status).toBe('handling');
    expect(appeal.kinds()).toEqual(['complete']);
    expect(local(appeal.owed('complete').dueAtMs)).toBe('2026-03-10 00:00');
    expect(appeal.state).toMatchObject({ round: 2, completion: null, promise: null });
  });

  it('gives the rework to another person of the same unit, in a span of its own', () => {
    const appeal = given(...approved, ['rate', rated('no'), citizen]);
    expect(appeal.state.stage).toMatchObject({ liable: { unit: 'housing', person: 'housing.head' } });
    expect(appeal.state.spans.at(-1)).toMatchObject({ why: 'rework', fromMs: appeal.nowMs });
    expect(appeal.owed('complete').owner.person).toBe('housing.head');
  });

  it('gives it to a third where the head was liable and another wrote the completion', () => {
    const appeal = given(
      ['dispatch', { lead: 'housing' }, centre],
      ['accept', { person: 'housing.head' }, housing],
      completing,
      ['approve', {}, centre],
      ['rate', rated('no'), citizen],
    );
    expect(appeal.state.stage).toMatchObject({ liable: { person: 'housing.wang' } });
  });

  it('leaves the person where the policy does not ask for another', () => {
    const appeal = file({ policy: { reworkByAnotherPerson: false } }).after(...approved, again[0]!);
    expect(appeal.state.stage).toMatchObject({ liable: { person: 'housing.li' } });
  });

  it('opens a fresh obligation, whose colours are charged anew', () => {
    const appeal = given(...approved, ['rate', rated('no'), citizen]);
    expect(appeal.owed('complete')).toMatchObject({ charged: [], sinceMs: appeal.nowMs });
  });

  it('escalates at the second no', () => {
    const appeal = given(...approved, ...again)
      .when('rate', rated('no'), citizen)
      .brings('rated', 'escalated');
    expect(appeal.status).toBe('handling');
    expect(appeal.state.escalation).toMatchObject({ state: 'raised', reason: 'dissatisfied-again' });
    expect(appeal.kinds()).toEqual(['complete', 'leader-takeover']);
  });

  it('closes as satisfied when the second round pleases', () => {
    const appeal = given(...approved, ...again, ['rate', rated('yes'), citizen]);
    expect(appeal.outcome).toBe('satisfied');
    expect(appeal.state.ratings.map(({ satisfaction, round }) => [satisfaction, round])).toEqual([
      ['no', 1],
      ['yes', 2],
    ]);
  });

  it('closes a dissatisfied appeal as explained after a final ruling, and it still counts as dissatisfied', () => {
    const ruling = { lead: 'housing', dueAt: iso('2026-04-01 00:00'), instruction: 'x' };
    const appeal = given(
      ...accepted,
      ['take-over', {}, leaderUrban],
      ['rule', ruling, leaderUrban],
      ['take-over', {}, leaderUrban],
      ['record-resolution', { text: 'Agreed.', approved: true }, supervision],
      ['rule', { ...ruling, final: true }, leaderUrban],
      completing,
      ['approve', {}, leaderUrban],
    );
    appeal.when('rate', rated('no'), citizen).brings('rated');
    expect(appeal.outcome).toBe('explained');
    expect(appeal.state.ratings.at(-1)?.satisfaction).toBe('no');
  });

  it('is open to the citizen of this very appeal and to nobody else', () => {
    given(...approved)
      .when('rate', rated('yes'), stranger)
      .refused('not-yours');
    given(...approved)
      .when('rate', rated('yes'), housing)
      .refused('not-yours');
    given(...approved)
      .when('rate', rated('yes'), centre)
      .refused('not-yours');
  });

  it('opens at the approval and shuts at the close', () => {
    given(...accepted)
      .when('rate', rated('yes'), citizen)
      .refused('wrong-status');
    const closed = given(...approved, ['rate', rated('yes'), citizen]);
    closed.when('rate', rated('no'), citizen).refused('appeal-closed', { outcome: 'satisfied' });
  });

  it('asks a group by votes, not one of them', () => {
    const group = { participants: { people: [{ name: 'Li' }, { name: 'Wu' }] } };
    file({ body: group })
      .after(...approved)
      .when('rate', rated('yes'), neighbour)
      .refused('group-votes');
    file({ body: { participants: { declared: 9 } } })
      .after(...approved)
      .when('rate', rated('yes'), citizen)
      .refused('group-votes');
  });
});
