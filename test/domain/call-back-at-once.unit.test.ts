import { describe, expect, it } from 'vitest';
import {
  approved,
  centre,
  citizen,
  completing,
  file,
  iso,
  leaderUrban,
  policy,
  rated,
  type Step,
  supervision,
  underRules,
} from '../support/domain-kit.ts';
import { ballot, call, upTo, votes, windowEnds } from '../support/voting-kit.ts';

const byPhone = {
  body: { channel: 'phone' },
  policy: { ...policy, callBackAtOnce: ['phone', 'desk'] },
} as const;
const atOnce = (...steps: readonly Step[]) => file(byPhone).after(...approved, ...steps);
/** Three calls on three days within the window, which ends on 8 March. */
const tried = [call(3, null), call(4, null), call(5, null)];

describe('a call-back at once', () => {
  it('is owed by the centre from the approval on, beside the window', () => {
    const appeal = atOnce();
    expect(appeal.kinds()).toEqual(['call-back', 'citizen-rating']);
    expect(appeal.owed('call-back')).toMatchObject({
      owner: { unit: 'county-centre', role: 'centre' },
      limit: policy.limits.callBack,
      sinceMs: appeal.nowMs,
    });
  });

  it.each([
    ['another channel', { ...byPhone, body: { channel: 'web' } }],
    ['a county that asks for none', { body: byPhone.body }],
  ])('is not owed in %s', (_, filed) => {
    expect(
      file(filed)
        .after(...approved)
        .kinds(),
    ).toEqual(['citizen-rating']);
  });

  it('is not owed in cases of older rules', () => {
    expect(underRules(3, () => file(byPhone).after(...approved)).kinds()).toEqual(['citizen-rating']);
  });

  it('ends with the rating, given by code or in the call', () => {
    const own = atOnce(['rate', rated('yes'), citizen]);
    expect([own.outcome, own.kinds()]).toEqual(['satisfied', []]);
    const asked = atOnce(call(3, null, 'yes'));
    expect([asked.outcome, asked.kinds()]).toEqual(['satisfied', []]);
    expect(asked.state.ratings).toMatchObject([{ by: 'call-back' }]);
  });

  it('ends where the citizen is dissatisfied, and is owed anew after the rework', () => {
    const appeal = atOnce(['rate', rated('no'), citizen]);
    expect(appeal.kinds()).toEqual(['complete']);
    appeal.after(completing, ['approve', {}, centre]);
    expect(appeal.kinds()).toEqual(['call-back', 'citizen-rating']);
  });

  it('ends where the case is raised to a leader, whose approval brings it again', () => {
    const appeal = atOnce(['escalate', { reason: 'the same again' }, supervision]);
    expect(appeal.owedAll('call-back')).toEqual([]);
    appeal.after(completing, ['approve', {}, leaderUrban]);
    expect(appeal.kinds()).toEqual(['call-back', 'citizen-rating']);
  });

  it('goes on when the window ends, and no second one is opened', () => {
    const appeal = atOnce(call(3, null));
    const [id] = appeal.owedAll('call-back').map((o) => o.id);
    appeal.until('2026-03-08 10:00');
    expect(appeal.all('rating-window-ended')).toHaveLength(1);
    expect(appeal.owedAll('call-back').map((o) => o.id)).toEqual([id]);
    expect(appeal.kinds()).toEqual(['call-back']);
    appeal.after(call(9, null));
    expect(appeal.status).toBe('rating');
    appeal.after(call(10, null));
    expect(appeal.outcome).toBe('unrated');
  });

  it('closes nothing while the citizen may still judge, however often the centre has called', () => {
    const appeal = atOnce(...tried);
    expect(appeal.status).toBe('rating');
    appeal.until('2026-03-07 23:59');
    expect(appeal.status).toBe('rating');
    expect(appeal.until('2026-03-08 10:00').kinds()).toEqual(['call-back']);
    expect(appeal.after(call(9, null)).outcome).toBe('unrated');
    const late = atOnce(...tried)
      .until('2026-03-07 20:00')
      .after(['rate', rated('yes'), citizen]);
    expect(late.outcome).toBe('satisfied');
  });

  it('of a group calls one after the other, and the sample follows at the end of the window', () => {
    const people = upTo(6).map((n) => ({ name: `P${n}` }));
    const group = file({ ...byPhone, body: { ...byPhone.body, participants: { people } } }).after(
      ...approved,
    );
    expect(group.kinds()).toEqual(['call-back', 'citizen-rating']);
    group.after(...votes([1], 'yes')).until(windowEnds);
    expect(group.kinds()).toEqual(['call-back']);
    expect(group.state.sample?.serials.length).toBeGreaterThanOrEqual(3);
    group.after(ballot(6, 0, '2026-03-09 10:00'));
    expect([group.outcome, group.kinds()]).toEqual(['satisfied', []]);
  });

  it('is recorded with its time, and counts one attempt a day', () => {
    const again: Step = [
      'record-call-back',
      { at: iso('2026-03-03 18:00'), means: 'phone', reached: false, said: '-' },
      centre,
      '2026-03-03 18:00',
    ];
    const appeal = atOnce(call(3, null), again);
    expect(appeal.state.callBacks.map(({ attempt }) => attempt)).toEqual([true, false]);
  });
});
