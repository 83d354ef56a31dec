import { describe, expect, it } from 'vitest';
import {
  type Actor,
  filingWarnings,
  type PersonMarks,
  register,
  systemActor,
  timelineFor,
  viewFor,
} from '../../domain/index.ts';
import {
  Appeal,
  approved,
  at,
  auditor,
  centre,
  citizen,
  county,
  filedAt,
  filing,
  given,
  iso,
  local,
  rated,
} from '../support/domain-kit.ts';
import { person } from '../support/voting-kit.ts';

const wang = { phone: 'p1', name: 'wang' };
const li = { phone: 'p1', name: 'li' };
const nameless = { phone: 'p1' };
const other = { phone: 'p2', name: 'wu' };

/** A1, filed by somebody with these marks, or for a list of people who have such. */
function filed(own: PersonMarks | undefined, list: readonly (PersonMarks | undefined)[] = []): Appeal {
  const people = list.map((_, n) => ({ name: `P${n + 1}` }));
  const body = list.length > 0 ? { ...filing, participants: { people } } : filing;
  const marks = { ...(own ? { citizen: own } : {}), people: list };
  const done = register('A1', body, county, citizen, at(filedAt), { marks });
  if ('refused' in done) throw new Error(done.refused);
  return new Appeal(done.state, [...done.events], at(filedAt));
}

const came = (...marks: readonly (PersonMarks | undefined)[]) => ({
  from: 'B2',
  registeredAt: iso('2026-02-20 09:00'),
  newcomers: marks.map((own, serial) => ({ serial, name: 'Wu', ...(own ? { marks: own } : {}) })),
});
const serials = (appeal: Appeal) => appeal.state.participants.map(({ serial }) => serial);

describe('a master that takes in its own citizen’s second filing', () => {
  const master = () => filed(wang).after(...approved);

  it.each([wang, nameless])('has one person as before, who rates: %o', (marks) => {
    const appeal = master().when('absorb', came(marks), systemActor).brings('absorbed');
    expect(serials(appeal)).toEqual([0]);
    expect(appeal.state.joined).toEqual([{ from: 'B2', serial: 0, becomes: 0 }]);
    expect(appeal.after(['rate', rated('yes'), citizen]).outcome).toBe('satisfied');
  });

  it('opens no new window for who is known', () => {
    const due = (marks: PersonMarks) => {
      const appeal = master().at('2026-03-06 09:00').when('absorb', came(marks), systemActor);
      return local(appeal.owed('citizen-rating').dueAtMs);
    };
    expect([due(wang), due(other)]).toEqual(['2026-03-08 00:00', '2026-03-12 00:00']);
  });

  it('leaves two neighbours their two votes of three', () => {
    const appeal = filed(wang, [wang, other, undefined]).when('absorb', came(wang), systemActor);
    appeal.after(...approved, ['vote', rated('no'), person(1)], ['vote', rated('yes'), person(2)]);
    expect(appeal.after(['vote', rated('yes'), person(3)]).outcome).toBe('satisfied');
  });

  it('keeps two people apart whose telephone is one and whose names differ', () => {
    const appeal = filed(wang).when('absorb', came(li), systemActor);
    expect(appeal.state.participants.map((p) => p.marks?.name)).toEqual(['wang', 'li']);
    expect(appeal.state.joined).toEqual([{ from: 'B2', serial: 0, becomes: 1 }]);
  });

  it('compares nobody without a telephone', () => {
    expect(serials(filed(undefined).when('absorb', came(undefined), systemActor))).toEqual([0, 1]);
    expect(serials(filed(wang).when('absorb', came(undefined), systemActor))).toEqual([0, 1]);
  });

  it('learns a name that was missing, and tells the next one from it', () => {
    const appeal = filed(nameless).when('absorb', came(wang), systemActor);
    expect(appeal.state.participants).toMatchObject([{ serial: 0, marks: wang }]);
    expect(serials(appeal.when('absorb', { ...came(li), from: 'D4' }, systemActor))).toEqual([0, 1]);
  });

  it('takes two people of one duplicate for two, whatever their telephones', () => {
    const appeal = filed(wang).when('absorb', came(nameless, wang), systemActor);
    expect(appeal.state.joined).toEqual([
      { from: 'B2', serial: 0, becomes: 1 },
      { from: 'B2', serial: 1, becomes: 0 },
    ]);
  });

  it('has nobody who left stand for who comes anew', () => {
    const left = filed(wang, [wang, other]).after(['withdraw', { reason: 'x' }, person(1)]);
    expect(serials(left.when('absorb', came(wang), systemActor))).toEqual([1, 2, 3]);
  });

  it('of earlier rules takes everybody for somebody new, as it always did', () => {
    const appeal = filed(wang);
    appeal.state = { ...appeal.state, rules: 2 };
    appeal.when('absorb', came(wang), systemActor);
    expect(serials(appeal)).toEqual([0, 1]);
    expect(appeal.state.joined).toBeUndefined();
  });
});

