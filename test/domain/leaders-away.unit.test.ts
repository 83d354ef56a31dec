import { describe, expect, it } from 'vitest';
import { type LeaderFact, relationsOf, systemActor } from '../../domain/index.ts';
import {
  accepted,
  centre,
  deputyUrban,
  facts,
  file,
  leaderCounty,
  leaderCountyFact,
  leaderUrban,
  leaderUrbanFact,
  supervision,
} from '../support/domain-kit.ts';

const away: LeaderFact = { ...leaderUrbanFact, onLeave: true };
const bothAway: LeaderFact = { ...away, deputyOnLeave: true };
const deputyAway: LeaderFact = { ...leaderUrbanFact, deputyOnLeave: true };
const under = (category: LeaderFact, last: LeaderFact = leaderCountyFact) =>
  file({ county: { leaders: { category, default: last } } }).after(...accepted);
const raisedTo = (category: LeaderFact, last?: LeaderFact) =>
  under(category, last).after(['escalate', { reason: 'x' }, supervision]).state.escalation.leader;

describe('a leader who is on leave', () => {
  it('is stood in for by the deputy, and where both are away by the county’s default leader', () => {
    expect(raisedTo(leaderUrbanFact)).toBe('leader.urban');
    expect(raisedTo(away)).toBe('leader.deputy');
    expect(raisedTo(bothAway)).toBe('leader.county');
    expect(raisedTo({ ...away, deputy: null })).toBe('leader.county');
  });

  it('is stood in for by the default leader’s deputy where that one is away too, and never by nobody', () => {
    const last = { ...leaderCountyFact, onLeave: true, deputy: 'leader.last' };
    expect(raisedTo(bothAway, last)).toBe('leader.last');
    expect(raisedTo(bothAway, { ...last, deputyOnLeave: true })).toBe('leader.county');
  });

  it('lets whoever stands in take over what nobody has raised', () => {
    const relation = (actor: typeof leaderCounty, leader: LeaderFact) =>
      relationsOf(under(leader).state, actor);
    expect(relation(leaderCounty, bothAway)).toEqual(['leader-of-portfolio']);
    expect(relation(deputyUrban, bothAway)).toEqual(['leader']);
    expect(relation(deputyUrban, away)).toEqual(['leader-of-portfolio']);
    expect(relation(leaderUrban, bothAway)).toEqual(['leader-of-portfolio']);
  });
});

describe('a takeover that is red', () => {
  const passesTo = (category: LeaderFact, last?: LeaderFact) =>
    under(category, last)
      .after(['escalate', { reason: 'x' }, supervision])
      .until('2026-03-05 00:00')
      .owed('leader-takeover').owner.person;

  it('passes to no deputy who is on leave, but to the county’s default leader', () => {
    expect(passesTo(leaderUrbanFact)).toBe('leader.deputy');
    expect(passesTo(deputyAway)).toBe('leader.county');
  });

  it('stays where everybody who could have it is away', () => {
    expect(passesTo(deputyAway, { ...leaderCountyFact, onLeave: true })).toBe('leader.urban');
  });

  it('passes by what the county has told the case since: news reaches the clock', () => {
    const appeal = under(leaderUrbanFact)
      .after(['escalate', { reason: 'x' }, supervision])
      .knowing({ leaders: { category: deputyAway, default: leaderCountyFact } })
      .when('note-people', {}, systemActor)
      .brings('people-noted')
      .until('2026-03-05 00:00');
    expect(appeal.owed('leader-takeover').owner.person).toBe('leader.county');
  });
});

describe('a case of earlier rules', () => {
  it('goes to the deputy whoever is away, as it did', () => {
    const appeal = under(bothAway);
    appeal.state = { ...appeal.state, rules: 2 };
    appeal.after(['escalate', { reason: 'x' }, supervision]);
    expect(appeal.state.escalation.leader).toBe('leader.deputy');
  });
});

describe('the clock raises a case', () => {
  it('to whoever is at work by what the county has told since the filing', () => {
    const leaders = { category: bothAway, default: leaderCountyFact };
    const appeal = file()
      .after(['dispatch', { lead: 'housing' }, centre])
      .knowing({ ...facts, leaders })
      .when('note-people', {}, systemActor)
      .until('2026-04-30 00:00');
    expect(appeal.all('escalated')[0]?.data).toMatchObject({
      reason: 'completion-overdue',
      leader: 'leader.county',
    });
  });
});
