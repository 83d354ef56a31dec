import { describe, expect, it } from 'vitest';
import {
  type Actor,
  type AppealState,
  register,
  serialInMaster,
  standingOf,
  timelineFor,
  viewFor,
} from '../../domain/index.ts';
import { isRefusal } from '../../domain/wording/refusal.ts';
import {
  Appeal,
  accepted,
  approved,
  at,
  centre,
  citizen,
  county,
  file,
  filedAt,
  filing,
  given,
  integrator,
  iso,
  rated,
  type Step,
  system,
} from '../support/domain-kit.ts';

const person = (serial: number): Actor => ({ ...citizen, account: `citizen:A1:${serial}` });
const leave = (serial: number): Step => ['withdraw', { reason: 'Moved.' }, person(serial)];
const listed = (...names: string[]) => ({ participants: { people: names.map((name) => ({ name })) } });
const two = () => file({ body: listed('Li', 'Wu'), by: integrator });
const joining: Step = [
  'absorb' as never,
  { from: 'B2', registeredAt: iso('2026-03-02 09:00'), newcomers: [{ serial: 0, name: 'Xu' }] },
  system,
];

/** A citizen files for listed people. The facts hold what the edge found by telephone. */
function filedByCitizen(filerIs: number | null): Appeal {
  const body = { ...filing, ...listed('Li', 'Wu') };
  const done = register('A1', body, county, citizen, at(filedAt), { filerIs });
  if (isRefusal(done)) throw new Error(done.refused);
  return new Appeal(done.state, [...done.events], at(filedAt));
}

describe('who has left', () => {
  it('closes the case for nobody by leaving twice', () => {
    const appeal = two().after(leave(1));
    appeal.when(...leave(1)).refused('has-left');
    expect(appeal.status).toBe('registered');
    expect(appeal.state.participants.filter((p) => !p.withdrawn)).toHaveLength(1);
  });

  it('rates nothing over the other’s no', () => {
    const appeal = two().after(leave(1), ...approved);
    for (const name of ['rate', 'vote'] as const)
      appeal.when(name, rated('yes'), person(1)).refused('has-left');
    appeal.when('supplement', { text: 'x' }, person(1)).refused('has-left');
    appeal.when('rate', rated('no'), person(2)).brings('rated');
    expect(appeal.status).toBe('handling');
  });

  it('neither presses nor uses up the one objection', () => {
    two().after(leave(1)).when('urge', { reason: 'x' }, person(1)).refused('has-left');
    const declined = two().after(leave(1), ['decline', { reason: 'in-court', explanation: 'x' }, centre]);
    declined.when('object', { reason: 'x' }, person(1)).refused('has-left');
    declined.when('object', { reason: 'x' }, person(2)).brings('objected');
  });

  it('reads on, and is offered nothing', () => {
    const { state, nowMs } = two().after(leave(1));
    expect(viewFor(state, person(1), nowMs)?.allowedCommands).toEqual([]);
    expect(viewFor({ ...state, rules: 2 }, person(1), nowMs)?.allowedCommands).toEqual([]);
  });

  it('goes on deciding where the case began under older rules: what was decided once is decided again', () => {
    const appeal = two();
    appeal.state = { ...appeal.state, rules: 2 };
    appeal
      .after(leave(1))
      .when(...leave(1))
      .brings('withdrawn');
  });
});

describe('a serial that nobody has', () => {
  it('knows of no case and decides in none', () => {
    const appeal = two().after(...approved);
    expect(standingOf(appeal.state, person(9))).toBe('nobody');
    expect(viewFor(appeal.state, person(9), appeal.nowMs)).toBeNull();
    appeal.when('rate', rated('yes'), person(9)).refused('not-yours');
  });
});

describe('the code of an office that filed for listed people', () => {
  it('reads, adds and presses', () => {
    const appeal = two().after(...accepted);
    expect(viewFor(appeal.state, person(0), appeal.nowMs)?.allowedCommands.toSorted()).toEqual([
      'supplement',
      'urge',
    ]);
    appeal.when('supplement', { text: 'x' }, person(0)).brings('supplemented');
    appeal.when('urge', { reason: 'x' }, person(0)).brings('urged');
  });

  it('neither rates, votes, objects nor withdraws', () => {
    const one = file({ body: listed('Li'), by: integrator }).after(...approved);
    one.when('rate', rated('yes'), person(0)).refused('filer-only');
    one.when('withdraw', { reason: 'x' }, person(0)).refused('filer-only');
    two()
      .after(...approved)
      .when('vote', rated('yes'), person(0))
      .refused('filer-only');
    const declined = two().after(['decline', { reason: 'in-court', explanation: 'x' }, centre]);
    declined.when('object', { reason: 'x' }, person(0)).refused('filer-only');
  });

  it('is the citizen’s, who rates, where nobody is listed', () => {
    const appeal = file({ by: integrator }).after(...approved);
    appeal.when('rate', rated('yes'), person(0)).brings('rated');
  });
});

