import { describe, expect, it } from 'vitest';
import { type Actor, timelineFor } from '../../domain/index.ts';
import {
  type Appeal,
  accepted,
  approved,
  centre,
  citizen,
  file,
  given,
  housing,
  neighbour,
  type Step,
  stranger,
  supervision,
  water,
} from '../support/domain-kit.ts';

const read = (appeal: Appeal, actor: Actor) => timelineFor(appeal.state, appeal.events, actor);
const noted: readonly Step[] = [
  ['dispatch', { lead: 'housing', helpers: ['water'], note: 'Mind the neighbour.' }, centre],
  ['accept', {}, housing],
  ['report-progress', { text: 'Ordered.', attachments: ['photo'] }, housing],
];

describe('the timeline', () => {
  it('tells the citizen every move in order, with the county’s time', () => {
    expect(read(given(...accepted), citizen).map(({ seq, at, type }) => [seq, at, type])).toEqual([
      [1, '2026-03-02T10:00:00+08:00', 'registered'],
      [2, '2026-03-02T10:01:00+08:00', 'dispatched'],
      [3, '2026-03-02T10:02:00+08:00', 'accepted'],
    ]);
  });

  it('tells of the filing what was filed, not the county’s policy and calendar', () => {
    const [first] = read(given(), centre);
    expect(first?.data).toMatchObject({
      title: 'A hole in the road',
      policy: 'test-1',
      calendar: '2026-test',
    });
    expect(Object.keys(first!.data)).not.toContain('county');
    expect(JSON.stringify(first)).not.toContain('limits');
  });

  it('keeps notes among the offices, and shows attachments to all', () => {
    const appeal = given(...noted);
    expect(JSON.stringify(read(appeal, housing))).toContain('Mind the neighbour.');
    expect(JSON.stringify(read(appeal, citizen))).not.toContain('Mind the neighbour.');
    expect(read(appeal, citizen).at(-1)?.data).toMatchObject({ text: 'Ordered.', attachments: ['photo'] });
  });

  it('names units, not the people and leaders the county’s data has for them', () => {
    const appeal = given(...accepted, ['transfer', { to: 'water', reason: 'x' }, housing]);
    expect(JSON.stringify(read(appeal, citizen))).not.toContain('water.sick');
    expect(read(appeal, citizen)[1]?.data).toMatchObject({ lead: 'housing' });
  });

  it('keeps the citizen’s contact from helpers and from others of a group', () => {
    expect(JSON.stringify(read(given(...noted), water))).not.toContain('13800000000');
    const group = file({ body: { participants: { people: [{ name: 'Li' }, { name: 'Wu' }] } } });
    expect(JSON.stringify(read(group, neighbour))).not.toContain('13800000000');
  });

  it('keeps each vote to who cast it and the offices', () => {
    const people = { participants: { people: [{ name: 'Li' }, { name: 'Wu' }] } };
    const vote = { contacted: true, resolved: true, satisfaction: 'no', comment: 'Shame.' };
    const appeal = file({ body: people }).after(...approved, ['vote', vote, neighbour]);
    const other: Actor = { ...neighbour, account: 'citizen:A1:2' };
    expect(JSON.stringify(read(appeal, neighbour))).toContain('Shame.');
    expect(JSON.stringify(read(appeal, centre))).toContain('Shame.');
    expect(JSON.stringify(read(appeal, other))).not.toContain('Shame.');
  });

  it('keeps orders and sanctions among the offices', () => {
    const order: Step = [
      'supervise',
      { colour: 'red', instruction: 'Now.', replyBy: '2026-03-04T00:00:00Z' },
      supervision,
    ];
    const sanction: Step = [
      'record-sanction',
      { kind: 'notice', person: 'housing.li', reason: 'Late.' },
      supervision,
    ];
    const appeal = given(...accepted, order, sanction);
    expect(read(appeal, citizen)).toHaveLength(3);
    expect(read(appeal, housing)).toHaveLength(5);
  });

  it('tells nothing to who may not know of the case', () => {
    expect(read(given(...accepted), stranger)).toEqual([]);
  });
});
