import { describe, expect, it } from 'vitest';
import { type Facts, handle, type PersonFact, systemActor, viewFor } from '../../domain/index.ts';
import {
  type Appeal,
  accepted,
  approved,
  centre,
  citizen,
  completing,
  facts,
  file,
  given,
  housing,
  iso,
  leaderUrban,
  local,
  rated,
  supervision,
  water,
} from '../support/domain-kit.ts';

const person = (unit: string, onLeave = false): PersonFact => ({ unit, role: 'officer', onLeave });
/** The county's facts now about those whom the case is with. */
const saying = (people: NonNullable<Facts['people']>): Partial<Facts> => ({ people });
const onLeave = saying({ 'housing.li': person('housing', true) });
const left = saying({ 'housing.li': null });
const moved = saying({ 'housing.li': person('water') });
const back = saying({ 'housing.li': person('housing') });
const progress = { text: 'We have been there.' };

const awayOf = (appeal: Appeal) => viewFor(appeal.state, supervision, appeal.nowMs)?.liable?.away;
/** A case that housing.li has, of whom a command of the centre brings news. */
const told = (news: Partial<Facts>) =>
  given(...accepted)
    .knowing(news)
    .when('urge', { reason: 'x' }, centre);

describe('a liable person who is away', () => {
  it.each([
    ['leave', onLeave],
    ['left', left],
    ['moved', moved],
  ])('is shown as such from the first command that tells of it: %s', (kind, news) => {
    const appeal = told(news).brings('urged', 'people-noted');
    expect(awayOf(appeal)).toBe(kind);
    expect(awayOf(given(...accepted))).toBeNull();
  });

  it('is told once, and not at all while nothing is known or everybody is at work', () => {
    const appeal = told(onLeave);
    appeal.after(['report-progress', progress, housing]).brings('progress-reported');
    expect(appeal.owedAll('reassign')).toHaveLength(1);
    told({}).brings('urged');
    told(back).brings('urged');
  });

  it('is replaced within a working day by the unit’s head, whose light it is', () => {
    const appeal = told(left);
    expect(appeal.owed('reassign', 'housing.li')).toMatchObject({
      owner: { role: 'officer', unit: 'housing', person: 'housing.head' },
      limit: '1wd',
    });
    expect(local(appeal.owed('reassign').dueAtMs)).toBe('2026-03-04 00:00');
    appeal.until('2026-03-04 00:00');
    expect(appeal.charges()).toContain('reassign red housing');
  });

  it('is replaced in the time that the county sets', () => {
    const { limits } = file().state.policy;
    const quick = { limits: { ...limits, reassign: '2h' } };
    const appeal = file({ policy: quick })
      .after(...accepted)
      .knowing(onLeave)
      .when('urge', { reason: 'x' }, centre);
    expect(local(appeal.owed('reassign').dueAtMs)).toBe('2026-03-02 12:02');
  });

  it('is no more owed for once another person is named: met', () => {
    const appeal = told(left).when('reassign', { person: 'housing.wang' }, housing).brings('reassigned');
    expect(appeal.events.at(-1)?.ledger).toContainEqual({ op: 'ended', id: '5.1', how: 'met' });
    expect(appeal.owedAll('reassign')).toEqual([]);
    expect(awayOf(appeal)).toBeNull();
    expect(appeal.state.absent).toEqual([]);
  });

  it('is no more owed for at their return, and is owed for anew when they go again', () => {
    const appeal = told(onLeave).knowing(back).when('report-progress', progress, housing);
    appeal.brings('progress-reported', 'people-noted');
    expect(appeal.events.at(-1)?.ledger).toMatchObject([{ op: 'ended', how: 'void' }]);
    expect(awayOf(appeal)).toBeNull();
    appeal.knowing(onLeave).when('report-progress', progress, housing);
    expect(appeal.owedAll('reassign')).toHaveLength(1);
  });

  it('is no more owed for once another unit is liable, or the case is with the citizen or closed', () => {
    const ruled = told(onLeave).after(
      ['escalate', { reason: 'x' }, supervision],
      ['rule', { lead: 'water', dueAt: iso('2026-04-01 00:00'), instruction: 'x' }, leaderUrban],
    );
    expect(ruled.owedAll('reassign')).toEqual([]);
    const done = told(onLeave).after(completing);
    expect(done.owedAll('reassign')).toHaveLength(1);
    done.after(['approve', {}, centre]);
    expect(done.owedAll('reassign')).toEqual([]);
    expect(awayOf(done)).toBe('leave');
    expect(done.after(['rate', rated('yes'), citizen]).kinds()).toEqual([]);
  });

  it('is replaced by another at work where the head itself is away, by the head where nobody is', () => {
    const head = saying({ 'housing.head': person('housing', true) });
    const named = given(['dispatch', { lead: 'housing' }, centre]);
    const someone = { ...facts.units.housing!, people: ['housing.li', 'housing.wang'] };
    const appeal = named
      .knowing({ ...head, units: { housing: someone } })
      .when('urge', { reason: 'x' }, centre);
    expect(appeal.owed('reassign', 'housing.head').owner.person).toBe('housing.li');
    const nobody = given(['dispatch', { lead: 'housing' }, centre])
      .knowing({ ...head, units: { housing: { ...someone, people: [] } } })
      .when('urge', { reason: 'x' }, centre);
    expect(nobody.owed('reassign').owner.person).toBe('housing.head');
  });

  it('keeps the dates of what was owed: no limit starts anew', () => {
    const before = given(...accepted);
    const appeal = told(left).when('reassign', { person: 'housing.wang' }, housing);
    expect(appeal.owed('complete')).toMatchObject({
      dueAtMs: before.owed('complete').dueAtMs,
      owner: { person: 'housing.wang' },
    });
  });

  it('is told by nothing that nobody proved', () => {
    const { state, nowMs, facts: known } = given(...accepted).knowing(left);
    const forged = { nowMs, actor: centre, facts: known, unverified: true };
    const done = handle(state, { name: 'urge', body: { reason: 'x' } }, forged);
    expect(done.ok && done.events.map(({ type }) => type)).toEqual(['urged']);
  });

  it('is no news to cases of earlier rules', () => {
    const appeal = given(...accepted);
    appeal.state = { ...appeal.state, rules: 2 };
    appeal.knowing(left).when('urge', { reason: 'x' }, centre).brings('urged');
    expect(appeal.kinds()).not.toContain('reassign');
  });
});

