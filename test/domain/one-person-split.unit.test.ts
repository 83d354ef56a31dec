import { describe, expect, it } from 'vitest';
import { type AppealState, serialInMaster } from '../../domain/index.ts';
import { at, centre, completing, housing, rated, supervision } from '../support/domain-kit.ts';
import { personIn, SeveralAppeals } from '../support/several-appeals.ts';

const part = (title: string) => ({ title, description: `of ${title}`, category: 'road' });
const parts = [part('hole'), part('lamp')];

/** A1, whose people have no telephone that anybody could compare, split in two. */
function split(people: readonly string[] = []): SeveralAppeals {
  const appeals = new SeveralAppeals(at('2026-03-02 10:00'));
  const participants =
    people.length > 0 ? { participants: { people: people.map((name) => ({ name })) } } : {};
  appeals.file('A1', { citizen: undefined, ...participants }, personIn('A1'));
  return appeals.give('A1', 'split', { parts }, centre);
}
const serials = ({ participants }: AppealState) => participants.map(({ serial }) => serial);
const toRating = (appeals: SeveralAppeals, id: string) =>
  appeals
    .give(id, 'dispatch', { lead: 'housing' }, centre)
    .give(id, 'accept', {}, housing)
    .give(id, 'complete', completing[1], housing)
    .give(id, 'approve', {}, supervision);

describe('a person of a case that was split', () => {
  it('is one person where its parts are merged again, and rates alone', () => {
    const appeals = split().give('A1-2', 'merge', { into: 'A1-1' }, centre);
    expect(serials(appeals.of('A1-1'))).toEqual([0]);
    expect(serialInMaster(appeals.of('A1-1'), appeals.of('A1-2'), 0)).toBe(0);
    toRating(appeals, 'A1-1').give('A1-1', 'rate', rated('yes'), personIn('A1-1'));
    expect(appeals.of('A1-1').stage).toMatchObject({ outcome: 'satisfied' });
  });

  it('is one newcomer of a master that takes in both parts, by whatever way each comes', () => {
    const appeals = split();
    appeals.file('B2', {}, personIn('B2'));
    appeals.file('C3', {}, personIn('C3'));
    appeals.give('A1-1', 'merge', { into: 'C3' }, centre).give('C3', 'merge', { into: 'B2' }, centre);
    appeals.give('A1-2', 'merge', { into: 'B2' }, centre);
    expect(appeals.of('B2').participants.map(({ from }) => from)).toEqual([null, 'C3', 'A1-1']);
  });

  it('is one person though the parts were split once more', () => {
    const appeals = split(['P1', 'P2']).give('A1-2', 'split', { parts }, centre);
    appeals.give('A1-2-1', 'merge', { into: 'A1-1' }, centre);
    expect(serials(appeals.of('A1-1'))).toEqual([1, 2]);
  });

  it('is known again though they came to the whole by a merge', () => {
    const appeals = split();
    appeals.file('B2', {}, personIn('B2'));
    appeals.give('A1-1', 'merge', { into: 'B2' }, centre).give('B2', 'split', { parts }, centre);
    appeals.give('A1-2', 'merge', { into: 'B2-1' }, centre);
    expect(serials(appeals.of('B2-1'))).toEqual([0, 1]);
  });

  it('stays one person whatever the centre says', () => {
    const appeals = split().give('A1-2', 'merge', { into: 'A1-1', samePerson: false }, centre);
    expect(serials(appeals.of('A1-1'))).toEqual([0]);
  });

  it('who has left one part comes anew with the other', () => {
    const appeals = split(['P1', 'P2']).give('A1-1', 'withdraw', { reason: 'x' }, personIn('A1-1', 1));
    appeals.give('A1-2', 'merge', { into: 'A1-1' }, centre);
    const living = appeals.of('A1-1').participants.filter(({ withdrawn }) => !withdrawn);
    expect(living.map(({ from }) => from)).toEqual([null, 'A1-2']);
  });
});
