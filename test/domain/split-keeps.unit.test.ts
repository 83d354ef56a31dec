import { describe, expect, it } from 'vitest';
import { relationsOf, viewFor } from '../../domain/index.ts';
import {
  at,
  centre,
  housing,
  iso,
  leaderUrban,
  local,
  rated,
  supervision,
  water,
} from '../support/domain-kit.ts';
import { personIn, SeveralAppeals } from '../support/several-appeals.ts';

const DAY_MS = 86_400_000;
const place = { address: 'Dongmen 12', longitude: 110.1, latitude: 32.1 };
const filing = {
  title: 'Four matters',
  description: 'WHOLE words',
  location: place,
  attachments: ['f1', 'f2', 'f3'],
  occurredAt: '2026-03-01T08:00:00+08:00',
};
const part = (title: string, more: object = {}) => ({
  title,
  description: `of ${title}`,
  category: 'road',
  ...more,
});
const parts = [part('hole'), part('lamp')];

const filed = () => {
  const appeals = new SeveralAppeals(at('2026-03-02 10:00'));
  appeals.file('A1', filing, personIn('A1'));
  return appeals;
};
const handled = () =>
  filed().give('A1', 'dispatch', { lead: 'housing' }, centre).give('A1', 'accept', {}, housing);
const dueOf = (appeals: SeveralAppeals, id: string, kind: string) =>
  local(appeals.of(id).obligations.find((o) => o.kind === kind)?.dueAtMs ?? null);

describe('a part of a split', () => {
  it('keeps place, day and files of the whole, and tells what the whole said', () => {
    const appeals = filed();
    appeals.give('A1', 'supplement', { text: 'ADDED', attachments: ['photo'] }, personIn('A1'));
    appeals.give('A1', 'split', { parts }, centre);
    for (const id of ['A1-1', 'A1-2']) {
      const view = viewFor(appeals.of(id), centre, appeals.nowMs);
      expect(view).toMatchObject({
        location: place,
        attachments: ['f1', 'f2', 'f3', 'photo'],
        parts: [{ id: 'A1', description: 'WHOLE words', said: [{ text: 'ADDED' }] }],
      });
      expect(view?.occurredAt).toContain('2026-03-01');
    }
  });

  it('names which of the files and which place are its own', () => {
    const appeals = filed();
    const named = [
      part('hole', { attachments: ['f2'], location: { address: 'Ximen' } }),
      part('lamp', { attachments: [] }),
    ];
    appeals.give('A1', 'split', { parts: named }, centre);
    expect(appeals.of('A1-1').registration).toMatchObject({
      attachments: ['f2'],
      location: { address: 'Ximen' },
    });
    expect(appeals.of('A1-2').registration).toMatchObject({ attachments: [], location: place });
  });

  it('takes no file that nobody of the whole has shown', () => {
    const named = [part('hole', { attachments: ['video'] }), part('lamp')];
    const refusal = filed().tryGive('A1', 'split', { parts: named }, centre);
    expect(refusal).toMatchObject({ refused: 'unknown-attachment', params: { attachment: 'video' } });
  });

  it('is its citizen’s to rate, who reads the own words in it', () => {
    const appeals = handled().give('A1', 'split', { parts }, supervision);
    appeals.give('A1-1', 'accept', {}, housing);
    appeals.give('A1-1', 'complete', { result: 'resolved', statement: 'x' }, housing);
    appeals.give('A1-1', 'approve', {}, centre);
    expect(JSON.stringify(viewFor(appeals.of('A1-1'), personIn('A1-1'), appeals.nowMs))).toContain(
      'WHOLE words',
    );
    appeals.give('A1-1', 'rate', rated('yes'), personIn('A1-1'));
    expect(appeals.of('A1-1').stage).toMatchObject({ outcome: 'satisfied' });
  });

  it('lets triage begin no new limit', () => {
    const appeals = filed();
    const before = dueOf(appeals, 'A1', 'dispatch');
    appeals.pass(DAY_MS / 2).give('A1', 'split', { parts }, centre);
    expect(dueOf(appeals, 'A1-1', 'dispatch')).toBe(before);
  });

  it('is due no later than the whole was, whatever its own category says', () => {
    const appeals = new SeveralAppeals(at('2026-03-02 10:00'));
    appeals.file('A1', { ...filing, category: 'noise' });
    appeals.give('A1', 'split', { parts: [part('hole'), part('noise', { category: 'noise' })] }, centre);
    expect(local(appeals.of('A1-1').overallDueAtMs)).toBe('2026-03-10 00:00');
    const shorter = filed().give(
      'A1',
      'split',
      { parts: [part('x', { category: 'noise' }), part('y')] },
      centre,
    );
    expect(local(shorter.of('A1-1').overallDueAtMs)).toBe('2026-03-10 00:00');
    expect(local(shorter.of('A1-2').overallDueAtMs)).toBe('2026-03-12 00:00');
  });

  it('begins with the hold ended, whose days are counted out', () => {
    const appeals = handled();
    appeals.give('A1', 'request-pause', { until: iso('2026-03-20 09:00'), reason: 'x' }, housing);
    appeals.give('A1', 'decide-pause', { grant: true, reason: 'x' }, centre);
    appeals.pass(3 * DAY_MS).give('A1', 'split', { parts }, supervision);
    const types = appeals.eventsOf('A1').map(({ type }) => type);
    const own = types.filter((type) => type !== 'effect-acknowledged');
    expect(own.slice(-2)).toEqual(['resumed', 'split']);
    const due = dueOf(appeals, 'A1-1', 'complete') ?? '';
    expect(due > '2026-03-14 23:00' && due < '2026-03-18').toBe(true);
    expect(appeals.of('A1-1').hold).toBeNull();
  });
});