describe('a helping unit’s person who is away', () => {
  const helping = () =>
    given(['dispatch', { lead: 'housing', helpers: ['water'] }, centre], ['accept', {}, water]);
  const news = saying({ 'water.li': null });

  it('is shown as such, and is replaced by that unit’s head', () => {
    const appeal = helping().knowing(news).when('urge', { reason: 'x' }, centre);
    expect(viewFor(appeal.state, supervision, appeal.nowMs)?.helpers[0]).toMatchObject({ away: 'left' });
    expect(appeal.owed('reassign', 'water.li').owner).toMatchObject({ unit: 'water', person: 'water.head' });
    appeal.after(['reassign', { person: 'water.wang' }, water]);
    expect(appeal.owedAll('reassign')).toEqual([]);
  });

  it('is no more owed for once the part is done', () => {
    const appeal = helping()
      .knowing(news)
      .after(['urge', { reason: 'x' }, centre], ['finish-part', { statement: 'Done.' }, water]);
    expect(appeal.owedAll('reassign')).toEqual([]);
  });
});

describe('what the county tells an open case of its people', () => {
  it('needs no command of a person, and is nothing the second time', () => {
    const appeal = given(...accepted)
      .knowing(onLeave)
      .when('note-people', {}, systemActor)
      .brings('people-noted');
    expect(awayOf(appeal)).toBe('leave');
    appeal.when('note-people', {}, systemActor).refused('nobody-changed');
    appeal.when('note-people', {}, supervision).refused('not-yours');
  });

  it('makes the clock deem acceptance in the person of whoever stands in for the head', () => {
    const housingNow = { ...facts.units.housing!, head: 'housing.wang', people: ['housing.wang'] };
    const appeal = given(['dispatch', { lead: 'housing' }, centre])
      .knowing({
        ...saying({ 'housing.head': person('housing', true) }),
        units: { ...facts.units, housing: housingNow },
      })
      .when('note-people', {}, systemActor);
    expect(appeal.owed('reassign').owner.person).toBe('housing.wang');
    appeal.until('2026-03-03 10:01');
    expect(appeal.state.stage).toMatchObject({
      liable: { person: 'housing.wang', why: 'deemed-acceptance' },
    });
    expect(appeal.owedAll('reassign')).toEqual([]);
  });

  it('leaves a case of earlier rules as it is', () => {
    const appeal = given(...accepted);
    appeal.state = { ...appeal.state, rules: 2 };
    appeal.knowing(onLeave).when('note-people', {}, systemActor).refused('nobody-changed');
  });
});

describe('a ruling for the unit that has the case', () => {
  it('names its head where the person is away, and leaves the person who is at work', () => {
    const rule = (appeal: Appeal) =>
      appeal.after(
        ['escalate', { reason: 'x' }, supervision],
        ['rule', { lead: 'housing', dueAt: iso('2026-04-01 00:00'), instruction: 'x' }, leaderUrban],
      ).state.stage;
    expect(rule(told(left))).toMatchObject({ liable: { person: 'housing.head' } });
    expect(rule(given(...accepted))).toMatchObject({ liable: { person: 'housing.li' } });
  });
});

describe('the rework', () => {
  const reworked = (people: readonly string[], news: Partial<Facts> = {}) =>
    given(...approved)
      .knowing({ ...news, units: { ...facts.units, housing: { ...facts.units.housing!, people } } })
      .after(['rate', rated('no'), citizen]).state.stage;

  it('goes to somebody at work who has not handled the case, the head first', () => {
    const all = ['housing.head', 'housing.li', 'housing.wang'];
    expect(reworked(all)).toMatchObject({ liable: { person: 'housing.head' } });
    const again = given(...approved, ['rate', rated('no'), citizen], completing, ['approve', {}, centre]);
    again.state = {
      ...again.state,
      policy: { ...again.state.policy, escalation: { ...again.state.policy.escalation, dissatisfied: 9 } },
    };
    expect(again.after(['rate', rated('no'), citizen]).state.stage).toMatchObject({
      liable: { person: 'housing.wang' },
    });
  });

  it('goes to nobody who is away, and stays where nobody else is at work', () => {
    const stays = { liable: { person: 'housing.li', why: 'accept' } };
    const headless = { ...facts.units.housing!, head: 'housing.li', people: ['housing.li'] };
    const alone = given(...approved)
      .knowing({ units: { ...facts.units, housing: headless } })
      .after(['rate', rated('no'), citizen]);
    expect(alone.state.stage).toMatchObject(stays);
    expect(reworked([])).toMatchObject(stays);
  });
});
