import { describe, expect, it } from 'vitest';
import { liabilityOf } from '../../domain/index.ts';
import {
  approved,
  centre,
  citizen,
  completing,
  given,
  housing,
  iso,
  leaderUrban,
  rated,
  type Step,
  water,
} from '../support/domain-kit.ts';

const life: readonly Step[] = [
  ['dispatch', { lead: 'housing' }, centre],
  ['accept', {}, housing],
  ['reassign', { person: 'housing.wang' }, housing],
  ['transfer', { to: 'water', reason: 'x' }, housing],
  ['accept-transfer', {}, water],
  ['rule', { lead: 'housing', dueAt: iso('2026-04-01 00:00'), instruction: 'x' }, leaderUrban],
  completing,
  ['approve', {}, leaderUrban],
  ['rate', rated('no'), citizen],
];

describe('the liability ledger', () => {
  it('keeps every span: unit, person, from, to and by which act', () => {
    const lines = liabilityOf(given(...life).state);
    expect(lines.map(({ unit, person, why }) => [unit, person, why])).toEqual([
      ['housing', 'housing.head', 'dispatch'],
      ['housing', 'housing.li', 'accept'],
      ['housing', 'housing.wang', 'reassign'],
      ['water', 'water.li', 'transfer'],
      ['housing', 'housing.head', 'ruling'],
      // The one of the unit's people at work who has not handled the case.
      ['housing', 'housing.sick', 'rework'],
    ]);
  });

  it('has neither gap nor overlap from the first dispatch to the close', () => {
    const appeal = given(...life, completing, ['approve', {}, leaderUrban], ['rate', rated('yes'), citizen]);
    const lines = liabilityOf(appeal.state);
    expect(lines[0]?.from).toBe('2026-03-02T10:01:00+08:00');
    lines.slice(1).forEach((line, i) => {
      expect(line.from).toBe(lines[i]?.to);
    });
    expect(lines.at(-1)?.to).toBe('2026-03-02T10:12:00+08:00');
  });

  it('runs on through review and rating: the unit stays liable until the close', () => {
    const lines = liabilityOf(given(...approved).state);
    expect(lines.at(-1)).toMatchObject({ unit: 'housing', to: null });
  });

  it('is empty before the first dispatch', () => {
    expect(liabilityOf(given().state)).toEqual([]);
  });
});
