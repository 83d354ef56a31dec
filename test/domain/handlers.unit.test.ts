import { describe, expect, it } from 'vitest';
import type { Actor } from '../../domain/index.ts';
import { accepted, at, centre, citizen, given, housing, rated, supervision } from '../support/domain-kit.ts';
import { personIn, SeveralAppeals } from '../support/several-appeals.ts';

const wang: Actor = { ...housing, account: 'housing.wang' };
const done = { result: 'resolved', statement: 'x' };
const lenient = { dissatisfied: 9 };

describe('rework', () => {
  it('goes to nobody who wrote a completion, in whichever round and whatever became of it', () => {
    const appeal = given(
      ...accepted,
      ['complete', done, wang],
      ['return', { reason: 'x' }, centre],
      ['complete', done, housing],
      ['approve', {}, centre],
    );
    const { policy } = appeal.state;
    appeal.state = {
      ...appeal.state,
      policy: { ...policy, escalation: { ...policy.escalation, ...lenient } },
    };
    const head: Actor = { ...housing, account: 'housing.head' };
    appeal.after(['rate', rated('no'), citizen], ['complete', done, head], ['approve', {}, centre]);
    appeal.after(['rate', rated('no'), citizen]);
    expect(appeal.state.stage).toMatchObject({ liable: { person: 'housing.sick', why: 'rework' } });
  });

  it('of a part goes to nobody who handled the whole', () => {
    const appeals = new SeveralAppeals(at('2026-03-02 10:00'));
    appeals.file('A1', {}, personIn('A1'));
    const head: Actor = { ...housing, account: 'housing.head' };
    appeals.give('A1', 'dispatch', { lead: 'housing' }, centre).give('A1', 'accept', {}, head);
    const parts = ['hole', 'lamp'].map((title) => ({ title, description: title, category: 'road' }));
    appeals.give('A1', 'split', { parts }, supervision).give('A1-1', 'accept', {}, housing);
    appeals.give('A1-1', 'complete', done, housing).give('A1-1', 'approve', {}, centre);
    appeals.give('A1-1', 'rate', rated('no'), personIn('A1-1'));
    expect(appeals.of('A1-1').stage).toMatchObject({ liable: { person: 'housing.wang', why: 'rework' } });
  });
});