describe('a split lets nobody escape a leader', () => {
  it('a raised case’s parts are raised, with the date by which the leader owes the take-over', () => {
    const appeals = handled().give('A1', 'escalate', { reason: 'x' }, centre);
    const before = dueOf(appeals, 'A1', 'leader-takeover');
    appeals.pass(DAY_MS / 4).give('A1', 'split', { parts }, supervision);
    for (const id of ['A1-1', 'A1-2']) {
      expect(appeals.of(id).escalation).toMatchObject({ state: 'raised', leader: 'leader.urban' });
      expect(dueOf(appeals, id, 'leader-takeover')).toBe(before);
      expect(relationsOf(appeals.of(id), leaderUrban)).toEqual(['leader-in-charge']);
    }
    appeals.give('A1-1', 'take-over', {}, leaderUrban);
  });

  it('a taken-over case’s parts owe the ruling by its old date', () => {
    const appeals = handled().give('A1', 'take-over', {}, leaderUrban);
    const before = dueOf(appeals, 'A1', 'leader-ruling');
    appeals.give('A1', 'split', { parts }, supervision);
    expect(appeals.of('A1-2').escalation.state).toBe('taken-over');
    expect(dueOf(appeals, 'A1-2', 'leader-ruling')).toBe(before);
  });

  it('a ruled case’s parts go to the unit that was named, by the ruling’s date, and are bound', () => {
    const appeals = handled();
    const dueAt = iso('2026-04-30 18:00');
    appeals.give('A1', 'rule', { lead: 'water', dueAt, instruction: 'x' }, leaderUrban);
    appeals.give('A1', 'split', { parts }, supervision);
    const state = appeals.of('A1-1');
    expect(state.stage).toMatchObject({ liable: { unit: 'water' } });
    expect(state.escalation).toMatchObject({ state: 'ruled', ruling: { lead: 'water' } });
    expect([dueOf(appeals, 'A1-1', 'complete'), local(state.overallDueAtMs)]).toEqual([
      '2026-04-30 18:00',
      '2026-04-30 18:00',
    ]);
    appeals.give('A1-1', 'accept', {}, water);
    const denial = { grounds: 'x', basis: 'y' };
    expect(appeals.tryGive('A1-1', 'deny-ownership', denial, water)?.refused).toBe('bound-by-ruling');
  });

  it('counts go on: transfers, refusals and extensions used up stay used up', () => {
    const appeals = handled();
    appeals.give('A1', 'request-extension', { until: iso('2026-03-20 18:00'), reason: 'x' }, housing);
    appeals.give('A1', 'decide-extension', { grant: true, reason: 'x' }, centre);
    appeals.give('A1', 'transfer', { to: 'water', reason: 'x' }, housing);
    appeals.give('A1', 'refuse-transfer', { grounds: 'x', basis: 'y' }, water);
    appeals.give('A1', 'split', { parts }, supervision);
    expect(appeals.of('A1-1')).toMatchObject({ extensions: 1, counters: { refusedBy: ['water'] } });
    expect(local(appeals.of('A1-1').overallDueAtMs)).toBe('2026-03-20 18:00');
  });

  it('of older rules a split opens its parts as it did', () => {
    const appeals = handled().give('A1', 'escalate', { reason: 'x' }, centre);
    appeals.cases.set('A1', {
      state: { ...appeals.of('A1'), rules: 2 },
      events: [...appeals.eventsOf('A1')],
    });
    appeals.give('A1', 'split', { parts }, supervision);
    expect(appeals.of('A1-1').escalation.state).toBe('none');
    expect(appeals.of('A1-1').registration.attachments).toEqual([]);
  });
});

