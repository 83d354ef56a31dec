import { describe, expect, it } from 'vitest';
import { type Actor, type AppealView, timelineFor, viewFor } from '../../domain/index.ts';
import { at, centre, clerk, housing, policy, supervision, water } from '../support/domain-kit.ts';
import { personIn, SeveralAppeals } from '../support/several-appeals.ts';

const place = { address: 'Dongmen 12', longitude: 110.1, latitude: 32.1 };
const master = { title: 'Main burst', description: 'MASTER words', attachments: ['m1'] };
const duplicate = {
  title: 'No water',
  description: 'DUPLICATE words',
  location: place,
  attachments: ['d1', 'd2'],
  citizen: { name: 'Wu', phone: '13900000000' },
};

/** B2, handled by housing, into which A1 was merged after its citizen had added to it. */
function merged(mergedWords?: 'everybody') {
  const county = mergedWords ? { policy: { ...policy, mergedWords } } : {};
  const appeals = new SeveralAppeals(at('2026-03-02 10:00'), county);
  appeals.file('B2', master, personIn('B2'));
  appeals.file('A1', duplicate, personIn('A1'));
  appeals.give('A1', 'supplement', { text: 'ADDED words', attachments: ['photo'] }, personIn('A1'));
  appeals.give('A1', 'urge', { reason: 'URGED words' }, personIn('A1'));
  appeals.give('B2', 'dispatch', { lead: 'housing' }, centre);
  appeals.give('B2', 'accept', {}, housing);
  return appeals.give('A1', 'merge', { into: 'B2' }, centre);
}
const viewOf = (appeals: SeveralAppeals, id: string, by: Actor): AppealView => {
  const view = viewFor(appeals.of(id), by, appeals.nowMs);
  if (!view) throw new Error(`${by.account} does not read ${id}`);
  return view;
};
const readBy = (appeals: SeveralAppeals, id: string, by: Actor): string =>
  JSON.stringify([viewOf(appeals, id, by), timelineFor(appeals.of(id), [...appeals.eventsOf(id)], by)]);
const filer = personIn('B2');
const newcomer = personIn('B2', 1);

describe('what a merged case said and showed', () => {
  it('is told to whoever must act on the master, with the place, the files and what was added later', () => {
    const { parts } = viewOf(merged(), 'B2', housing);
    expect(parts).toMatchObject([
      {
        id: 'A1',
        title: 'No water',
        description: 'DUPLICATE words',
        location: place,
        attachments: ['d1', 'd2', 'photo'],
        said: [
          { kind: 'supplemented', text: 'ADDED words' },
          { kind: 'urged', text: 'URGED words' },
        ],
      },
    ]);
    expect(viewOf(merged(), 'B2', supervision).parts).toEqual(parts);
    expect(viewOf(merged(), 'B2', centre).parts).toEqual(parts);
  });

  it('stands in the event by which the master took it in', () => {
    const appeals = merged();
    const absorbed = appeals.eventsOf('B2').find(({ type }) => type === 'absorbed');
    expect(absorbed?.data).toMatchObject({ parts: [{ id: 'A1', description: 'DUPLICATE words' }] });
    expect(readBy(appeals, 'B2', housing)).toContain('DUPLICATE words');
  });

  it('goes on through chains, with what was added on the way', () => {
    const appeals = merged();
    appeals.give('B2', 'supplement', { text: 'LATER words' }, newcomer);
    appeals.file('C4', { title: 'The road', description: 'C words' });
    appeals.give('B2', 'merge', { into: 'C4' }, centre);
    const { parts } = viewOf(appeals, 'C4', centre);
    expect(parts.map(({ id }) => id)).toEqual(['B2', 'A1']);
    expect(parts[1]?.said.map(({ text }) => text)).toEqual(['ADDED words', 'URGED words', 'LATER words']);
    expect(parts[0]?.said).toEqual([]);
  });

  it('takes no further words while it is on its way', () => {
    const appeals = new SeveralAppeals(at('2026-03-02 10:00'));
    appeals.file('A1', duplicate);
    const state = { ...appeals.of('A1'), merging: { into: 'B2' } };
    appeals.cases.set('A1', { state, events: [...appeals.eventsOf('A1')] });
    for (const [name, body] of [
      ['supplement', { text: 'x' }],
      ['urge', { reason: 'x' }],
    ] as const) {
      expect(appeals.tryGive('A1', name, body, personIn('A1'))?.refused).toBe('merging');
    }
  });

  it('is bounded: a case full of supplements says so, and a full master takes no more', () => {
    const appeals = new SeveralAppeals(at('2026-03-02 10:00'));
    appeals.file('A1', duplicate);
    appeals.file('B2', master);
    const text = 'w'.repeat(8000);
    for (let count = 0; count < 17; count += 1) appeals.give('A1', 'supplement', { text }, personIn('A1'));
    expect(appeals.tryGive('A1', 'supplement', { text }, personIn('A1'))?.refused).toBe('supplements-full');
    appeals.give('A1', 'merge', { into: 'B2' }, centre);
    expect(appeals.of('A1').stage).toMatchObject({ status: 'registered' });
    expect(appeals.eventsOf('A1').at(-1)).toMatchObject({
      type: 'merge-refused',
      data: { code: 'master-full' },
    });
  });
});