describe('what the centre says of the one person of a duplicate', () => {
  const into = (people: readonly PersonMarks[], body: object = {}) => {
    const fact = { id: 'B2', status: 'handling', category: 'road', registeredAtMs: 0 };
    const facts = { B2: { ...fact, people: people.map((marks, serial) => ({ serial, marks })) } };
    return (appeal: Appeal) =>
      appeal.knowing({ appeals: facts }).when('merge', { into: 'B2', ...body }, centre);
  };
  const warned = (appeal: Appeal) => appeal.events.at(-1)?.warnings?.map(({ code }) => code) ?? [];

  it('is asked by a warning where the telephone agrees and the name does not', () => {
    expect(warned(into([wang])(filed(li)))).toEqual(['same-phone-other-name']);
    expect(warned(into([wang])(filed(wang)))).toEqual([]);
    expect(warned(into([other])(filed(li)))).toEqual([]);
    expect(warned(into([wang, li])(filed(li)))).toEqual([]);
    expect(warned(into([wang], { samePerson: true })(filed(li)))).toEqual([]);
  });

  it('goes to the master, which makes them one or two', () => {
    const [effect] = into([wang], { samePerson: true })(filed(li)).state.effects;
    expect(effect).toMatchObject({ kind: 'merge', samePerson: true, newcomers: [{ marks: li }] });
    const one = filed(wang).when('absorb', { ...came(li), samePerson: true }, systemActor);
    expect(serials(one)).toEqual([0]);
    const two = filed(wang).when('absorb', { ...came(nameless), samePerson: false }, systemActor);
    expect(serials(two)).toEqual([0, 1]);
    const far = filed(wang).when('absorb', { ...came(undefined), samePerson: true }, systemActor);
    expect(serials(far)).toEqual([0]);
  });

  it('is said of one person only', () => {
    into([wang], { samePerson: true })(filed(li, [li, other])).refused('same-person-of-several');
    into([wang], { samePerson: false })(filed(li, [li, other])).refused('same-person-of-several');
    into([wang, other], { samePerson: true })(filed({ phone: 'p3' })).refused('same-person-unclear');
    into([wang, other], { samePerson: true })(filed(li)).brings('merge-asked');
  });
});

describe('a person who stands twice in the list', () => {
  it('is one person, and both serials lead there', () => {
    const appeal = filed(undefined, [wang, other, wang]);
    expect(serials(appeal)).toEqual([1, 2]);
    expect(appeal.state.joined).toEqual([{ from: 'A1', serial: 3, becomes: 1 }]);
    expect(filingWarnings(appeal.state)).toMatchObject([
      { code: 'listed-twice', params: { entry: 3, serial: 1 } },
    ]);
    // Nobody who comes later is given the serial.
    expect(serials(appeal.when('absorb', came({ phone: 'p3' }), systemActor))).toEqual([1, 2, 4]);
  });

  it('under two names is two people, with a warning', () => {
    const appeal = filed(undefined, [wang, li]);
    expect(serials(appeal)).toEqual([1, 2]);
    expect(filingWarnings(appeal.state)).toMatchObject([{ code: 'listed-phone-other-name' }]);
  });

  it('alone is no group', () => {
    const appeal = filed(undefined, [wang, wang]).after(...approved);
    appeal.when('vote', rated('yes'), person(1)).refused('not-a-group');
    expect(appeal.after(['rate', rated('yes'), person(1)]).outcome).toBe('satisfied');
  });

  it('and nobody else is told of marks or of who came again', () => {
    const appeal = filed(wang, [wang, other]).when('absorb', came(wang, li), systemActor);
    const marks = ['p1', 'p2', '"wang"', '"li"', 'marks'];
    for (const reader of [centre, citizen, person(1), auditor] satisfies Actor[]) {
      const story = timelineFor(appeal.state, appeal.events, reader);
      const seen = JSON.stringify([viewFor(appeal.state, reader, appeal.nowMs), story]);
      expect(marks.filter((mark) => seen.includes(mark))).toEqual([]);
    }
    const joined = (reader: Actor) => timelineFor(appeal.state, appeal.events, reader).at(-1)?.data.joined;
    expect([joined(centre), joined(citizen)]).toMatchObject([[{ becomes: 1 }, {}], []]);
  });
});

describe('a case whose people carry no marks', () => {
  it('merges as before: everybody is somebody else', () => {
    expect(serials(given().when('absorb', came(wang), systemActor))).toEqual([0, 1]);
  });
});
