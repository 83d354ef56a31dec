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

describe('a leader who goes on leave with a case that is raised', () => {
  const raised = () => under(leaderUrbanFact).after(['escalate', { reason: 'x' }, supervision]);
  const hears = (category: LeaderFact) =>
    raised()
      .knowing({ leaders: { category, default: leaderCountyFact } })
      .when('note-people', {}, systemActor)
      .until('2026-03-02 10:30');

  it('passes it on at the news, with the whole time to take it over, and is charged nothing', () => {
    const appeal = hears(away);
    expect(appeal.owed('leader-takeover')).toMatchObject({
      owner: { person: 'leader.deputy' },
      light: 'green',
    });
    expect(appeal.all('takeover-passed')[0]?.data).toEqual({ from: 'leader.urban', to: 'leader.deputy' });
    expect(appeal.charges()).toEqual([]);
    appeal.when('take-over', {}, deputyUrban).brings('taken-over');
  });

  it('passes it to the default leader where the deputy is away too', () => {
    expect(hears(bothAway).owed('leader-takeover').owner.person).toBe('leader.county');
    expect(hears({ ...away, deputy: null }).owed('leader-takeover').owner.person).toBe('leader.county');
  });

  it('keeps it where it was passed once already, so that a case never wanders', () => {
    const appeal = raised().until('2026-03-04 00:00');
    expect(appeal.owed('leader-takeover').owner.person).toBe('leader.deputy');
    appeal
      .knowing({ leaders: { category: bothAway, default: leaderCountyFact } })
      .when('note-people', {}, systemActor)
      .until('2026-03-04 09:00');
    expect(appeal.owed('leader-takeover').owner.person).toBe('leader.deputy');
  });

  it('keeps one that is taken over: the ruling is owed by who took it', () => {
    const appeal = raised().after(['take-over', {}, leaderUrban]);
    appeal
      .knowing({ leaders: { category: away, default: leaderCountyFact } })
      .when('note-people', {}, systemActor)
      .until('2026-03-02 12:00');
    expect(appeal.owed('leader-ruling').owner.person).toBe('leader.urban');
  });
});

describe('a leader of another portfolio, whom an office named', () => {
  it('passes a red takeover to the county’s default leader', () => {
    const elsewhere = { unit: null, role: 'leader', onLeave: false } as const;
    const appeal = under(leaderUrbanFact)
      .knowing({ persons: { ...facts.persons, 'leader.rural': elsewhere } })
      .after(['escalate', { reason: 'x', leader: 'leader.rural' }, supervision])
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
