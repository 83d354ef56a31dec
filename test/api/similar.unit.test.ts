import fc from 'fast-check';
import { beforeEach, describe, expect, it } from 'vitest';
import { carryOutEffects } from './effects.ts';
import { type Bench, filing, openBench, toClosed, toHandling, type View } from './kit.ts';

const here = { address: '学府路12号', longitude: 109.7, latitude: 28.3 };
/** About 300 and 900 metres further east. */
const near = { longitude: 109.703, latitude: 28.3 };
const far = { longitude: 109.709, latitude: 28.3 };
const matter = { ...filing, title: '学府路路灯整条不亮', location: here };

interface Item {
  readonly follow: string;
  readonly id?: string;
  readonly title?: string;
  readonly [name: string]: unknown;
}

let bench: Bench;
let phones = 13_800_100_000;
beforeEach(async () => {
  bench = await openBench();
});

const neighbour = (more: object = {}) => {
  phones += 1;
  return { ...matter, citizen: { phone: String(phones) }, ...more };
};
const ask = async (body: object, sent: object = {}) => {
  const answer = await bench.post<{ items: Item[] }>('/v1/similar', body, sent);
  expect(answer.status).toBe(200);
  return answer.body.items;
};
const sought = { title: '学府路的路灯不亮了', location: near };
const filed = async (body: object, sent: object = {}) => bench.post<View>('/v1/public/appeals', body, sent);
const view = async (id: string) => (await bench.get<View>(`/v1/appeals/${id}`, { as: 'centre:county' })).body;

describe('similar cases', () => {
  it('tell a stranger category, unit, state, rough place and day, and nothing else', async () => {
    await bench.file(neighbour());
    const [item, ...more] = await ask(sought);
    expect(more).toEqual([]);
    expect(item).toEqual({
      category: 'street-lighting',
      unit: null,
      status: 'registered',
      place: { longitude: 109.701, latitude: 28.301 },
      day: '2026-11-22',
      distanceM: 200,
      follow: expect.any(String),
    });
  });

  it('tell nothing more by any question, and never of a report of misconduct', async () => {
    const secret = {
      ...filing,
      kind: 'misconduct',
      category: 'misconduct',
      citizen: undefined,
      anonymous: true,
    };
    await bench.file(neighbour({ description: '王家小院门口' }));
    await bench.file({ ...secret, title: matter.title, location: here });
    const names = ['category', 'day', 'distanceM', 'follow', 'place', 'status', 'unit'];
    const titles = fc.oneof(fc.string({ maxLength: 40 }), fc.constantFrom(matter.title, '路灯', '王家小院'));
    const places = fc.record({
      longitude: fc.double({ min: 109, max: 110, noNaN: true }),
      latitude: fc.constant(28.3),
    });
    await fc.assert(
      fc.asyncProperty(titles, fc.option(places, { nil: undefined }), async (title, location) => {
        const { status, body } = await bench.post<{ items?: Item[] }>('/v1/similar', { title, location });
        if (status !== 200) return;
        for (const item of body.items ?? []) {
          expect(Object.keys(item).sort()).toEqual(names);
          expect(item.category).toBe('street-lighting');
          expect(JSON.stringify({ ...item, follow: '' })).not.toMatch(/王家|学府|2026\d{4}-/);
        }
      }),
      { numRuns: 60 },
    );
  });

  it('tell an office the number and the title of what it may read', async () => {
    const { body } = await bench.file(neighbour());
    const [item] = await ask(sought, { as: 'centre:county' });
    expect(item).toMatchObject({ id: body.id, title: matter.title });
    const [foreign] = await ask(sought, { as: 'officer:water' });
    expect(foreign?.id).toBeUndefined();
  });

  it('leave out other matters, and what ended without being handled', async () => {
    await bench.file(neighbour({ title: '幼儿园乱收费', category: 'other', location: far }));
    const { body } = await bench.file(neighbour());
    await bench.post(`/v1/track/${body.id}/withdraw`, { reason: '好了' }, { code: body.trackingCode });
    expect(await ask(sought)).toEqual([]);
  });

  it('leave out a case that is on its way into another', async () => {
    const { body: master } = await bench.file(neighbour({ title: '井盖松动', description: '车过就响。' }));
    const { body: duplicate } = await bench.file(neighbour());
    expect(await ask(sought)).toHaveLength(1);
    await bench.post(`/v1/appeals/${duplicate.id}/merge`, { into: master.id }, { as: 'centre:county' });
    expect(await ask(sought)).toEqual([]);
  });

  it('are asked for 300 times in ten minutes from one address, and filing goes on', async () => {
    bench = await openBench({ similar: 1 });
    await ask(sought);
    expect(await bench.post('/v1/similar', sought)).toMatchObject({
      status: 429,
      body: { code: 'too-many-similar' },
    });
    expect((await filed(neighbour())).status).toBe(201);
  });
});

