import { describe, expect, it } from 'vitest';
import { type Actor, audienceOf, viewFor } from '../../domain/index.ts';
import { centre, discipline, file, housing, supervision } from '../support/domain-kit.ts';
import * as sample from '../support/sample-county.ts';
import { personIn, SeveralAppeals } from '../support/several-appeals.ts';

const MORNING = Date.parse('2026-03-02T09:00:00+08:00');
const contact = { name: 'Wang Fang', phone: '13800000000' };
const into = { category: 'misconduct', reason: 'it is about an officer' };
const outOf = { category: 'road', reason: 'it is about a road' };
const filed = (body: object = {}) => {
  const appeals = new SeveralAppeals(MORNING);
  appeals.file('A1', { title: 'He took money', citizen: contact, ...body });
  return appeals;
};
const readers = (appeals: SeveralAppeals, id: string) => (actor: Actor) => audienceOf(appeals.of(id), actor);

describe('classifying into confidence', () => {
  it('opens a report with the discipline office, and closes this case', () => {
    const appeals = filed().give('A1', 'classify', into, centre);
    expect(appeals.of('A1')).toMatchObject({
      stage: { status: 'closed', outcome: 'declined' },
      decline: { reason: 'moved', explanation: into.reason },
      obligations: [],
      effects: [],
    });
    expect(appeals.of('A1-1')).toMatchObject({
      registeredAtMs: appeals.of('A1').registeredAtMs,
      registration: { kind: 'misconduct', title: 'He took money', citizen: contact },
      category: { id: 'misconduct', confidential: true },
      stage: { status: 'handling', liable: { unit: sample.county.discipline } },
    });
    expect(appeals.of('A1-1').obligations.map(({ kind }) => kind)).toEqual(['complete']);
  });

  it('hides both cases from everybody but the discipline office and the citizen', () => {
    const appeals = filed()
      .give('A1', 'dispatch', { lead: 'housing' }, centre)
      .give('A1', 'classify', into, supervision);
    for (const id of ['A1', 'A1-1']) {
      const reads = readers(appeals, id);
      expect([centre, supervision, housing, sample.leaderUrban].map(reads)).toEqual([null, null, null, null]);
      expect(reads(discipline)).not.toBeNull();
      expect(reads(personIn(id))).toBe('citizen');
    }
  });

  it('tells the citizen where the matter goes on, and takes no objection', () => {
    const appeals = filed().give('A1', 'classify', into, centre);
    const view = viewFor(appeals.of('A1'), personIn('A1'), appeals.nowMs);
    expect(view?.links).toEqual([{ kind: 'moved-into', appeal: 'A1-1', registeredAt: null }]);
    expect(appeals.tryGive('A1', 'object', { grounds: 'no' }, personIn('A1'))?.refused).toBe('appeal-closed');
  });

  it('is supervision’s after the dispatch, and takes a category and a reason alone', () => {
    const appeals = filed();
    const refused = (body: Record<string, unknown>, by: Actor) =>
      appeals.tryGive('A1', 'classify', body, by)?.refused;
    expect(refused({ ...into, urgency: 'critical' }, centre)).toBe('moved-alone');
    appeals.give('A1', 'dispatch', { lead: 'housing' }, centre);
    expect(refused(into, centre)).toBe('classified-by-supervision');
  });

  it('leaves what the county opened of its own accord where it is', () => {
    const proactive = file({ body: { kind: 'proactive' }, by: centre });
    proactive.when('classify', into, centre).refused('kind-stays');
  });
});

describe('classifying out of confidence', () => {
  const reported = () => filed({ kind: 'misconduct', category: 'misconduct' });

  it('is the discipline office’s alone', () => {
    const appeals = reported();
    for (const by of [centre, supervision, housing]) {
      expect(appeals.tryGive('A1', 'classify', outOf, by)?.refused).toBe('unknown-appeal');
    }
    appeals.give('A1', 'classify', outOf, discipline);
    expect(appeals.of('A1').stage).toMatchObject({ status: 'closed', outcome: 'declined' });
    expect(appeals.of('A1-1')).toMatchObject({
      registration: { kind: 'complaint', category: 'road' },
      stage: { status: 'registered' },
    });
  });

  it('keeps the reporter’s name where it is', () => {
    const appeals = reported().give('A1', 'classify', outOf, discipline);
    const { registration, participants } = appeals.of('A1-1');
    expect([registration.citizen, registration.anonymous]).toEqual([null, true]);
    expect(JSON.stringify(participants)).not.toContain(contact.name);
    expect(readers(appeals, 'A1')(centre)).toBeNull();
  });

  it('changes nothing else of a report', () => {
    const appeals = reported();
    const refused = (body: Record<string, unknown>) =>
      appeals.tryGive('A1', 'classify', { reason: 'x', ...body }, discipline)?.refused;
    expect(refused({ urgency: 'critical' })).toBe('in-confidence');
    expect(refused({ category: 'misconduct' })).toBe('in-confidence');
  });
});
