import { describe, expect, it } from 'vitest';
import {
  centre,
  citizen,
  file,
  given,
  housing,
  iso,
  local,
  rated,
  type Step,
  stranger,
  supervision,
} from '../support/domain-kit.ts';

const decline: Step = ['decline', { reason: 'in-court', explanation: 'The court has it.' }, centre];
const object: Step = ['object', { reason: 'It has not.' }, citizen];
const decide = (overturn: boolean): Step => [
  'decide-objection',
  { overturn, reason: 'Checked.' },
  supervision,
];
const ask = () => file({ body: { kind: 'consultation' } });

describe('an answer', () => {
  it('to a consultation needs no unit; the citizen judges it', () => {
    const appeal = ask().when('answer', { text: 'On Mondays.' }, centre).brings('answered');
    expect(appeal.status).toBe('rating');
    expect(appeal.kinds()).toEqual(['citizen-rating']);
    expect(appeal.state.firstReceiver).toBeNull();
    expect(appeal.after(['rate', rated('yes'), citizen]).outcome).toBe('satisfied');
  });

  it('that does not satisfy brings the matter back to triage', () => {
    const appeal = ask().after(['answer', { text: 'No.' }, centre], ['rate', rated('no'), citizen]);
    expect(appeal.status).toBe('registered');
    expect(appeal.kinds()).toEqual(['dispatch']);
  });

  it('is for consultations, by the centre', () => {
    given().when('answer', { text: 'x' }, centre).refused('consultation-only', { kind: 'complaint' });
    ask().when('answer', { text: 'x' }, housing).refused('not-yours');
  });
});

describe('a decline', () => {
  it('names a listed reason and waits in rating for an objection, while the centre owes a call', () => {
    const appeal = given()
      .when(...decline)
      .brings('declined');
    expect(appeal.status).toBe('rating');
    expect(appeal.kinds()).toEqual(['call-back', 'citizen-rating']);
    expect(local(appeal.owed('citizen-rating').dueAtMs)).toBe('2026-03-08 00:00');
    given().when('decline', { reason: 'too-hard', explanation: 'x' }, centre).refused('unknown-reason');
  });

  it('is not rated: not by the citizen, a call, a vote or a ballot', () => {
    const call = {
      at: iso('2026-03-02 10:01'),
      means: 'phone',
      reached: true,
      said: 'x',
      rating: rated('yes'),
    };
    const ballot = { at: iso('2026-03-02 10:01'), place: 'x', cast: 5, dissatisfied: 0, evidence: 'x' };
    for (const appeal of [given(decline), file({ body: { participants: { declared: 9 } } }).after(decline)]) {
      appeal.when('rate', rated('yes'), citizen).refused('declined-object-only');
      appeal.when('record-call-back', call, centre).refused('declined-object-only');
      appeal.when('record-ballot', ballot, centre).refused('declined-object-only');
    }
  });

  it('unobjected closes as declined at the window’s end', () => {
    const appeal = given(decline).until('2026-03-08 00:00');
    expect(appeal.outcome).toBe('declined');
    expect(appeal.events.at(-1)).toMatchObject({ type: 'decline-unobjected', atMs: appeal.nowMs });
  });

  it('counts no call as an attempt; one that reaches the citizen ends the call owed, not the window', () => {
    const call: Step = [
      'record-call-back',
      { at: iso('2026-03-02 10:02'), means: 'phone', reached: true, said: 'x' },
      centre,
    ];
    const appeal = given(decline, call);
    expect(appeal.kinds()).toEqual(['citizen-rating']);
    expect(appeal.state.callBacks[0]?.attempt).toBe(false);
  });

  it('can be objected to once; supervision decides', () => {
    const appeal = given(decline)
      .when(...object)
      .brings('objected');
    expect(appeal.owed('decision', 'objection').owner).toMatchObject({
      role: 'supervision',
      unit: 'supervision',
    });
    expect(appeal.owedAll('citizen-rating')).toEqual([]);
    appeal.when(...object).refused('objected-already');
    appeal.when('decide-objection', { overturn: true, reason: 'x' }, centre).refused('not-yours');
    given(decline).when('object', { reason: 'x' }, stranger).refused('not-yours');
  });

  it('confirmed closes as declined', () => {
    expect(given(decline, object, decide(false)).outcome).toBe('declined');
  });

  it('overturned goes back to triage and cannot be declined again', () => {
    const appeal = given(decline, object, decide(true));
    expect(appeal.status).toBe('registered');
    expect(appeal.kinds()).toEqual(['dispatch']);
    appeal.when(...decline).refused('decline-overturned');
    appeal.when('dispatch', { lead: 'housing' }, centre).brings('dispatched');
  });

  it('waits for the decision, however late it is', () => {
    const appeal = given(decline, object).until('2026-04-20 00:00');
    expect(appeal.status).toBe('rating');
    expect(appeal.charges()).toContain('decision red supervision');
  });
});
