import { describe, expect, it } from 'vitest';
import type { Actor, Vote } from '../../domain/index.ts';
import { moves } from '../../domain/owed/ledger.ts';
import { allVoted, isGroup, tally } from '../../domain/people/voting.ts';
import { accepted, approved, at, file, given, neighbour, rated, type Step } from '../support/domain-kit.ts';

const person = (serial: number): Actor => ({ ...neighbour, account: `citizen:A1:${serial}` });
const group = (count: number, declared?: number) => {
  const people = Array.from({ length: count }, (_, n) => ({ name: `P${n + 1}` }));
  return file({ body: { participants: { people, ...(declared ? { declared } : {}) } } });
};
const votes = (...said: readonly Partial<Vote>[]): Vote[] =>
  said.map((vote, n) => ({
    ...{ serial: n + 1, contacted: true, resolved: true, satisfaction: 'yes', comment: null, atMs: 0 },
    ...vote,
  }));

describe('the votes of a group as one rating', () => {
  const { state } = group(4);

  it('count as neutral only where more than half are', () => {
    const marks = (...satisfaction: readonly Vote['satisfaction'][]) =>
      tally(state, votes(...satisfaction.map((mark) => ({ satisfaction: mark })))).rating.satisfaction;
    expect(marks('neutral', 'neutral', 'neutral', 'yes')).toBe('neutral');
    expect(marks('neutral', 'neutral', 'yes', 'yes')).toBe('yes');
    expect(marks('yes', 'yes', 'yes', 'neutral')).toBe('yes');
  });

  it('say contacted and resolved where at least half say so', () => {
    const said = (count: number) =>
      tally(state, votes(...[0, 1, 2, 3].map((n) => ({ contacted: n < count, resolved: n >= count }))))
        .rating;
    expect(said(2)).toMatchObject({ contacted: true, resolved: true });
    expect(said(1)).toMatchObject({ contacted: false, resolved: true });
    expect(said(3)).toMatchObject({ contacted: true, resolved: false });
  });

  it('are those of people who are still part of the matter', () => {
    const left = {
      ...state,
      participants: state.participants.map((p) => ({ ...p, withdrawn: p.serial === 1 })),
    };
    const cast = votes({ satisfaction: 'no' }, { satisfaction: 'yes' });
    expect(tally(left, cast)).toMatchObject({ cast: 1, dissatisfied: 0 });
    expect(tally(state, cast)).toMatchObject({ cast: 2, dissatisfied: 1 });
  });

  it('are weighed by the county’s own share', () => {
    const most = { ...state, policy: { ...state.policy, groupShare: { dissatisfied: 2, of: 3 } } };
    const cast = votes({ satisfaction: 'no' }, { satisfaction: 'no' }, { satisfaction: 'yes' });
    expect(tally(most, cast).rating.satisfaction).toBe('yes');
    expect(tally(state, cast).rating.satisfaction).toBe('no');
  });

  it('are all in when everybody has voted, and never where more people were declared than named', () => {
    expect(allVoted(group(2).state, votes({}, {}))).toBe(true);
    expect(allVoted(group(2).state, votes({}))).toBe(false);
    expect(allVoted(group(2, 2).state, votes({}, {}))).toBe(true);
    expect(allVoted(group(2, 3).state, votes({}, {}))).toBe(false);
  });

  it('are asked of a matter of several, by name or by number; one person alone is no group', () => {
    const declared = (count: number) => file({ body: { participants: { declared: count } } }).state;
    expect([isGroup(group(2).state), isGroup(declared(2)), isGroup(declared(1))]).toEqual([
      true,
      true,
      false,
    ]);
  });

  it('close as neutral when the last of them is cast', () => {
    const vote = (serial: number): Step => ['vote', rated('neutral'), person(serial)];
    const closed = group(2).after(...approved, vote(1), vote(2));
    expect(closed.outcome).toBe('satisfied');
    expect(closed.state.ratings.at(-1)).toMatchObject({ satisfaction: 'neutral' });
  });
});

describe('a new date for what is owed', () => {
  const owed = (when: string) => given(...accepted).until(when);
  const movedTo = (appeal: ReturnType<typeof owed>, dueMs: number) => {
    const entry = moves(appeal.state, appeal.owed('complete'), { dueMs, nowMs: appeal.nowMs });
    return entry.op === 'moved' ? entry.light : null;
  };

  it('leaves a light as it was where its mark is still past, and lets it fall where it is not', () => {
    const yellow = owed('2026-03-11 12:00');
    expect(yellow.owed('complete').light).toBe('yellow');
    expect(movedTo(yellow, at('2026-03-12 00:00'))).toBe('yellow');
    expect(movedTo(yellow, at('2026-03-18 00:00'))).toBe('green');
    const red = owed('2026-03-12 12:00');
    expect(red.owed('complete').light).toBe('red');
    expect(movedTo(red, at('2026-03-12 12:00'))).toBe('red');
    expect(movedTo(red, at('2026-03-13 00:00'))).toBe('yellow');
    expect(movedTo(red, at('2026-03-18 00:00'))).toBe('green');
  });

  it('never lets a light rise: only the clock does', () => {
    const green = owed('2026-03-10 12:00');
    expect(green.owed('complete').light).toBe('green');
    expect(movedTo(green, at('2026-03-10 00:00'))).toBe('green');
  });
});
