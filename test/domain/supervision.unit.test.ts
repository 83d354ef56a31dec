import { describe, expect, it } from 'vitest';
import {
  accepted,
  at,
  centre,
  completing,
  discipline,
  dispatched,
  given,
  housing,
  iso,
  local,
  on,
  type Step,
  supervision,
  water,
} from '../support/domain-kit.ts';

const order = (replyBy = '2026-03-05 12:00', colour = 'yellow'): Step => [
  'supervise',
  { colour, instruction: 'Say why.', replyBy: iso(replyBy) },
  supervision,
];
const reply: Step = ['reply-order', { text: 'Because.' }, housing];

describe('an order', () => {
  it('in one of the policy’s colours is owed a reply by its date', () => {
    const appeal = given(...accepted)
      .when(...order())
      .brings('ordered');
    expect(appeal.owed('order-reply', 'order:1')).toMatchObject({
      dueAtMs: at('2026-03-05 12:00'),
      owner: { unit: 'housing' },
    });
    given(...accepted)
      .when(...order('2026-03-05 12:00', 'blue'))
      .refused('unknown-colour');
    given(...accepted)
      .when(...order('2026-03-01 12:00'))
      .refused('date-past');
    given(...accepted)
      .when('supervise', order()[1], centre)
      .refused('not-yours');
  });

  it('is replied to by whoever it lies with, the oldest first', () => {
    const appeal = given(...accepted, order(), order('2026-03-06 12:00'), reply);
    expect(appeal.state.orders.map((o) => o.reply?.text ?? null)).toEqual(['Because.', null]);
    expect(appeal.owedAll('order-reply').map((o) => o.about)).toEqual(['order:2']);
    appeal.when('reply-order', reply[1], water).refused('not-yours');
    given(...accepted)
      .when(...reply)
      .refused('no-order-open');
  });

  it('lies with triage before the dispatch and passes on with its full time', () => {
    const appeal = given(order('2026-03-02 22:00'));
    expect(appeal.owed('order-reply').owner).toMatchObject({ role: 'centre', unit: 'county-centre' });
    appeal.after(on(dispatched[0]!, '2026-03-02 16:00'));
    expect(appeal.owed('order-reply').owner).toMatchObject({ role: 'officer', unit: 'housing' });
    expect(local(appeal.owed('order-reply').dueAtMs)).toBe('2026-03-03 03:59');
  });

  it('outlives the completion, and turns red on its own', () => {
    const appeal = given(...accepted, order(), completing).until('2026-03-05 12:00');
    expect(appeal.charges()).toContain('order-reply red housing');
    appeal.when(...reply).brings('order-replied');
  });
});

describe('the conference', () => {
  const list: Step = ['put-on-conference', { reason: 'Two towns.' }, supervision];

  it('is given a case by supervision, once until it has resolved', () => {
    const appeal = given(...accepted)
      .when(...list)
      .brings('put-on-conference');
    appeal.when(...list).refused('on-conference-already');
    appeal.after(['record-resolution', { text: 'East pays.' }, supervision]);
    expect(appeal.state.conference?.resolution).toMatchObject({ text: 'East pays.', approved: false });
    appeal.when(...list).brings('put-on-conference');
    given(...accepted)
      .when('record-resolution', { text: 'x' }, supervision)
      .refused('not-on-conference');
  });
});

describe('a sanction', () => {
  it('is recorded to a unit or to a person, not to both and not to nobody', () => {
    const record = (who: object) =>
      given(...accepted).when('record-sanction', { kind: 'notice', reason: 'Late.', ...who }, discipline);
    expect(record({ unit: 'housing' }).state.sanctions).toMatchObject([{ unit: 'housing', person: null }]);
    expect(record({ person: 'housing.li' }).state.sanctions).toMatchObject([
      { unit: null, person: 'housing.li' },
    ]);
    record({}).refused('unit-or-person');
    record({ unit: 'housing', person: 'housing.li' }).refused('unit-or-person');
    record({ person: 'nobody' }).refused('unknown-account');
  });
});
