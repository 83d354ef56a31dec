import { describe, expect, it } from 'vitest';
import { explainRefusal, isRefusal, register } from '../../domain/index.ts';
import { at, citizen, county, file, filing, given, iso, local } from '../support/domain-kit.ts';

const registering = (body: object) =>
  register('A1', { ...filing, ...body }, county, citizen, at('2026-03-02 10:00'));

describe('registration', () => {
  it('makes the holder of triage owe a dispatch on the same day', () => {
    const appeal = given();
    expect(appeal.status).toBe('registered');
    const owed = appeal.owed('dispatch');
    expect(owed.owner).toEqual({ role: 'centre', unit: 'county-centre', person: 'county-centre.head' });
    expect(local(owed.dueAtMs)).toBe('2026-03-03 00:00');
  });

  it('gives a filing late in the evening until the end of the next day', () => {
    const appeal = file({ at: '2026-03-02 22:30' });
    expect(local(appeal.owed('dispatch').dueAtMs)).toBe('2026-03-04 00:00');
  });

  it('begins triage with the clerk’s own centre where a clerk files', () => {
    const appeal = file({ county: { triage: { unit: 'east-centre', above: ['county-centre'] } } });
    expect(appeal.owed('dispatch').owner.unit).toBe('east-centre');
    expect(appeal.state.triage).toEqual({ unit: 'east-centre', above: ['county-centre'] });
  });

  it('counts the limit of the whole case from the filing', () => {
    const { state } = given();
    expect(local(state.overallDueAtMs)).toBe('2026-03-12 00:00');
    expect(state.registeredAtMs).toBe(at('2026-03-02 10:00'));
  });

  it('has nobody liable before the first dispatch', () => {
    const { state } = given();
    expect(state.spans).toEqual([]);
    expect(state.firstReceiver).toBeNull();
  });

  it('gives each person of a group a serial of its own, the filer being 0', () => {
    const { state } = file({
      body: { participants: { declared: 30, people: [{ name: 'Li' }, { name: 'Wu' }] } },
    });
    expect(state.participants.map(({ serial, name }) => [serial, name])).toEqual([
      [1, 'Li'],
      [2, 'Wu'],
    ]);
    expect(state.registration.declared).toBe(30);
  });

  it('refuses an event that is yet to come', () => {
    const refusal = registering({ occurredAt: iso('2026-03-02 10:01') });
    expect(refusal).toMatchObject({ refused: 'date-future', params: { field: 'occurredAt' } });
    expect(isRefusal(registering({ occurredAt: iso('2026-03-02 10:00') }))).toBe(false);
  });

  it('refuses contact data on an anonymous filing and keeps none of it', () => {
    const refusal = registering({ anonymous: true });
    if (!isRefusal(refusal)) throw new Error('it was registered');
    expect(refusal.refused).toBe('anonymous-with-contact');
    expect(explainRefusal(refusal).zh).toContain('匿名');
    expect(file({ body: { anonymous: true, citizen: undefined } }).state.registration.citizen).toBeNull();
  });

  it('is the first event, by whoever filed, at the filing’s instant', () => {
    const [event] = given().events;
    expect(event).toMatchObject({ seq: 1, type: 'registered', actor: citizen, atMs: at('2026-03-02 10:00') });
  });
});