describe('the people of a merged case', () => {
  it('read their own words and an office’s, not each other’s', () => {
    const appeals = merged();
    appeals.give('B2', 'report-progress', { text: 'OFFICE words' }, housing);
    appeals.give('B2', 'supplement', { text: 'FILER words', attachments: ['video'] }, filer);
    appeals.give('B2', 'supplement', { text: 'NEWCOMER words' }, newcomer);
    const first = readBy(appeals, 'B2', filer);
    for (const own of ['MASTER words', 'FILER words', 'OFFICE words', 'm1', 'video'])
      expect(first).toContain(own);
    for (const other of [
      'DUPLICATE words',
      'ADDED words',
      'URGED words',
      'NEWCOMER words',
      'd1',
      'photo',
      'Dongmen',
    ])
      expect(first).not.toContain(other);
    const second = readBy(appeals, 'B2', newcomer);
    for (const own of [
      'DUPLICATE words',
      'ADDED words',
      'URGED words',
      'NEWCOMER words',
      'OFFICE words',
      'd1',
      'photo',
    ])
      expect(second).toContain(own);
    for (const other of ['MASTER words', 'Main burst', 'FILER words', 'm1', 'video'])
      expect(second).not.toContain(other);
  });

  it('find their own filing in the place of the master’s', () => {
    const view = viewOf(merged(), 'B2', newcomer);
    expect(view).toMatchObject({
      title: 'No water',
      description: 'DUPLICATE words',
      location: place,
      attachments: ['d1', 'd2', 'photo'],
      parts: [{ id: 'A1' }],
    });
    expect(viewOf(merged(), 'B2', filer)).toMatchObject({ title: 'Main burst', parts: [] });
  });

  it('read everything where the policy says so', () => {
    const appeals = merged('everybody');
    expect(readBy(appeals, 'B2', newcomer)).toContain('MASTER words');
    expect(readBy(appeals, 'B2', filer)).toContain('DUPLICATE words');
  });

  it('of one filing go on reading each other’s words', () => {
    const appeals = new SeveralAppeals(at('2026-03-02 10:00'));
    const people = [{ name: 'One' }, { name: 'Two' }];
    appeals.file('A1', { ...duplicate, participants: { people } });
    appeals.file('B2', master);
    appeals.give('A1', 'supplement', { text: 'FROM ONE' }, personIn('A1', 1));
    appeals.give('A1', 'merge', { into: 'B2' }, centre);
    const second = appeals.of('B2').participants.find(({ name }) => name === 'Two');
    expect(readBy(appeals, 'B2', personIn('B2', second?.serial))).toContain('FROM ONE');
  });

  it('read the whole case where its rules are older', () => {
    const appeals = merged();
    const old = { ...appeals.of('B2'), rules: 2 };
    expect(viewFor(old, newcomer, appeals.nowMs)?.description).toBe('MASTER words');
  });

  it('leave the units that do not hear calls without them', () => {
    const appeals = new SeveralAppeals(at('2026-03-02 10:00'));
    appeals.file('A1', duplicate);
    appeals.file('B2', master, clerk);
    const call = { at: '2026-03-02T10:00:00+08:00', means: 'phone', reached: true, said: 'SPOKEN' };
    appeals.give('A1', 'record-call-back', call, centre);
    appeals.give('B2', 'open-to-claims', { units: ['water'] }, centre);
    appeals.give('A1', 'merge', { into: 'B2' }, centre);
    expect(readBy(appeals, 'B2', centre)).toContain('SPOKEN');
    expect(readBy(appeals, 'B2', newcomer)).not.toContain('SPOKEN');
    expect(readBy(appeals, 'B2', water)).not.toContain('SPOKEN');
    expect(readBy(appeals, 'B2', water)).toContain('DUPLICATE words');
  });
});
