import { describe, expect, it } from 'vitest';
import { type PersonMarks, register, systemActor } from '../../domain/index.ts';
import { Appeal, at, citizen, county, filedAt, filing, iso } from '../support/domain-kit.ts';

function filed(marks: PersonMarks | undefined): Appeal {
  const done = register('A1', filing, county, citizen, at(filedAt), {
    marks: { ...(marks ? { citizen: marks } : {}), people: [] },
  });
  if ('refused' in done) throw new Error(done.refused);
  return new Appeal(done.state, [...done.events], at(filedAt));
}
const came = (from: string, marks: PersonMarks, more: object = {}) => ({
  ...{ from, registeredAt: iso('2026-03-02 09:00') },
  ...more,
  newcomers: [{ serial: 0, name: 'Wu', phone: '13900000000', marks }],
});
const absorbing = (appeal: Appeal, ...bodies: readonly object[]) =>
  bodies.reduce<Appeal>((so, body) => so.when('absorb', { ...body }, systemActor).brings('absorbed'), appeal);
const count = (appeal: Appeal) => appeal.state.participants.length;

const number = (phone: string, name?: string) => ({ phone, ...(name ? { name: `${phone} ${name}` } : {}) });
const wang = { ...number('p1', 'wang'), further: [number('p2', 'wang')] };

describe('a person with several telephones', () => {
  it('is one person by any of them, whichever filing named it first', () => {
    expect(count(absorbing(filed(wang), came('B2', number('p2', 'wang'))))).toBe(1);
    expect(count(absorbing(filed(number('p2', 'wang')), came('B2', wang)))).toBe(1);
    expect(count(absorbing(filed(number('p2')), came('B2', wang)))).toBe(1);
    expect(count(absorbing(filed(wang), came('B2', number('p2', 'li'))))).toBe(2);
    expect(count(absorbing(filed(wang), came('B2', number('p3', 'wang'))))).toBe(2);
  });

  it('is known from then on by the numbers of each filing', () => {
    const appeal = absorbing(filed(number('p2')), came('B2', wang), came('C3', number('p1', 'wang')));
    expect(count(appeal)).toBe(1);
    expect(appeal.state.participants[0]?.marks).toEqual(wang);
  });
});

describe('somebody whom the centre knows for one person', () => {
  it('has the telephone from then on, and is known by it', () => {
    const appeal = filed(undefined);
    appeal.state = { ...appeal.state, participants: [{ ...appeal.state.participants[0]!, phone: null }] };
    absorbing(appeal, came('B2', number('p1', 'wang'), { samePerson: true }));
    expect(appeal.state.participants).toMatchObject([{ serial: 0, phone: '13900000000' }]);
    expect(count(absorbing(appeal, came('C3', number('p1', 'wang'))))).toBe(1);
  });

  it('gets neither name nor number where they filed without', () => {
    const appeal = filed(undefined);
    const { registration, participants } = appeal.state;
    const nobody = { ...participants[0]!, name: null, phone: null };
    const nameless = { ...registration, anonymous: true, citizen: null };
    appeal.state = { ...appeal.state, registration: nameless, participants: [nobody] };
    absorbing(appeal, came('B2', number('p1', 'wang'), { samePerson: true }));
    expect(appeal.state.participants).toMatchObject([{ serial: 0, name: null, phone: null }]);
    expect(count(absorbing(appeal, came('C3', number('p1', 'wang'))))).toBe(1);
  });

  it('under two names is one person by either from then on', () => {
    const appeal = filed(number('p1', 'wang'));
    absorbing(appeal, came('B2', number('p1', 'li'), { samePerson: true }), came('C3', number('p1', 'li')));
    expect(count(absorbing(appeal, came('D4', number('p1', 'wang'))))).toBe(1);
    expect(count(absorbing(appeal, came('E5', number('p1', 'wu'))))).toBe(2);
  });
});