describe('splits and merges in a row', () => {
  it('a part of a part tells the whole story, and its links name every whole', () => {
    const appeals = filed().give('A1', 'split', { parts }, centre);
    appeals.give('A1-1', 'split', { parts: [part('x'), part('y')] }, centre);
    const state = appeals.of('A1-1-2');
    expect(state.links.map(({ kind, appeal }) => `${kind} ${appeal}`)).toEqual([
      'split-from A1-1',
      'split-from A1',
    ]);
    expect(viewFor(state, centre, appeals.nowMs)?.parts.map(({ id }) => id)).toEqual(['A1-1', 'A1']);
    const own = viewFor(state, personIn('A1-1-2'), appeals.nowMs);
    expect(own?.parts.map(({ id }) => id)).toEqual(['A1-1', 'A1']);
  });

  it('a merged part takes the whole’s words with it, and its citizen reads them there', () => {
    const appeals = filed().give('A1', 'split', { parts }, centre);
    appeals.file('B2', { description: 'MASTER words' }, personIn('B2'));
    appeals.give('A1-1', 'merge', { into: 'B2' }, centre);
    expect(viewFor(appeals.of('B2'), centre, appeals.nowMs)?.parts.map(({ id }) => id)).toEqual([
      'A1-1',
      'A1',
    ]);
    const own = JSON.stringify(viewFor(appeals.of('B2'), personIn('B2', 1), appeals.nowMs));
    expect(own).toContain('WHOLE words');
    expect(own).not.toContain('MASTER words');
  });

  it('both parts merged into one master tell the whole once', () => {
    const appeals = filed().give('A1', 'split', { parts }, centre);
    appeals.file('B2');
    appeals.give('A1-1', 'merge', { into: 'B2' }, centre).give('A1-2', 'merge', { into: 'B2' }, centre);
    const { parts: told } = viewFor(appeals.of('B2'), centre, appeals.nowMs)!;
    expect(told.map(({ id }) => id)).toEqual(['A1-1', 'A1', 'A1-2']);
  });

  it('a split master’s parts keep what had been merged into it, each for its own people', () => {
    const appeals = filed();
    appeals.file('B2', { description: 'MASTER words', attachments: ['m1'] }, personIn('B2'));
    appeals.give('A1', 'merge', { into: 'B2' }, centre);
    appeals.give('B2', 'split', { parts: [part('x', { attachments: ['f1'] }), part('y')] }, centre);
    expect(viewFor(appeals.of('B2-1'), centre, appeals.nowMs)?.parts.map(({ id }) => id)).toEqual([
      'B2',
      'A1',
    ]);
    expect(appeals.of('B2-1')).toMatchObject({
      registration: { attachments: ['f1'] },
      links: [
        { kind: 'split-from', appeal: 'B2' },
        { kind: 'merged-from', appeal: 'A1' },
      ],
    });
    const newcomer = viewFor(appeals.of('B2-2'), personIn('B2-2', 1), appeals.nowMs);
    expect(newcomer).toMatchObject({ title: 'y', parts: [{ id: 'A1' }] });
    expect(newcomer?.attachments).not.toContain('m1');
    const first = viewFor(appeals.of('B2-2'), personIn('B2-2'), appeals.nowMs);
    expect(first).toMatchObject({ attachments: ['m1'], parts: [{ id: 'B2' }] });
  });

  it('a part of an earlier filing is due by that one', () => {
    const appeals = filed();
    appeals.pass(2 * DAY_MS);
    appeals.file('B2');
    appeals.give('A1', 'merge', { into: 'B2' }, centre).give('B2', 'split', { parts }, centre);
    expect(local(appeals.of('B2-1').overallDueAtMs)).toBe('2026-03-12 00:00');
    expect(viewFor(appeals.of('B2-1'), centre, appeals.nowMs)?.earliestFiledAt).toContain('2026-03-02');
  });
});
