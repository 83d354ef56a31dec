import { describe, expect, it } from 'vitest';
import { type Actor, type PersonMarks, register, timelineFor, viewFor } from '../../domain/index.ts';
import {
  Appeal,
  accepted,
  approved,
  at,
  auditor,
  centre,
  citizen,
  clerk,
  completed,
  county,
  discipline,
  eastCentre,
  file,
  filedAt,
  filing,
  given,
  housing,
  leaderUrban,
  promised,
  rated,
  supervision,
  underRules,
  water,
} from '../support/domain-kit.ts';
import { personIn, SeveralAppeals } from '../support/several-appeals.ts';

const reason = 'The seat heard 12 for 21';
const title = { title: 'A hole in the pavement', reason };
const phone = { citizen: { phone: '13900000001' }, reason };
const marks = (was: PersonMarks | null, now: PersonMarks | null) => ({ marks: { was, now } });
const toldTo = (appeal: Appeal, by: Actor) =>
  timelineFor(appeal.state, appeal.events, by).findLast(({ type }) => type === 'corrected')?.data;

describe('a typing error in a filing', () => {
  it('is corrected in what the correction names, and nothing else moves', () => {
    const before = given(...promised).state;
    const { state } = given(...promised).when('correct', title, centre);
    expect(state.registration).toEqual({ ...before.registration, title: title.title });
    const { registration: _, seq: __, lastAtMs: ___, ...after } = state;
    const { registration, seq, lastAtMs, ...rest } = before;
    expect(after).toEqual(rest);
  });

  it('is a place as a whole, and of a contact only the fields that are named', () => {
    const location = { address: 'Dongmen 21', longitude: 110.1, latitude: 32.1 };
    const { state } = file({ body: { location: { ...location, address: 'Dongmen 12', accuracyM: 8 } } })
      .when('correct', { location, reason }, centre)
      .when('correct', { citizen: { phone: '13900000001', email: 'wang@example.cn' }, reason }, centre);
    expect(state.registration.location).toEqual(location);
    expect(state.registration.citizen).toEqual({
      name: 'Wang Fang',
      phone: '13900000001',
      email: 'wang@example.cn',
    });
    expect(state.participants).toMatchObject([{ serial: 0, name: 'Wang Fang', phone: '13900000001' }]);
  });

  it('stays on record: the event has the former words beside the new ones', () => {
    const appeal = given()
      .when('correct', { ...title, ...phone }, centre)
      .brings('corrected');
    expect(appeal.events.at(-1)?.data).toMatchObject({
      reason,
      now: { title: title.title, citizen: phone.citizen },
      was: { title: filing.title, citizen: filing.citizen },
    });
    appeal.when('correct', { title: 'A hole in the cycle path', reason }, centre);
    expect(appeal.events.at(-1)?.data).toMatchObject({ was: { title: title.title } });
  });

  it.each([
    ['before dispatch', given()],
    ['while a unit works on it', given(...accepted)],
    ['while it is reviewed', given(...completed)],
  ])('is corrected %s', (_, appeal) => {
    appeal.when('correct', title, centre).brings('corrected');
  });

  it('is corrected by the clerk who filed it too, in every round', () => {
    file({ by: clerk }).when('correct', title, clerk).brings('corrected');
    file({ by: clerk })
      .after(...approved, ['rate', rated('no'), citizen])
      .when('correct', title, clerk)
      .brings('corrected');
  });

  it.each([housing, water, supervision, leaderUrban, eastCentre, citizen, auditor, clerk])(
    'is not corrected by $account',
    (by) => {
      given(...accepted)
        .when('correct', title, by)
        .refused('not-yours');
    },
  );

  it.each([
    ['nothing', { reason }, 'nothing-corrected'],
    ['an empty contact', { citizen: {}, reason }, 'nothing-corrected'],
    ['half a place', { location: { longitude: 110 }, reason }, 'half-a-place'],
  ] as const)('is no correction: %s', (_, body, code) => {
    given().when('correct', body, centre).refused(code);
  });

  it('brings no contact data into an anonymous filing', () => {
    const appeal = file({ body: { anonymous: true, citizen: undefined } });
    appeal.when('correct', phone, centre).refused('anonymous-with-contact');
    appeal.when('correct', title, centre).brings('corrected');
  });

  it('waits for nothing after the close, nor while the case is on its way into a master', () => {
    given(...approved, ['rate', rated('yes'), citizen])
      .when('correct', title, centre)
      .refused('appeal-closed');
    given(['merge', { into: 'B2' }, centre])
      .when('correct', title, centre)
      .refused('merging');
  });

  it('stays in cases of older rules', () => {
    underRules(3, () => given())
      .when('correct', title, centre)
      .refused('older-rules');
  });
});

