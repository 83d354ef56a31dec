import { describe, expect, it } from 'vitest';
import {
  accepted,
  approved,
  centre,
  citizen,
  completed,
  completing,
  dispatched,
  given,
  housing,
  iso,
  leaderUrban,
  type Step,
  stranger,
  water,
} from '../support/domain-kit.ts';

const wish: Step = ['withdraw', { reason: 'It was filled overnight.' }, citizen];
const told = (withdrawal: 'confirmed' | 'refused', reached = true): Step => [
  'record-call-back',
  { at: iso('2026-03-02 10:30'), means: 'phone', reached, said: 'As I wrote.', withdrawal },
  centre,
  '2026-03-02 10:30',
];

describe('a withdrawal', () => {
  it('before the dispatch ends the case', () => {
    const appeal = given()
      .when(...wish)
      .brings('withdrawn');
    expect(appeal.outcome).toBe('withdrawn');
    expect(appeal.kinds()).toEqual([]);
  });

  it('after it waits for the centre’s call, and stops no clock', () => {
    const before = given(...accepted);
    const owed = before.state.obligations;
    const appeal = before.when(...wish).brings('withdrawal-requested');
    expect(appeal.status).toBe('handling');
    expect(appeal.state.obligations.slice(0, owed.length)).toEqual(owed);
    expect(appeal.owed('call-back', 'withdrawal').owner.unit).toBe('county-centre');
  });

  it.each([
    ['assigned', dispatched],
    ['handling', accepted],
    ['reviewing', completed],
    ['rating', approved],
  ])('ends the case from %s once it is confirmed', (_, steps) => {
    const appeal = given(...steps, wish, told('confirmed'));
    expect(appeal.outcome).toBe('withdrawn');
    expect(appeal.state.spans.at(-1)?.toMs).toBe(appeal.nowMs);
    expect(appeal.state.requests).toEqual([]);
  });

  it('comes to nothing when the citizen says otherwise, and may then be wished again', () => {
    const appeal = given(...accepted, wish, told('refused'));
    expect(appeal.status).toBe('handling');
    expect(appeal.owedAll('call-back')).toEqual([]);
    appeal.when(...wish).brings('withdrawal-requested');
  });

  it('is wished once at a time, by this citizen', () => {
    given(...accepted, wish)
      .when(...wish)
      .refused('request-pending', { kind: 'withdrawal' });
    given(...accepted)
      .when('withdraw', wish[1], stranger)
      .refused('not-yours');
    given(...accepted)
      .when('withdraw', wish[1], housing)
      .refused('not-yours');
  });

  it('is neither confirmed without reaching the citizen nor where nobody wished it', () => {
    given(...accepted, wish)
      .at('2026-03-02 10:30')
      .when('record-call-back', told('confirmed', false)[1], centre)
      .refused('not-reached');
    given(...accepted)
      .at('2026-03-02 10:30')
      .when('record-call-back', told('confirmed')[1], centre)
      .refused('nothing-requested', { kind: 'withdrawal' });
  });

  it('survives what offices decide among themselves', () => {
    const appeal = given(
      ...accepted,
      wish,
      ['transfer', { to: 'water', reason: 'x' }, housing],
      ['accept-transfer', {}, water],
      ['take-over', {}, leaderUrban],
      ['rule', { lead: 'housing', dueAt: iso('2026-04-01 00:00'), instruction: 'x' }, leaderUrban],
      completing,
    );
    expect(appeal.state.requests.map((r) => r.kind)).toEqual(['withdrawal']);
    expect(appeal.owed('call-back', 'withdrawal').owner.unit).toBe('county-centre');
  });

  it('is no attempt of the call-back series, and the series no answer to it', () => {
    const appeal = given(...approved, wish).until('2026-03-08 00:00');
    expect(appeal.owedAll('call-back').map((o) => o.about)).toEqual(['withdrawal', null]);
    const plain = { at: iso('2026-03-08 09:00'), means: 'phone', reached: false, said: 'x' };
    appeal.after(['record-call-back', plain, centre, '2026-03-08 09:00']);
    expect(appeal.owedAll('call-back')).toHaveLength(2);
  });
});
