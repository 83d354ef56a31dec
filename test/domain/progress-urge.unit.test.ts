import { describe, expect, it } from 'vitest';
import {
  accepted,
  centre,
  citizen,
  completing,
  dispatched,
  given,
  housing,
  local,
  promised,
  type Step,
  supervision,
  water,
} from '../support/domain-kit.ts';

const why = { reason: 'Nobody has come.' };
const report = { text: 'The material is ordered.' };

describe('progress', () => {
  it('begins the next interval at each report', () => {
    const appeal = given(...promised, ['report-progress', report, housing, '2026-03-05 10:00']);
    expect(appeal.owedAll('progress')).toHaveLength(1);
    expect(local(appeal.owed('progress').dueAtMs)).toBe('2026-03-13 00:00');
  });

  it('may be reported before anything was promised, and then opens nothing', () => {
    const appeal = given(...dispatched)
      .when('report-progress', report, housing)
      .brings('progress-reported');
    expect(appeal.owedAll('progress')).toEqual([]);
  });

  it('turns red when a week goes by without a word', () => {
    const appeal = given(...promised).until('2026-03-10 00:00');
    expect(appeal.charges()).toContain('progress red housing');
    expect(appeal.owedAll('progress')).toHaveLength(1);
  });

  it('from a helper does not speak for the liable unit', () => {
    const appeal = given(
      ['dispatch', { lead: 'housing', helpers: ['water'] }, centre],
      ['accept', {}, housing],
      ['urge', why, citizen],
    );
    appeal.when('report-progress', report, water).brings('progress-reported');
    expect(appeal.owedAll('urge-reply')).toHaveLength(1);
    expect(appeal.state.urges[0]?.answeredAtMs).toBeNull();
  });

  it('is reported by nobody who has no part in the case', () => {
    given(...accepted)
      .when('report-progress', report, water)
      .refused('not-yours');
    given(...accepted)
      .when('report-progress', report, centre)
      .refused('not-yours');
  });
});

describe('an urge', () => {
  it('makes the holder of triage answer before the dispatch, which answers it', () => {
    const appeal = given().when('urge', why, citizen).brings('urged');
    expect(appeal.owed('urge-reply').owner).toMatchObject({ role: 'centre', unit: 'county-centre' });
    appeal.after(...dispatched);
    expect(appeal.owedAll('urge-reply')).toEqual([]);
    expect(appeal.state.urges[0]?.answeredAtMs).toBe(appeal.nowMs);
  });

  it('makes the liable unit answer after it', () => {
    const appeal = given(...accepted, ['urge', why, citizen]);
    expect(appeal.owed('urge-reply').owner).toEqual({
      role: 'officer',
      unit: 'housing',
      person: 'housing.li',
    });
    expect(local(appeal.owed('urge-reply').dueAtMs)).toBe('2026-03-04 00:00');
  });

  it.each<[string, Step]>([
    ['a report', ['report-progress', report, housing]],
    ['the completion', completing],
  ])('is answered by %s', (_, step) => {
    const appeal = given(...accepted, ['urge', why, citizen], step);
    expect(appeal.owedAll('urge-reply')).toEqual([]);
    expect(appeal.state.urges[0]?.answeredAtMs).toBe(appeal.nowMs);
  });

  it('is one at a time, whoever urges', () => {
    given(...accepted, ['urge', why, citizen])
      .when('urge', why, supervision)
      .refused('urge-open', { replyBy: '2026-03-04T00:00:00+08:00' });
  });

  it('comes from the citizen once a day, by the county’s midnight', () => {
    const urged = [...accepted, ['urge', why, citizen], ['report-progress', report, housing]] as const;
    given(...urged)
      .when('urge', why, citizen)
      .refused('urged-today');
    given(...urged)
      .at('2026-03-02 23:59')
      .when('urge', why, citizen)
      .refused('urged-today');
    given(...urged)
      .at('2026-03-03 00:00')
      .when('urge', why, citizen)
      .brings('urged');
  });

  it('comes from centre and supervision as often as the last was answered', () => {
    const urged = [...accepted, ['urge', why, centre], ['report-progress', report, housing]] as const;
    given(...urged)
      .when('urge', why, centre)
      .brings('urged');
    given(...urged)
      .when('urge', why, supervision)
      .brings('urged');
  });

  it('is not for units, and not once the work is done', () => {
    given(...accepted)
      .when('urge', why, water)
      .refused('not-yours');
    given(...accepted, completing)
      .when('urge', why, citizen)
      .refused('wrong-status');
  });

  it('turns red when it is not answered', () => {
    const appeal = given(...accepted, ['urge', why, citizen]).until('2026-03-04 00:00');
    expect(appeal.charges()).toContain('urge-reply red housing');
  });
});
