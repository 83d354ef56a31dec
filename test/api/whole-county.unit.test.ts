import { beforeEach, describe, expect, it } from 'vitest';
import type { ProblemBody } from '../../contract/index.ts';
import type { Calendar, Policy } from '../../domain/index.ts';
import { type Bench, openBench } from './kit.ts';

const admin = 'admin:county';
interface Unit {
  readonly id: string;
  readonly head: string;
}
interface Parts {
  readonly units: { items: Unit[] };
  readonly people: { items: object[] };
  readonly policy: Policy;
  readonly calendar: Calendar;
}

describe('several parts of the county in one act', () => {
  let bench: Bench;
  beforeEach(async () => {
    bench = await openBench();
  });
  const read = () => bench.get<Parts>('/v1/county', { as: admin });
  const put = <T = ProblemBody>(body: unknown, query = '', headers = {}, as = admin) =>
    bench.ask<T>('PUT', `/v1/county${query}`, { as, body, headers });
  const withForestry = ({ units, people }: Parts) => {
    const names = { zh: '林业局', en: 'Forestry' };
    const head = 'officer:forestry';
    const [like] = units.items.filter(({ id }) => id === 'housing');
    return {
      units: { items: [...units.items, { ...like, id: 'forestry', name: names, head }] },
      people: {
        items: [
          ...people.items,
          { account: head, role: 'officer', unit: 'forestry', name: names, onLeave: false },
        ],
      },
    };
  };

  it('adds a unit with its head, which neither part can do alone', async () => {
    const { body } = await read();
    const both = withForestry(body);
    const alone = await bench.ask('PUT', '/v1/units', { as: admin, body: both.units });
    expect(alone).toMatchObject({ status: 422, body: { code: 'county-problems' } });
    expect(await put(both)).toMatchObject({ status: 200, body: { version: '1', changed: true } });
    expect(bench.live.county.unit('forestry')?.head).toBe('officer:forestry');
    expect(bench.store.county.versions.map(({ parts }) => parts)).toEqual([['units', 'people']]);
    expect((await put(body)).body).toMatchObject({ changed: true });
    expect(bench.live.county.unit('forestry')).toBeNull();
    expect((await put(body)).body).toMatchObject({ changed: false, version: '2' });
  });

  it('changes all or nothing, and names each fault with its part', async () => {
    const { body } = await read();
    const { units } = withForestry(body);
    const { status, body: refused } = await put({
      units,
      policy: { ...body.policy, version: 'x', callBackAttempts: 0 },
      look: { ...bench.live.county.look, name: bench.live.county.name, accent: 'red', logo: null },
    });
    expect([status, refused.code]).toEqual([422, 'county-problems']);
    expect(bench.store.county.versions).toEqual([]);
    const paths = (await put({ units, policy: { ...body.policy, version: 'x', callBackAttempts: 0 } })).body
      .errors;
    expect(paths?.map(({ path }) => path)).toEqual(
      expect.arrayContaining(['policy.callBackAttempts', expect.stringMatching(/^units\.items\.\d+\.head$/)]),
    );
    expect(refused.errors?.map(({ path }) => path)).toEqual(['look.accent']);
  });

  it('is read as it may be sent, by the admin alone', async () => {
    const { body, headers } = await read();
    const same = await put(body, '', { 'If-Match': headers.get('etag') ?? '' });
    expect(same).toMatchObject({ status: 200, body: { changed: false } });
    expect((await put({}, '', { 'If-Match': '"7"' })).body.code).toBe('county-changed');
    for (const as of ['centre:county', 'leader:urban']) {
      expect((await bench.problem('GET', '/v1/county', { as })).body.code).toBe('admin-only');
      expect((await put(body, '', {}, as)).body.code).toBe('admin-only');
    }
  });

  it.each([
    [{ unit: {} }, '', 400, 'invalid-body'],
    [{ units: [] }, '', 400, 'invalid-body'],
    [{}, '?dryRun=perhaps', 400, 'invalid-query'],
    [{}, '?open=1', 400, 'invalid-query'],
  ])('never fails inside: %j %s', async (body, query, status, code) => {
    expect(await put(body, query)).toMatchObject({ status, body: { code } });
  });

  it('is refused where rules or days change under the same version', async () => {
    const { body } = await read();
    const policy = { ...body.policy, callBackAttempts: 9 };
    expect(await put({ policy })).toMatchObject({ status: 422, body: { code: 'version-used' } });
    const days = { ...body.calendar.days, '2026-11-27': { kind: 'holiday', name: '县庆' } };
    const alone = await bench.problem('PUT', '/v1/calendar', { as: admin, body: { ...body.calendar, days } });
    expect(alone.body).toMatchObject({ code: 'version-used', zh: expect.stringContaining('“calendar”') });
    expect(bench.store.county.versions).toEqual([]);
  });

  it('is only foreseen with dryRun: nothing is stored', async () => {
    const { body } = await read();
    const days = { ...body.calendar.days, '2026-11-27': { kind: 'holiday', name: '县庆' } };
    const sent = { calendar: { ...body.calendar, version: 'y', days } };
    const foreseen = await put<{ effects: object }>(sent, '?dryRun=true');
    expect(foreseen.body).toMatchObject({ dryRun: true, changed: true, version: '1' });
    expect(foreseen.body.effects).toMatchObject({ complete: true });
    expect(bench.store.county.versions).toEqual([]);
  });
});
