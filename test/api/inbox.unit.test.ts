import { beforeEach, describe, expect, it } from 'vitest';
import { type Bench, dispatchTo, type Json, openBench, toHandling, toRating } from './kit.ts';

interface Row {
  readonly id: string;
  readonly kind: string;
  readonly command: string | null;
  readonly mine: boolean;
  readonly overdue: boolean;
  readonly dueAt: string | null;
  readonly calls?: unknown;
  readonly appeal: { readonly id: string; readonly title: string; readonly areaId: string | null };
  readonly explanation: { readonly zh: string } | null;
}
interface Page {
  readonly items: readonly Row[];
}
let bench: Bench;
beforeEach(async () => {
  bench = await openBench();
});
const published = async (...steps: readonly (readonly [as: string, command: string, body?: Json])[]) => {
  const view = await bench.filed(...steps);
  await bench.publish(view.id);
  bench.store.read.length = 0;
  return view;
};
const inbox = async (as: string, query = '') =>
  (await bench.get<Page>(`/v1/inbox${query}`, { as })).body.items;

describe('the inbox', () => {
  it('gives the liable officer what is owed, with the command that meets it and how its date came about', async () => {
    const { id } = await published(dispatchTo('housing'));
    const [row] = await inbox('officer:housing');
    expect(row).toMatchObject({
      id: expect.stringContaining(id),
      kind: 'accept',
      command: 'accept',
      mine: true,
    });
    expect(row?.appeal).toMatchObject({ id, title: '路灯不亮', areaId: 'lakeside-town' });
    expect(row?.explanation?.zh).toContain('24:00');
  });

  it('holds no contact data, and nobody’s reading is recorded', async () => {
    await published(...toHandling);
    const { body } = await bench.get('/v1/inbox?of=unit', { as: 'officer:housing-2' });
    expect(JSON.stringify(body)).not.toMatch(/王芳|139000/);
    expect(bench.store.read).toEqual([]);
  });

  it('is the unit’s for a colleague, who owes none of it alone', async () => {
    await published(...toHandling);
    expect(await inbox('officer:housing-2')).toEqual([]);
    const rows = await inbox('officer:housing-2', '?of=unit');
    expect(rows.map(({ mine }) => mine)).not.toContain(true);
    expect(rows.map(({ kind }) => kind)).toContain('complete');
  });

  it('has nothing of another unit, and nothing of a report of misconduct', async () => {
    await published(...toHandling);
    expect(await inbox('officer:transport', '?of=unit')).toEqual([]);
    expect(await inbox('officer:transport', '?of=pool')).toEqual([]);
  });

  it('gives the centre its call-backs, with the days on which it has tried', async () => {
    const { id } = await published(...toRating);
    bench.nowMs += 12 * 86_400_000;
    const call = async () => {
      const body = {
        at: new Date(bench.nowMs).toISOString(),
        means: '电话',
        reached: false,
        said: '无人接听。',
      };
      await bench.post(`/v1/appeals/${id}/record-call-back`, body, { as: 'centre:county' });
      await bench.publish(id);
      return inbox('centre:county', '?of=unit&kind=call-back');
    };
    expect(await call()).toMatchObject([
      { command: 'record-call-back', calls: { made: 1, days: 1, needed: 3 } },
    ]);
    bench.nowMs += 60_000;
    expect(await call()).toMatchObject([{ calls: { made: 2, days: 1 } }]);
    bench.nowMs += 86_400_000;
    expect(await call()).toMatchObject([{ calls: { made: 3, days: 2 } }]);
    expect((await inbox('officer:housing', '?of=unit')).map(({ calls }) => calls)).toEqual([]);
  });

  it('tells the leader who is to take over which units deny the matter', async () => {
    const denies = (unit: string) =>
      [`officer:${unit}`, 'deny-ownership', { grounds: '已移交。', basis: '移交清单' }] as const;
    await published(
      ['centre:county', 'dispatch', { lead: 'housing', helpers: ['urban-management'] }],
      ['officer:housing', 'accept', {}],
      denies('housing'),
      denies('urban-management'),
    );
    const [row] = await inbox('leader:urban');
    expect(row).toMatchObject({ kind: 'leader-takeover', deniedBy: ['housing', 'urban-management'] });
    expect(JSON.stringify(row)).not.toContain('已移交');
    for (const one of await inbox('officer:housing')) expect(one).toMatchObject({ deniedBy: [] });
  });

  it.each(['?of=everybody', '?light=blue', '?dueBefore=tomorrow', '?limit=0', '?unknown=1'])(
    'refuses %s with the field that is wrong',
    async (query) => {
      const { status, body } = await bench.problem('GET', `/v1/inbox${query}`, { as: 'officer:housing' });
      expect([status, body.code]).toEqual([400, 'invalid-query']);
      expect(body.zh).not.toMatch(/undefined/);
    },
  );

  it('asks who is there', async () => {
    for (const path of ['/v1/inbox', '/v1/inbox/counts', '/v1/counts']) {
      expect((await bench.problem('GET', path)).status).toBe(401);
    }
  });
});

