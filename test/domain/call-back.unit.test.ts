import { describe, expect, it } from 'vitest';
import {
  accepted,
  approved,
  centre,
  citizen,
  given,
  housing,
  iso,
  local,
  rated,
  type Step,
} from '../support/domain-kit.ts';

const call = (when: string, change: object = {}): Step => [
  'record-call-back',
  { at: iso(when), means: 'phone', reached: false, said: 'No answer.', ...change },
  centre,
  when,
];
const reached = { reached: true, said: 'Yes, it is done.' };
const silent = () => given(...approved).until('2026-03-08 00:00');

describe('the rating window', () => {
  it('ends with a call-back that the centre owes, not with praise', () => {
    const appeal = silent().brings('rating-window-ended');
    expect(appeal.status).toBe('rating');
    expect(appeal.kinds()).toEqual(['call-back']);
    expect(appeal.owed('call-back').owner).toMatchObject({ role: 'centre', unit: 'county-centre' });
    expect(local(appeal.owed('call-back').dueAtMs)).toBe('2026-03-12 00:00');
    expect(appeal.state.ratings).toEqual([]);
  });

  it('lets the citizen rate while the call-backs run', () => {
    const appeal = silent().at('2026-03-09 09:00').when('rate', rated('yes'), citizen).brings('rated');
    expect(appeal.outcome).toBe('satisfied');
  });

  it('counts no call as an attempt before it has ended', () => {
    const appeal = given(...approved, call('2026-03-05 09:00'), call('2026-03-06 09:00'));
    expect(appeal.state.callBacks.map((c) => c.attempt)).toEqual([false, false]);
    appeal.until('2026-03-08 00:00').after(call('2026-03-09 09:00'));
    expect(appeal.state.callBacks.at(-1)?.attempt).toBe(true);
    expect(appeal.status).toBe('rating');
  });
});

describe('the call-back series', () => {
  it('closes as unrated after the last attempt, each on another day', () => {
    const appeal = silent().after(call('2026-03-08 09:00'), call('2026-03-09 09:00'));
    expect(appeal.status).toBe('rating');
    appeal.after(call('2026-03-10 09:00'));
    expect(appeal.outcome).toBe('unrated');
    expect(appeal.state.ratings).toEqual([]);
    expect(appeal.kinds()).toEqual([]);
  });

  it('counts one attempt a day, by the county’s midnight', () => {
    const appeal = silent().after(
      call('2026-03-08 09:00'),
      call('2026-03-08 15:00'),
      call('2026-03-08 23:59'),
      call('2026-03-09 00:00'),
    );
    expect(appeal.state.callBacks.map((c) => c.attempt)).toEqual([true, false, false, true]);
    expect(appeal.status).toBe('rating');
  });

  it('counts a call by the day it was made, not by the day it was written down', () => {
    const appeal = silent().after(call('2026-03-09 09:00'));
    const late = { at: iso('2026-03-09 10:00'), means: 'phone', reached: false, said: 'x' };
    appeal.after(['record-call-back', late, centre, '2026-03-10 09:00']);
    expect(appeal.state.callBacks.map((c) => c.attempt)).toEqual([true, false]);
  });

  it('counts being reached without a rating as an attempt', () => {
    const appeal = silent().after(call('2026-03-08 09:00', reached));
    expect(appeal.state.callBacks[0]).toMatchObject({ attempt: true, reached: true });
    expect(appeal.owedAll('call-back')).toHaveLength(1);
  });

  it('keeps the evidence of every call: when, how, by whom, what was said', () => {
    const appeal = silent().after(call('2026-03-08 09:00'));
    expect(appeal.state.callBacks[0]).toEqual({
      atMs: appeal.nowMs,
      means: 'phone',
      reached: false,
      said: 'No answer.',
      by: 'county-centre.li',
      attempt: true,
    });
  });

  it('goes red when the centre does not call, and asks nothing more of the citizen', () => {
    const appeal = silent().until('2026-03-12 00:00');
    expect(appeal.charges()).toContain('call-back red county-centre');
    expect(appeal.status).toBe('rating');
  });
});

describe('a call that carries a rating', () => {
  it('closes as the citizen’s own word would, in the window and after it', () => {
    const inWindow = given(...approved).after(call('2026-03-05 09:00', { ...reached, rating: rated('yes') }));
    expect(inWindow.outcome).toBe('satisfied');
    expect(inWindow.state.ratings[0]).toMatchObject({ by: 'call-back', satisfaction: 'yes' });
    const after = silent().after(call('2026-03-09 09:00', { ...reached, rating: rated('neutral') }));
    expect(after.outcome).toBe('satisfied');
  });

  it('sends the case back to work at no', () => {
    const appeal = silent().after(call('2026-03-09 09:00', { ...reached, rating: rated('no') }));
    expect(appeal.status).toBe('handling');
    expect(appeal.kinds()).toEqual(['complete']);
  });

  it('is refused where nobody was reached or nothing is to be rated', () => {
    const body = {
      at: iso('2026-03-02 10:05'),
      means: 'phone',
      reached: false,
      said: 'x',
      rating: rated('yes'),
    };
    given(...approved)
      .at('2026-03-02 11:00')
      .when('record-call-back', body, centre)
      .refused('not-reached');
    given(...accepted)
      .at('2026-03-02 11:00')
      .when('record-call-back', { ...body, reached: true }, centre)
      .refused('not-in-rating');
  });
});

describe('any other call', () => {
  it('may be noted at any time and changes nothing', () => {
    const appeal = given(...accepted);
    const owed = appeal.state.obligations;
    appeal.after(call('2026-03-02 11:00', reached));
    expect(appeal.state.callBacks).toHaveLength(1);
    expect(appeal.state.obligations).toEqual(owed);
  });

  it('has been made, not before the filing, and by a centre that has the case', () => {
    const note = (when: string) => call(when)[1];
    const appeal = given(...accepted).at('2026-03-02 11:00');
    appeal.when('record-call-back', note('2026-03-02 11:01'), centre).refused('date-future');
    appeal.when('record-call-back', note('2026-03-01 11:00'), centre).refused('date-before-filing');
    appeal.when('record-call-back', note('2026-03-02 10:30'), housing).refused('not-yours');
  });
});
