import { describe, expect, it } from 'vitest';
import type { Actor } from '../../domain/index.ts';
import {
  approved,
  centre,
  citizen,
  completing,
  file,
  given,
  iso,
  local,
  neighbour,
  rated,
  type Step,
} from '../support/domain-kit.ts';

const person = (serial: number): Actor => ({ ...neighbour, account: `citizen:A1:${serial}` });
const vote = (serial: number, satisfaction: 'yes' | 'neutral' | 'no'): Step => [
  'vote',
  rated(satisfaction),
  person(serial),
];
const people = (count: number, declared?: number) => ({
  participants: {
    people: Array.from({ length: count }, (_, i) => ({ name: `P${i + 1}` })),
    ...(declared ? { declared } : {}),
  },
});
const group = (count: number) => file({ body: people(count) }).after(...approved);

describe('a group', () => {
  it('closes as satisfied when all have voted and exactly one third is dissatisfied', () => {
    const appeal = group(3).after(vote(1, 'yes'), vote(2, 'yes'));
    expect(appeal.status).toBe('rating');
    appeal.when(...vote(3, 'no')).brings('voted', 'rated');
    expect(appeal.outcome).toBe('satisfied');
    expect(appeal.state.ratings[0]).toMatchObject({ by: 'group' });
  });

  it('stays open when more than one third is dissatisfied, and the ballots start anew', () => {
    const appeal = group(3).after(vote(1, 'yes'), vote(2, 'no'), vote(3, 'no'));
    expect(appeal.status).toBe('handling');
    expect(appeal.state).toMatchObject({ votes: [], round: 2, counters: { dissatisfied: 1 } });
  });

  it('has one vote a person, which may be changed until all have voted', () => {
    const appeal = group(2).after(vote(1, 'no'), vote(1, 'yes'));
    expect(appeal.state.votes).toMatchObject([{ serial: 1, satisfaction: 'yes' }]);
    expect(appeal.after(vote(2, 'yes')).outcome).toBe('satisfied');
  });

  it('is decided at the window’s end by the votes cast', () => {
    const four = [1, 2, 3, 4].map((serial) => vote(serial, 'yes'));
    const appeal = group(9)
      .after(...four, vote(5, 'no'))
      .until('2026-03-08 00:00');
    expect(appeal.outcome).toBe('satisfied');
    const open = group(9)
      .after(...four.slice(1), vote(1, 'no'), vote(5, 'no'))
      .until('2026-03-08 00:00');
    expect(open.status).toBe('handling');
  });

  it('of which nobody voted is called back, and the votes said on the phone reach a quorum', () => {
    const appeal = group(3).until('2026-03-08 00:00');
    expect(appeal.kinds()).toEqual(['call-back']);
    const call = (person: number): Step => [
      'record-call-back',
      {
        ...{ at: iso('2026-03-09 09:00'), means: 'phone', reached: true, said: 'Fine.' },
        ...{ rating: rated('yes'), person },
      },
      centre,
      '2026-03-09 09:00',
    ];
    expect(appeal.after(call(1)).status).toBe('rating');
    expect(appeal.after(call(2)).outcome).toBe('satisfied');
  });

  it('is not spoken for by a call that reaches nobody in particular', () => {
    const call = {
      at: iso('2026-03-02 10:30'),
      means: 'phone',
      reached: true,
      said: 'x',
      rating: rated('yes'),
    };
    group(3).at('2026-03-02 10:30').when('record-call-back', call, centre).refused('which-person');
  });

  it('is voted on by its people only', () => {
    group(3)
      .when(...vote(4, 'yes'))
      .refused('not-yours');
    group(3).when('vote', rated('yes'), citizen).refused('filer-only');
    given(...approved)
      .when('vote', rated('yes'), citizen)
      .refused('not-a-group');
  });

  it('goes to the leader at the second dissatisfied round', () => {
    const round = [vote(1, 'no'), vote(2, 'no')];
    const appeal = group(2).after(...round, completing, ['approve', {}, centre], vote(1, 'no'));
    appeal.when(...vote(2, 'no')).brings('voted', 'rated', 'escalated');
  });
});

describe('a person of a group', () => {
  it('leaves it alone, and the matter goes on', () => {
    const appeal = group(3).when('withdraw', { reason: 'Moved.' }, person(2)).brings('participant-withdrawn');
    expect(appeal.status).toBe('rating');
    appeal.when(...vote(2, 'no')).refused('has-left');
  });

  it('leaving may be the last whose vote was awaited', () => {
    const appeal = group(3).after(vote(1, 'yes'), vote(3, 'yes'));
    appeal.when('withdraw', { reason: 'x' }, person(2)).brings('participant-withdrawn', 'rated');
    expect(appeal.outcome).toBe('satisfied');
  });

  it('who alone is left has voted already: that vote decides', () => {
    const appeal = group(2).after(vote(1, 'no'));
    appeal.when('withdraw', { reason: 'x' }, person(2)).brings('participant-withdrawn', 'rated');
    expect(appeal.status).toBe('handling');
  });

  it('takes the vote along', () => {
    const appeal = group(3).after(vote(1, 'no'), ['withdraw', { reason: 'x' }, person(1)]);
    expect(appeal.state.votes).toEqual([]);
  });

  it('ends the case as the last to leave, confirmed by a call', () => {
    const appeal = group(2).after(['withdraw', { reason: 'x' }, person(1)]);
    appeal.when('withdraw', { reason: 'x' }, person(2)).brings('withdrawal-requested');
  });
});

describe('a number of people without names', () => {
  const ballot = (cast: number, dissatisfied: number): Step => [
    'record-ballot',
    { at: iso('2026-03-02 10:00'), place: 'The school', cast, dissatisfied, evidence: 'list 7' },
    centre,
  ];
  const number = () => file({ body: { participants: { declared: 30 } } }).after(...approved);

  it('meets, and the centre records the ballot with its evidence', () => {
    const appeal = number()
      .when(...ballot(24, 8))
      .brings('ballot-recorded', 'rated');
    expect(appeal.outcome).toBe('satisfied');
    expect(number().after(ballot(24, 9)).status).toBe('handling');
  });

  it('is not decided by one person’s vote or rating', () => {
    number().when('vote', rated('yes'), citizen).refused('meeting-votes');
    number().when('rate', rated('yes'), citizen).refused('group-votes');
  });

  it('cannot have more votes than people, nor more dissatisfied than votes', () => {
    number()
      .when(...ballot(31, 0))
      .refused('more-votes-than-people');
    number()
      .when(...ballot(5, 6))
      .refused('more-dissatisfied-than-votes', { dissatisfied: 6, cast: 5 });
  });

  it('has no ballot recorded where its people are known one by one', () => {
    group(3)
      .when(...ballot(3, 0))
      .refused('people-vote');
    given(...approved)
      .when(...ballot(1, 0))
      .refused('not-a-group');
  });

  it('with a few names never counts as all having voted', () => {
    const appeal = file({ body: people(2, 30) }).after(...approved, vote(1, 'yes'), vote(2, 'yes'));
    expect(appeal.status).toBe('rating');
    expect(appeal.until('2026-03-08 00:00').status).toBe('rating');
    expect(local(appeal.events.at(-1)!.atMs)).toBe('2026-03-08 00:00');
    expect(appeal.kinds()).toEqual(['call-back']);
  });
});

describe('ballots', () => {
  it('start anew when the case is raised out of its window', () => {
    const appeal = group(3).after(vote(1, 'no'), ['escalate', { reason: 'x' }, centre]);
    expect(appeal.state).toMatchObject({ votes: [], completion: null, stage: { status: 'handling' } });
  });
});
