import { describe, expect, it } from 'vitest';
import { isDrawn } from '../../domain/people/sample.ts';
import { centre, citizen, clerk, file, housing, iso, policy, rated } from '../support/domain-kit.ts';
import * as sample from '../support/sample-county.ts';
import { upTo, vote } from '../support/voting-kit.ts';

const answer = { text: 'The office is open until five.' };
const question = { body: { kind: 'consultation' } } as const;
const byClerk = { ...question, by: clerk } as const;
const afterWindow = '2026-03-12 10:00';
const quality = { policy: { ...policy, answersCalled: 100 } } as const;

describe('a question that is answered at once', () => {
  it('needs one call: the clerk who filed it answers, and without a vote it closes as answered', () => {
    const { state } = file(byClerk).when('answer', answer, clerk).until(afterWindow);
    expect(state.stage).toMatchObject({ status: 'closed', outcome: 'answered' });
    expect([state.obligations, state.callBacks]).toEqual([[], []]);
  });

  it('is judged as any other: a no brings it to triage, and then only the centre answers', () => {
    const appeal = file(byClerk).after(['answer', answer, clerk], ['rate', rated('no'), citizen]);
    expect(appeal.state.stage.status).toBe('registered');
    appeal.when('answer', answer, clerk).refused('not-yours');
    appeal.when('answer', answer, centre);
    expect(appeal.state.stage).toMatchObject({ status: 'rating', subject: 'answer' });
    // The second answer waits for a judgement: silence brings the call-back.
    expect(appeal.until('2026-03-20 10:00').state.obligations).toMatchObject([{ kind: 'call-back' }]);
  });

  it('closes satisfied where the citizen says so', () => {
    const { state } = file(byClerk).after(['answer', answer, clerk], ['rate', rated('yes'), citizen]);
    expect(state.stage).toMatchObject({ status: 'closed', outcome: 'satisfied' });
  });

  it('may be a suggestion, and nothing that needs work', () => {
    const suggestion = file({ body: { kind: 'suggestion' } }).when('answer', answer, centre);
    expect(suggestion.state.stage.status).toBe('rating');
    file({ body: { kind: 'complaint' } })
      .when('answer', answer, centre)
      .refused('consultation-only');
  });

  it('may be what repeats a case that was settled', () => {
    const earlier = {
      id: 'E1',
      status: 'closed',
      outcome: 'satisfied',
      category: 'road',
      registeredAtMs: 1,
    } as const;
    const appeal = file({ body: { kind: 'complaint' } }).knowing({ appeals: { E1: earlier } });
    appeal.after(['confirm-repeat', { of: 'E1' }, centre]).when('answer', answer, centre);
    expect(appeal.state.stage).toMatchObject({ status: 'rating', subject: 'answer' });
  });

  it.each([housing, sample.eastCentre, sample.supervision])(
    'is not answered by $account, who did not file it',
    (by) => {
      file(byClerk).when('answer', answer, by).refused('not-yours');
    },
  );

  it('closes as unrated where too few of a group have voted', () => {
    const group = file({
      ...question,
      body: { ...question.body, participants: { people: upTo(5).map((n) => ({ name: `P${n}` })) } },
    });
    const { state } = group.after(['answer', answer, centre], vote(1, 'yes')).until(afterWindow);
    expect(state.stage).toMatchObject({ status: 'closed', outcome: 'unrated' });
  });
});

describe('the calls for quality', () => {
  it('are owed beside the window where chance chose the case, and close nothing before it ends', () => {
    const appeal = file({ ...byClerk, ...quality }).when('answer', answer, clerk);
    expect(appeal.state.obligations.map(({ kind }) => kind).sort()).toEqual(['call-back', 'citizen-rating']);
    const call = (day: number) => ({
      at: iso(`2026-03-0${day} 15:00`),
      means: 'phone',
      reached: false,
      said: 'nobody',
    });
    for (const day of [2, 3, 4])
      appeal.at(`2026-03-0${day} 16:00`).when('record-call-back', call(day), centre);
    expect(appeal.state.stage.status).toBe('rating');
    expect(appeal.until(afterWindow).state.stage.status).toBe('rating');
    expect(appeal.state.obligations.map(({ kind }) => kind)).toEqual(['call-back']);
  });

  it('are drawn by the case’s id: none of none, all of a hundred, about a tenth of ten', () => {
    const ids = Array.from({ length: 2000 }, (_, n) => `20260302-${String(n).padStart(6, '0')}`);
    const drawn = (ofHundred: number) => ids.filter((id) => isDrawn({ id }, ofHundred)).length;
    expect([drawn(0), drawn(100)]).toEqual([0, 2000]);
    expect(drawn(10)).toBeGreaterThan(140);
    expect(drawn(10)).toBeLessThan(260);
  });
});