describe('a corrected telephone', () => {
  const wang = { phone: 'p1', name: 'wang' };
  const right = { phone: 'p2', name: 'wang2' };
  function marked(own: PersonMarks): Appeal {
    const done = register('A1', filing, county, citizen, at(filedAt), {
      marks: { citizen: own, people: [] },
    });
    if ('refused' in done) throw new Error(done.refused);
    return new Appeal(done.state, [...done.events], at(filedAt));
  }
  const marksOf = ({ state }: Appeal) => state.participants[0]?.marks;

  it('takes the marks of the person along, so that a second filing is known again', () => {
    const appeal = marked(wang).knowing(marks(wang, right)).when('correct', phone, centre);
    expect(marksOf(appeal)).toEqual(right);
    const came = { from: 'B2', registeredAt: '2026-02-20T09:00:00+08:00' };
    appeal.when(
      'absorb',
      { ...came, newcomers: [{ serial: 0, name: 'Wu', marks: right }] },
      {
        account: 'system',
        unit: null,
        role: 'system',
      },
    );
    expect(appeal.state.participants).toHaveLength(1);
  });

  it('keeps numbers that a merge brought, and drops those that were wrong', () => {
    const known = { ...wang, further: [{ phone: 'p7', name: 'wang7' }] };
    const appeal = marked(known).knowing(marks(wang, right)).when('correct', phone, centre);
    expect(marksOf(appeal)).toEqual({ ...right, further: [{ phone: 'p7', name: 'wang7' }] });
  });

  it('leaves no wrong mark where nobody computed the right one', () => {
    const appeal = marked(wang).when('correct', phone, centre);
    expect(marksOf(appeal)).toBeUndefined();
    expect(appeal.state.furtherCodes).toBeUndefined();
  });

  it('keeps the marks where neither name nor number changed', () => {
    const appeal = marked(wang).when('correct', { citizen: { email: 'wang@example.cn' }, reason }, centre);
    expect(marksOf(appeal)).toEqual(wang);
  });

  it('brings a further code each time, and none for the same number', () => {
    const appeal = marked(wang).knowing(marks(wang, right)).when('correct', phone, centre);
    expect(appeal.state.furtherCodes).toBe(1);
    appeal.knowing(marks(right, { ...right, name: 'other' })).when('correct', phone, centre);
    expect(appeal.state.furtherCodes).toBe(1);
    appeal.knowing(marks(right, { phone: 'p3' })).when('correct', phone, centre);
    expect(appeal.state.furtherCodes).toBe(2);
  });

  it('of a filer who stands in the list is the number of that person, whose name stays', () => {
    const people = [{ name: 'W. Fang', phone: '13800000000' }, { name: 'Li' }];
    const done = register('A1', { ...filing, participants: { people } }, county, citizen, at(filedAt), {
      filerIs: 1,
    });
    if ('refused' in done) throw new Error(done.refused);
    const appeal = new Appeal(done.state, [...done.events], at(filedAt));
    appeal.when('correct', { citizen: { name: 'Wang Fan', phone: '13900000001' }, reason }, centre);
    expect(appeal.state.registration.citizen).toMatchObject({ name: 'Wang Fan', phone: '13900000001' });
    expect(appeal.state.participants).toMatchObject([
      { serial: 1, name: 'W. Fang', phone: '13900000001' },
      { serial: 2, name: 'Li', phone: null },
    ]);
  });
});

describe('the former words', () => {
  const appeal = () =>
    file({ body: { location: { address: 'Dongmen 12' } } })
      .after(...accepted)
      .when('correct', { ...title, ...phone, location: { address: 'Dongmen 21' } }, centre);
  const former = { title: filing.title, location: { address: 'Dongmen 12' }, citizen: filing.citizen };

  it.each([centre, housing, supervision, leaderUrban, discipline, citizen])(
    'are read by $account, who reads the words',
    (by) => {
      expect(toldTo(appeal(), by)).toMatchObject({ was: former, reason });
    },
  );

  it.each([auditor])('are read without contact data by $account, as the words are', (by) => {
    const { citizen: _, ...words } = former;
    expect(toldTo(appeal(), by)).toMatchObject({ was: words, reason: '' });
    expect(JSON.stringify(toldTo(appeal(), by))).not.toContain('1390000000');
    expect(JSON.stringify(toldTo(appeal(), by))).not.toContain('1380000000');
  });

  it('are not read by the people of another filing, nor is the reason', () => {
    const appeals = new SeveralAppeals(at('2026-03-02 10:00'), {});
    appeals.file('B2', { title: 'Main burst', description: 'MASTER words' }, personIn('B2'));
    appeals.file('A1', { title: 'No water', citizen: { name: 'Wu', phone: '13900000000' } }, personIn('A1'));
    appeals.give('B2', 'dispatch', { lead: 'housing' }, centre);
    appeals.give('A1', 'merge', { into: 'B2' }, centre);
    appeals.give('B2', 'correct', { description: 'MENDED words', ...phone }, centre);
    const read = (by: Actor) =>
      JSON.stringify([
        viewFor(appeals.of('B2'), by, appeals.nowMs),
        timelineFor(appeals.of('B2'), [...appeals.eventsOf('B2')], by),
      ]);
    const hers = read(personIn('B2', 1));
    for (const words of ['MASTER words', 'MENDED words', '13900000001', reason])
      expect(hers).not.toContain(words);
    const own = read(personIn('B2'));
    for (const words of ['MASTER words', 'MENDED words', '13900000001', reason]) expect(own).toContain(words);
  });

  it('show no mark and no number of a code', () => {
    const marked = given()
      .knowing(marks({ phone: 'p1' }, { phone: 'p2' }))
      .when('correct', phone, centre);
    expect(Object.keys(toldTo(marked, centre) ?? {}).sort()).toEqual(['now', 'reason', 'was']);
  });
});
