import { describe, expect, it } from 'vitest';
import { type Actor, viewFor } from '../../domain/index.ts';
import { tally } from '../../domain/people/voting.ts';
import { type Appeal, approved, citizen, given, rated, underRules } from '../support/domain-kit.ts';
import { call, groupOf, person } from '../support/voting-kit.ts';

const viewed = ({ state, nowMs }: Appeal, by: Actor) => viewFor(state, by, nowMs);
const partly = { ...rated('yes'), resolved: 'partly' };

describe('a matter that is settled in part', () => {
  it('closes where its citizen is satisfied: the word decides nothing', () => {
    const appeal = given(...approved).when('rate', partly, citizen);
    expect(appeal.outcome).toBe('satisfied');
    expect(appeal.state.ratings).toMatchObject([{ resolved: false, partly: true, satisfaction: 'yes' }]);
  });

  it('goes back to work where its citizen is not', () => {
    const appeal = given(...approved).when('rate', { ...partly, satisfaction: 'no' }, citizen);
    expect(appeal.status).toBe('handling');
    expect(appeal.state.ratings).toMatchObject([{ resolved: false, partly: true }]);
  });

  it('is told in a call as well', () => {
    const [name, body, by, when] = call(10, null, 'yes');
    const appeal = given(...approved).until('2026-03-09 10:00');
    appeal.after([name, { ...body, rating: partly }, by, when]);
    expect(appeal.state.ratings).toMatchObject([{ by: 'call-back', resolved: false, partly: true }]);
  });

  it('is a group’s word where half of the votes say resolved or partly', () => {
    const said = (...words: readonly (boolean | 'partly')[]) => {
      const group = groupOf(words.length + 1).after(
        ...words.map((resolved, n) => ['vote', { ...rated('yes'), resolved }, person(n + 1)] as const),
      );
      return tally(group.state, group.state.votes).rating.resolved;
    };
    expect(said('partly', 'partly', false, false)).toBe('partly');
    expect(said('partly', true, false, false)).toBe('partly');
    expect(said('partly', true, true, false)).toBe(true);
    expect(said('partly', false, false)).toBe(false);
    expect(said(false, false)).toBe(false);
  });

  it('stands in the result of a group and in each vote', () => {
    const vote = (n: number) => ['vote', partly, person(n)] as const;
    const appeal = groupOf(2).after(vote(1));
    expect(appeal.state.votes).toMatchObject([{ resolved: false, partly: true }]);
    expect(viewed(appeal, person(1))?.votes.mine).toMatchObject({ resolved: false, partly: true });
    appeal.after(vote(2));
    expect(appeal.outcome).toBe('satisfied');
    expect(viewed(appeal, person(1))?.rating).toMatchObject({ by: 'group', resolved: false, partly: true });
  });

  it('is a plain no in cases of older rules, and nothing where yes or no was said', () => {
    const older = underRules(3, () => given(...approved)).when('rate', partly, citizen);
    expect(older.state.ratings[0]).toMatchObject({ resolved: false });
    expect(older.state.ratings[0]).not.toHaveProperty('partly');
    expect(given(...approved, ['rate', rated('yes'), citizen]).state.ratings[0]).not.toHaveProperty('partly');
  });
});