describe('a citizen who files for listed people', () => {
  it('is one of them, with a vote', () => {
    const appeal = filedByCitizen(null).after(...approved, ['vote', rated('yes'), person(0)]);
    expect(appeal.state.participants.map(({ serial }) => serial)).toEqual([0, 1, 2]);
    appeal
      .after(['vote', rated('yes'), person(1)])
      .when('vote', rated('no'), person(2))
      .brings('voted', 'rated');
    expect(appeal.outcome).toBe('satisfied');
  });

  it('is the listed person who has the same telephone: one vote, whichever code', () => {
    const appeal = filedByCitizen(2).after(...approved);
    expect(appeal.state.participants.map(({ serial }) => serial)).toEqual([1, 2]);
    appeal.after(['vote', rated('yes'), person(0)], ['vote', rated('no'), person(2)]);
    expect(appeal.state.votes).toMatchObject([{ serial: 2, satisfaction: 'no' }]);
    expect(viewFor(appeal.state, person(0), appeal.nowMs)?.votes.mine).toMatchObject({ satisfaction: 'no' });
  });

  it('finds the own vote in the story by either code, and nobody else’s', () => {
    const appeal = filedByCitizen(2).after(...approved, ['vote', rated('yes'), person(0)]);
    const told = (serial: number) =>
      timelineFor(appeal.state, appeal.events, person(serial)).filter(({ type }) => type === 'voted').length;
    expect([told(0), told(2), told(1)]).toEqual([1, 1, 0]);
  });

  it('leaves with either code, once', () => {
    const appeal = filedByCitizen(2).after(leave(0));
    appeal.when(...leave(2)).refused('has-left');
    appeal.when(...leave(0)).refused('has-left');
  });
});

describe('a wish to withdraw', () => {
  it('ends the case for nobody who came by a merge since', () => {
    const call = { at: iso('2026-03-02 10:30'), means: 'phone', reached: true, said: 'Yes.' };
    const appeal = given(...accepted, ['withdraw', { reason: 'x' }, citizen], joining);
    appeal.at('2026-03-02 10:30').when('record-call-back', { ...call, withdrawal: 'confirmed' }, centre);
    appeal.brings('called-back', 'participant-withdrawn');
    expect(appeal.status).toBe('handling');
    expect(appeal.owedAll('call-back')).toEqual([]);
    appeal.when('rate', rated('no'), citizen).refused('has-left');
  });

  it('is confirmed or not by a call to whoever had it, and to nobody else', () => {
    const call = { at: iso('2026-03-02 10:30'), means: 'phone', reached: true, said: 'Yes.' };
    for (const withdrawal of ['confirmed', 'refused']) {
      const appeal = given(...accepted, ['withdraw', { reason: 'x' }, citizen], joining);
      appeal.at('2026-03-02 10:30');
      appeal.when('record-call-back', { ...call, withdrawal, person: 1 }, centre);
      appeal.refused('wish-of-another', { serial: 0 });
      appeal.after(['record-call-back', { ...call, withdrawal, person: 0 }, centre, '2026-03-02 10:30']);
    }
  });

  it('keeps nobody else from leaving', () => {
    const appeal = given(...accepted, ['withdraw', { reason: 'x' }, citizen], joining);
    appeal.when('withdraw', { reason: 'x' }, citizen).refused('request-pending');
    appeal.when(...leave(1)).brings('participant-withdrawn');
  });
});

describe('a person of a merged case', () => {
  type Somebody = AppealState['participants'][number];
  const somebody = (serial: number, from: string | null, withdrawn = false): Somebody => ({
    serial,
    name: null,
    phone: null,
    from,
    withdrawn,
  });
  const duplicate = {
    id: 'B2',
    participants: [somebody(1, null), somebody(2, null, true), somebody(3, 'C3')],
  };

  it('is found in the master by what the merge has recorded', () => {
    const joined = [
      { from: 'B2', serial: 1, becomes: 0 },
      { from: 'B2', serial: 3, becomes: 4 },
    ];
    const master = { participants: [somebody(0, null), somebody(4, 'C3')], joined };
    expect([1, 2, 3].map((serial) => serialInMaster(master, duplicate, serial))).toEqual([0, null, 4]);
  });

  it('is found by the row in which they came where nothing is recorded', () => {
    const participants = [somebody(0, null), somebody(1, 'C3'), somebody(2, 'B2'), somebody(3, 'C3')];
    expect([1, 2, 3].map((serial) => serialInMaster({ participants }, duplicate, serial))).toEqual([
      2,
      null,
      3,
    ]);
  });

  it('is nobody there under a code that was nobody’s here, or before anybody came', () => {
    expect(serialInMaster({ participants: [somebody(0, null), somebody(1, 'B2')] }, duplicate, 0)).toBeNull();
    expect(serialInMaster({ participants: [somebody(0, null)] }, duplicate, 1)).toBeNull();
  });
});

describe('an anonymous filing', () => {
  const anonymous = (more: object) =>
    register('A1', { ...filing, citizen: undefined, anonymous: true, ...more }, county, citizen, at(filedAt));

  it.each<[string, object]>([
    ['people with names', listed('Li')],
    ['the filer’s name', { citizen: { name: 'Li' } }],
    ['the filer’s telephone', { citizen: { phone: '13800000000' } }],
    ['further telephones', { citizen: { phones: ['13800000000'] } }],
    ['the filer’s e-mail', { citizen: { email: 'li@example.org' } }],
  ])('carries no %s', (_, more) => {
    expect(anonymous(more)).toMatchObject({ refused: 'anonymous-with-contact' });
  });

  it('may say for how many it speaks, and anything in its text', () => {
    const told = { participants: { declared: 30, people: [] }, description: '13800000000', citizen: {} };
    expect(isRefusal(anonymous(told))).toBe(false);
  });
});