describe('the numbers of the inbox', () => {
  it('are those of its rows', async () => {
    await published(dispatchTo('housing'));
    await published(...toHandling);
    const counts = (await bench.get<Record<string, number>>('/v1/inbox/counts', { as: 'officer:housing' }))
      .body;
    expect(counts.me).toBe((await inbox('officer:housing')).length);
    expect(counts.unit).toBe((await inbox('officer:housing', '?of=unit')).length);
    expect([counts.overdue, counts.unitOverdue, counts.pool]).toEqual([0, 0, 0]);
    bench.nowMs += 60 * 86_400_000;
    const later = (await bench.get<Record<string, number>>('/v1/inbox/counts', { as: 'officer:housing' }))
      .body;
    expect(later.overdue).toBe((await inbox('officer:housing')).filter(({ overdue }) => overdue).length);
    expect(later.overdue).toBeGreaterThan(0);
    expect(later.unitOverdue).toBe((await inbox('officer:housing', '?of=unit&overdue=true')).length);
  });

  it('count what is due when the day ends as due today', async () => {
    await published();
    const query = (endsAt: unknown) => `?of=unit&overdue=false&dueBy=${encodeURIComponent(String(endsAt))}`;
    const counts = (await bench.get<Record<string, number>>('/v1/inbox/counts', { as: 'centre:county' }))
      .body;
    expect(counts.unitToday).toBeGreaterThan(0);
    expect(counts.unitToday).toBe((await inbox('centre:county', query(counts.todayEndsAt))).length);
    expect([counts.today, counts.unitOverdue]).toEqual([1, 0]);
  });
});

describe('rows of the list', () => {
  it('come as summaries where they are asked for', async () => {
    const { id } = await published(...toHandling);
    const { body } = await bench.get<{ items: readonly object[] }>('/v1/appeals?view=summary', {
      as: 'officer:housing',
    });
    expect(body.items).toEqual([
      expect.objectContaining({
        id,
        status: 'handling',
        liable: { unit: 'housing', person: 'officer:housing' },
        waitsFor: { kind: 'complete', unit: 'housing', person: 'officer:housing' },
      }),
    ]);
    expect(JSON.stringify(body)).not.toMatch(/王芳|citizen|139000/);
    expect(bench.store.read).toEqual([]);
  });

  it('pass every condition on', async () => {
    const query =
      'kind=request&person=officer:housing&areaId=lakeside-town&requests=open&sort=due&registeredFrom=2026-01-01T00:00:00Z';
    await bench.get(`/v1/appeals?view=summary&${query}`, { as: 'officer:housing' });
    expect(bench.store.filters.at(-1)).toMatchObject({
      kind: 'request',
      person: 'officer:housing',
      requests: 'open',
      order: 'due',
      areaIds: ['lakeside-town', 'lakeside-village'],
      registeredFromMs: Date.parse('2026-01-01T00:00:00Z'),
    });
  });

  it('are counted by what is asked, a village with its town', async () => {
    await published(...toHandling);
    const { body } = await bench.get('/v1/counts?by=status,town', { as: 'supervision:county' });
    expect(body).toEqual({
      total: 1,
      by: { status: [{ key: 'handling', count: 1 }], town: [{ key: 'lakeside-town', count: 1 }] },
    });
  });
});
