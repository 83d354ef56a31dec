import { describe, expect, it } from 'vitest';
import {
  centre,
  completing,
  given,
  grounds,
  housing,
  leaderUrban,
  type Step,
  supervision,
  transport,
  water,
} from '../support/domain-kit.ts';

const helped: readonly Step[] = [
  ['dispatch', { lead: 'housing', helpers: ['water', 'transport'] }, centre],
  ['accept', {}, housing],
];
const helperStates = (appeal: ReturnType<typeof given>) =>
  Object.fromEntries(appeal.state.helpers.map(({ unit, state }) => [unit, state]));

describe('a helper', () => {
  it('accepts its part and names its person, while the lead’s work goes on', () => {
    const appeal = given(...helped)
      .when('accept', { person: 'water.wang' }, water)
      .brings('helper-accepted');
    expect(helperStates(appeal)).toEqual({ water: 'accepted', transport: 'waiting' });
    expect(appeal.state.helpers[0]?.person).toBe('water.wang');
    expect(appeal.owed('finish-part', 'water').owner.person).toBe('water.wang');
    expect(appeal.state.stage).toMatchObject({ liable: { unit: 'housing' } });
  });

  it('may accept before the first receiver has', () => {
    given(helped[0]!).when('accept', {}, water).brings('helper-accepted');
  });

  it('accepts once', () => {
    given(...helped, ['accept', {}, water])
      .when('accept', {}, water)
      .refused('helper-not-waiting');
  });

  it('finishes its part, by which it has accepted', () => {
    const appeal = given(...helped).when('finish-part', { statement: 'The pipe is tight.' }, water);
    appeal.brings('part-finished');
    expect(appeal.state.helpers[0]).toEqual({
      unit: 'water',
      state: 'done',
      person: 'water.li',
      statement: 'The pipe is tight.',
    });
    expect(appeal.owedAll('finish-part').map((o) => o.about)).toEqual(['transport']);
  });

  it('keeps the person it named when another of its people finishes', () => {
    const appeal = given(
      ...helped,
      ['accept', { person: 'water.wang' }, water],
      ['finish-part', { statement: 'x' }, water],
    );
    expect(appeal.state.helpers[0]?.person).toBe('water.wang');
  });

  it('finishes once, and the lead has no part to finish', () => {
    given(...helped, ['finish-part', { statement: 'x' }, water])
      .when('finish-part', { statement: 'x' }, water)
      .refused('helper-not-active');
    given(...helped)
      .when('finish-part', { statement: 'x' }, housing)
      .refused('not-yours');
  });

  it('blocks completion while it waits and while it works', () => {
    const appeal = given(...helped, ['accept', {}, water]);
    appeal.when(...completing).refused('helpers-at-work', { units: ['water', 'transport'] });
    appeal
      .after(['finish-part', { statement: 'x' }, water])
      .when(...completing)
      .refused('helpers-at-work');
    appeal
      .after(['deny-ownership', grounds, transport])
      .when(...completing)
      .brings('completed');
  });

  it('is released by the centre or the leader, and no longer blocks', () => {
    const appeal = given(
      ...helped,
      ['excuse', { unit: 'water', reason: 'not needed' }, centre],
      ['excuse', { unit: 'transport', reason: 'not needed' }, leaderUrban],
    );
    expect(helperStates(appeal)).toEqual({ water: 'excused', transport: 'excused' });
    expect(appeal.owedAll('finish-part')).toEqual([]);
    appeal.when(...completing).brings('completed');
  });

  it('is released by nobody else, and only while it helps', () => {
    given(...helped)
      .when('excuse', { unit: 'water', reason: 'x' }, housing)
      .refused('not-yours');
    given(...helped)
      .when('excuse', { unit: 'water', reason: 'x' }, supervision)
      .refused('not-yours');
    given(...helped)
      .when('excuse', { unit: 'east-town', reason: 'x' }, centre)
      .refused('not-a-helper');
    given(...helped, ['finish-part', { statement: 'x' }, water])
      .when('excuse', { unit: 'water', reason: 'x' }, centre)
      .refused('helper-not-active');
  });

  it('neither speaks to the citizen nor names people once it is out of the case', () => {
    const out = [...helped, ['deny-ownership', grounds, water]] as const;
    given(...out)
      .when('report-progress', { text: 'x' }, water)
      .refused('helper-not-active');
    given(...out)
      .when('reassign', { person: 'water.wang' }, water)
      .refused('helper-not-active');
  });

  it('turns yellow and red for its own part', () => {
    const appeal = given(...helped).until('2026-03-12 00:00');
    expect(appeal.charges()).toContain('finish-part red water');
    expect(appeal.charges()).toContain('finish-part red transport');
  });
});

describe('another person', () => {
  it('takes over in the lead: a span of its own, and no limit starts anew', () => {
    const before = given(...helped);
    const due = before.owed('complete').dueAtMs;
    const after = before.when('reassign', { person: 'housing.wang' }, housing).brings('reassigned');
    expect(after.state.stage).toMatchObject({ liable: { unit: 'housing', person: 'housing.wang' } });
    expect(after.state.spans.at(-1)).toMatchObject({ person: 'housing.wang', why: 'reassign' });
    expect(after.owed('complete')).toMatchObject({ dueAtMs: due, owner: { person: 'housing.wang' } });
    expect(after.owed('promise').owner.person).toBe('housing.wang');
  });

  it('takes over in a helper without touching the lead', () => {
    const appeal = given(...helped, ['accept', {}, water]);
    const spans = appeal.state.spans;
    appeal.when('reassign', { person: 'water.wang' }, water).brings('helper-reassigned');
    expect(appeal.state.spans).toEqual(spans);
    expect(appeal.owed('finish-part', 'water').owner.person).toBe('water.wang');
  });

  it('belongs to the unit, is at work, and is not the one there is', () => {
    given(...helped)
      .when('reassign', { person: 'water.li' }, housing)
      .refused('unknown-person');
    given(...helped)
      .when('reassign', { person: 'housing.sick' }, housing)
      .refused('person-on-leave');
    given(...helped)
      .when('reassign', { person: 'housing.li' }, housing)
      .refused('same-person');
    given(...helped)
      .when('reassign', { person: 'housing.wang' }, centre)
      .refused('not-yours');
  });
});