describe('a filing that follows a neighbour’s', () => {
  const follow = async (more: object = {}, sent: object = {}) => {
    const [item] = await ask(sought);
    return filed(neighbour({ location: near, into: item?.follow, ...more }), sent);
  };

  it('is gathered into it at once, under a number and a code of its own', async () => {
    const { body: master } = await bench.file(neighbour());
    const { status, body } = await follow();
    expect(status).toBe(201);
    expect(body.id).not.toBe(master.id);
    carryOutEffects(bench);
    expect(await view(body.id)).toMatchObject({ status: 'closed', outcome: 'merged' });
    expect((await view(master.id)).participants.count).toBe(2);
    const own = await bench.get<View>(`/v1/track/${body.id}`, { code: body.trackingCode });
    expect(own.body).toMatchObject({ id: master.id, description: matter.description });
  });

  it('is gathered once, however often it is sent', async () => {
    const { body: master } = await bench.file(neighbour());
    const [item] = await ask(sought);
    const body = neighbour({ location: near, into: item?.follow });
    const keyed = { headers: { 'Idempotency-Key': 'one-and-the-same' } };
    const first = await filed(body, keyed);
    carryOutEffects(bench);
    const again = await filed(body, keyed);
    expect([again.status, again.body.trackingCode]).toEqual([201, first.body.trackingCode]);
    carryOutEffects(bench);
    expect((await view(master.id)).participants.count).toBe(2);
  });

  it.each([
    ['of another category', { category: 'drainage' }],
    ['over 500 metres away', { location: far }],
    ['without a place', { location: { address: '学府路' } }],
  ])('%s stands by itself, and the centre reads the proposal', async (_, more) => {
    const { body: master } = await bench.file(neighbour());
    const { body } = await follow(more);
    carryOutEffects(bench);
    const { status, links } = await view(body.id);
    expect(status).not.toBe('closed');
    expect(links).toContainEqual(
      expect.objectContaining({ kind: 'may-merge', appeal: master.id, why: 'followed' }),
    );
    const own = await bench.get<View>(`/v1/track/${body.id}`, { code: body.trackingCode });
    expect(JSON.stringify(own.body)).not.toContain(master.id);
  });

  it('stands by itself where the master has closed meanwhile', async () => {
    const done = await bench.filed(...toClosed);
    const { body } = await bench.post<View>(
      '/v1/appeals',
      { ...neighbour(), into: done.id },
      { as: 'centre:county' },
    );
    expect((await view(body.id)).status).toBe('registered');
  });

  it('follows by the number where a seat files, if the seat may read it', async () => {
    const master = await bench.filed(...toHandling);
    const { status, body } = await bench.post<View>(
      '/v1/appeals',
      { ...neighbour(), into: master.id },
      { as: 'centre:county' },
    );
    expect(status).toBe(201);
    expect(body.links).toContainEqual(expect.objectContaining({ appeal: master.id, why: 'followed' }));
    const report = await bench.file({ ...filing, kind: 'misconduct', category: 'misconduct' });
    const refused = await bench.post(
      '/v1/appeals',
      { ...neighbour(), into: report.body.id },
      { as: 'centre:county' },
    );
    expect(refused).toMatchObject({ status: 404, body: { code: 'unknown-appeal' } });
  });

  it.each([
    ['a number in place of a token', async () => (await bench.file(neighbour())).body.id],
    ['a token of nobody', async () => 'k1.AAAA'],
    [
      'a token of an hour ago',
      async () => {
        await bench.file(neighbour());
        const [item] = await ask(sought);
        bench.nowMs += 60 * 60 * 1000;
        return item?.follow;
      },
    ],
  ])('is refused to a citizen for %s, and nothing is filed', async (_, token) => {
    const into = await token();
    const before = bench.engine.cases.size;
    expect(await filed(neighbour({ into }))).toMatchObject({ status: 422, body: { code: 'follow-expired' } });
    expect(bench.engine.cases.size).toBe(before);
  });
});
