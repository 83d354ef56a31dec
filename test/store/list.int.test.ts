import { beforeAll, describe, expect, it } from 'vitest';
import type { AppealState } from '../../domain/index.ts';
import { BadCursor, type ListFilter } from '../../store/index.ts';
import { conditionsOf, joined } from '../../store/lists/conditions.ts';
import { as, dispatched, file, next, startMs } from './appeals.ts';
import { realStore } from './real-store.ts';

const real = realStore();
const DAY_MS = 86_400_000;

const registered = file('20260302-AAAAA1', { title: 'No light (at all) on Lake Road', channel: 'phone' });
const housing = dispatched('20260302-AAAAA2', 'housing', { category: 'street-lighting', title: '路灯不亮' });
const power = next(
  dispatched('20260302-AAAAA3', 'power', { category: 'power-supply' }),
  'accept',
  {},
  'officer:power',
);
const raised = next(power, 'escalate', { reason: 'r' }, 'centre:county').state;
const clerks = file('20260302-AAAAA4', { category: 'social-aid' }, as('clerk:lakeside-village'));
const secret = file('20260302-AAAAA5', { kind: 'misconduct', category: 'misconduct' });
const closed: AppealState = {
  ...dispatched('20260302-AAAAA6', 'housing').state,
  stage: { status: 'closed', outcome: 'withdrawn', closedAtMs: startMs },
  obligations: [],
};
const all = [registered.state, housing.state, raised, clerks.state, secret.state, closed];

beforeAll(async () => {
  for (const state of all) await real.store.saveSnapshot(state);
});

const everything = { all: true, confidential: true } as const;
const idsOf = async (filter: Omit<ListFilter, 'visibleTo'> & Partial<ListFilter>) => {
  const { items } = await real.store.list({ visibleTo: everything, ...filter });
  return items.map(({ id }) => Number(id.at(-1))).sort();
};

describe('a list of appeals', () => {
  it('gives the whole states', async () => {
    const { items } = await real.store.list({ visibleTo: everything, unit: 'power' });
    expect(items).toEqual([JSON.parse(JSON.stringify(raised))]);
  });

  it.each<[string, Omit<ListFilter, 'visibleTo'>, number[]]>([
    ['nothing', {}, [1, 2, 3, 4, 5, 6]],
    ['a status', { status: 'assigned' }, [2]],
    ['several statuses', { status: ['assigned', 'handling'] }, [2, 3, 5]],
    ['escalated ones', { escalated: true }, [3]],
    ['ones that are not', { escalated: false, status: ['assigned', 'handling'] }, [2, 5]],
    ['a light', { light: 'red' }, []],
    ['a unit, of a closed appeal the last', { unit: 'housing' }, [2, 6]],
    ['who holds triage', { triage: 'lakeside-village' }, [4]],
    ['a leader', { leader: 'leader:urban', status: 'assigned' }, [2]],
    ['a category', { category: 'street-lighting' }, [2]],
    ['a channel', { channel: 'phone' }, [1]],
    ['what is due before an instant', { dueBeforeMs: startMs + DAY_MS }, [1, 4]],
    ['what is overdue', { overdue: true, nowMs: startMs + 30 * DAY_MS }, [1, 2, 3, 4]],
    ['what is not', { overdue: false, nowMs: startMs + 30 * DAY_MS }, [5, 6]],
    ['a part of a title in any case, as plain text', { q: 'LIGHT (at all)' }, [1]],
    ['a part of a Chinese title', { q: '路灯' }, [2]],
    ['text that would be a pattern', { q: '.*' }, []],
    ['a text with a null character', { q: 'lake\0' }, [1]],
    ['an id, in small letters too', { q: '20260302-aaaaa3' }, [3]],
    ['a part of an id, which is none', { q: '20260302' }, []],
    ['several things at once', { status: 'assigned', unit: 'housing', category: 'roads' }, []],
  ])('asked for %s', async (_, filter, ids) => {
    expect(await idsOf(filter)).toEqual(ids);
  });

  it('counts something as overdue from its due instant on', async () => {
    const dueMs = registered.state.obligations[0]!.dueAtMs;
    expect(await idsOf({ channel: 'phone', overdue: true, nowMs: dueMs })).toEqual([1]);
    expect(await idsOf({ channel: 'phone', overdue: true, nowMs: dueMs - 1 })).toEqual([]);
  });

  it('shows confidential appeals to the discipline office alone', async () => {
    expect(await idsOf({ visibleTo: { all: true } })).toEqual([1, 2, 3, 4, 6]);
    expect(await idsOf({ visibleTo: { units: [], account: 'integrator:hotline' } })).toEqual([1, 2, 3, 6]);
  });

  it('shows a unit its own, a centre what it triages, a clerk what was filed with the village', async () => {
    const seenBy = (role: 'officer' | 'centre' | 'clerk', account: string, unit: string) =>
      idsOf({ visibleTo: { units: [unit], account, role } });
    expect(await seenBy('officer', 'officer:housing', 'housing')).toEqual([2, 6]);
    expect(await seenBy('officer', 'officer:lakeside-town', 'lakeside-town')).toEqual([]);
    expect(await seenBy('centre', 'centre:lakeside-town', 'lakeside-town')).toEqual([4]);
    expect(await seenBy('clerk', 'clerk:lakeside-village', 'lakeside-village')).toEqual([4]);
  });
});

