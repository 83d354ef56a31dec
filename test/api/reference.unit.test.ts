import { describe, expect, it } from 'vitest';
import { filing, fromSomebodyElse, openBench, type View } from './kit.ts';

const dayMs = 86_400_000;
const reference = 'HOTLINE-2026-000123';
const hotline = { as: 'integrator:hotline' };

describe('an integrator’s own number', () => {
  it('stands in the view of the integrator and of the offices', async () => {
    const bench = await openBench();
    const { status, body } = await bench.file({ ...filing, reference });
    expect([status, body.reference]).toEqual([201, reference]);
    const { body: centre } = await bench.get<View>(`/v1/appeals/${body.id}`, { as: 'centre:county' });
    expect(centre.reference).toBe(reference);
    expect((await bench.file(fromSomebodyElse())).body.reference).toBeNull();
  });

  it('finds its case again, whatever key comes with it, also long after', async () => {
    const bench = await openBench();
    const { body: first } = await bench.file({ ...filing, reference });
    for (const days of [0, 1, 2, 400]) {
      bench.nowMs += days * dayMs;
      const { status, body } = await bench.file(
        { ...filing, reference },
        { ...hotline, headers: { 'Idempotency-Key': `key-${days}` } },
      );
      expect([status, body.id, body.trackingCode]).toEqual([201, first.id, first.trackingCode]);
    }
    expect(bench.engine.cases.size).toBe(1);
  });

  it('still finds it where Temporal has forgotten the case, and never begins a second one', async () => {
    const bench = await openBench();
    const { body: first } = await bench.file({ ...filing, reference });
    bench.engine.cases.clear();
    bench.nowMs += 400 * dayMs;
    expect((await bench.file({ ...filing, reference })).body.id).toBe(first.id);
    const other = await bench.problem('POST', '/v1/appeals', {
      ...hotline,
      body: { ...filing, title: '另一件', reference },
    });
    expect([other.status, other.body.code]).toEqual([422, 'reference-used']);
    expect(bench.engine.cases.size).toBe(0);
  });

  it('is refused with other words, and says which case has it', async () => {
    const bench = await openBench();
    const { body: first } = await bench.file({ ...filing, reference });
    bench.nowMs += 3 * dayMs;
    const { status, body } = await bench.problem('POST', '/v1/appeals', {
      ...hotline,
      body: { ...filing, description: '另一件事。', reference },
    });
    expect([status, body.code, body.params]).toEqual([422, 'reference-used', { appeal: first.id }]);
  });

  it('is the account’s: another platform may have the same', async () => {
    const bench = await openBench();
    const { county } = bench.live;
    const [platform] = county.people.filter(({ account }) => account === 'integrator:hotline');
    const city = { ...platform!, account: 'integrator:city' };
    const people = [...county.people, city];
    bench.live.replace(
      {
        ...county,
        people,
        account: (id) => (id === city.account ? { ...city, onLeave: false } : county.account(id)),
      },
      1,
    );
    const { body: ours } = await bench.file({ ...filing, reference });
    const { status, body: theirs } = await bench.file({ ...filing, reference }, { as: 'integrator:city' });
    expect(status).toBe(201);
    expect(theirs.id).not.toBe(ours.id);
  });

  it('is no Idempotency-Key, and no key is a number', async () => {
    const bench = await openBench();
    const { body: byNumber } = await bench.file({ ...filing, reference });
    const headers = { 'Idempotency-Key': reference };
    const { body: byKey } = await bench.file(filing, { ...hotline, headers });
    expect(byKey.id).not.toBe(byNumber.id);
  });

  it('is reserved before the start: an outage in between costs nothing', async () => {
    const bench = await openBench();
    bench.engine.away = true;
    expect((await bench.file({ ...filing, reference })).status).toBe(503);
    bench.engine.away = false;
    bench.nowMs += 10 * dayMs;
    const { body } = await bench.file({ ...filing, reference });
    expect(body.id).toMatch(/^20261122-/);
    expect((await bench.file({ ...filing, reference })).body.id).toBe(body.id);
  });

  it('waits for the database, without which nobody knows whether it is taken', async () => {
    const bench = await openBench();
    bench.store.away = true;
    const refused = await bench.problem('POST', '/v1/appeals', {
      ...hotline,
      body: { ...filing, reference },
    });
    expect([refused.status, refused.body.code]).toEqual([503, 'records-unavailable']);
    expect(bench.engine.cases.size).toBe(0);
  });

  it.each(['centre:county', 'clerk:hotline'])('is not %s’s to give', async (as) => {
    const bench = await openBench();
    const refused = await bench.problem('POST', '/v1/appeals', { as, body: { ...filing, reference } });
    expect([refused.status, refused.body.code]).toEqual([403, 'reference-by-integrator']);
    expect(bench.store.reserved.size).toBe(0);
  });

  it('is tried without being taken', async () => {
    const bench = await openBench();
    await bench.post('/v1/appeals?dryRun=true', { ...filing, reference }, hotline);
    expect(bench.store.reserved.size).toBe(0);
  });

  it('is stored as a hash alone', async () => {
    const bench = await openBench();
    await bench.file({ ...filing, reference });
    expect([...bench.store.reserved]).toEqual([[expect.stringMatching(/^[0-9a-f]{64}$/), '2026-11-22']]);
  });
});