describe('the pages of a list', () => {
  it('give every appeal once, newest first, though many were filed in the same instant', async () => {
    const sameInstant = Array.from({ length: 7 }, (_, i) => file(`20260401-TIES${i}`, { channel: 'ties' }));
    const later = file('20260401-LATER1', { channel: 'ties' }, as('integrator:hotline'), startMs + DAY_MS);
    for (const { state } of [...sameInstant, later]) await real.store.saveSnapshot(state);
    const seen: string[] = [];
    let cursor: string | null | undefined;
    do {
      const page = await real.store.list({
        visibleTo: everything,
        channel: 'ties',
        limit: 3,
        cursor: cursor ?? undefined,
      });
      expect(page.items.length).toBeLessThanOrEqual(3);
      seen.push(...page.items.map(({ id }) => id));
      cursor = page.next;
    } while (cursor !== null);
    expect(seen).toEqual(['20260401-LATER1', ...sameInstant.map(({ state }) => state.id).reverse()]);
  });

  it('end without a cursor where the last page is just full', async () => {
    const page = await real.store.list({ visibleTo: everything, channel: 'phone', limit: 1 });
    expect(page).toMatchObject({ items: [{ id: registered.state.id }], next: null });
  });

  it.each([
    'nonsense',
    '',
    Buffer.from('[1]').toString('base64url'),
    Buffer.from('{"a":1}').toString('base64url'),
  ])('are refused for a cursor that no list gave: %s', async (cursor) => {
    await expect(real.store.list({ visibleTo: everything, cursor })).rejects.toBeInstanceOf(BadCursor);
  });

  it('read an index in its order, whoever asks', async () => {
    const filters: Omit<ListFilter, 'visibleTo'>[] = [
      {},
      { status: 'handling' },
      { unit: 'housing', status: 'assigned' },
    ];
    const audiences = [
      everything,
      { units: ['housing'], account: 'officer:housing', role: 'officer' },
    ] as const;
    for (const visibleTo of audiences) {
      for (const filter of filters) {
        const plan = await real.db
          .collection('appeals')
          .find(joined(conditionsOf({ visibleTo, ...filter })) as object)
          .sort({ registeredAtMs: -1, _id: -1 })
          .explain('queryPlanner');
        const stages = JSON.stringify(plan.queryPlanner.winningPlan);
        expect(stages).toContain('IXSCAN');
        expect(stages).not.toContain('"SORT"');
      }
    }
  });
});
