import { beforeEach, describe, expect, it } from 'vitest';
import { type Bench, filing, openBench, rating, toClosed, toHandling, type View } from './kit.ts';
import { SeveralCases } from './several-cases.ts';

const number = '13812345678';
const centre = 'centre:county';

interface Cases {
  readonly items: readonly { readonly id: string; readonly rating: unknown; readonly title: string }[];
  readonly total: number;
}

describe('looking up who calls', () => {
  let bench: Bench;
  beforeEach(async () => {
    bench = await openBench();
  });
  const ask = (phone: unknown = number, as = centre) => bench.post<Cases>('/v1/callers', { phone }, { as });
  const refused = (phone: unknown, as = centre) =>
    bench.problem('POST', '/v1/callers', { as, body: { phone } });
  /** A case of this number after these steps, and a minute later than the one before. */
  const cased = async (
    phone = number,
    steps: readonly (readonly [as: string, command: string, body?: object])[] = [],
  ): Promise<View> => {
    bench.nowMs += 60_000;
    const body = { ...filing, citizen: { name: '王芳', phone } };
    const filed = (await bench.file(body, { as: 'integrator:hotline' })).body;
    for (const [as, command, given = {}] of steps) {
      const sent = as === 'code' ? { code: filed.trackingCode } : { as };
      const room = as === 'code' ? 'track' : 'appeals';
      const done = await bench.post(`/v1/${room}/${filed.id}/${command}`, given, sent);
      if (done.status !== 200) throw new Error(JSON.stringify(done.body));
    }
    bench.publish(filed.id);
    return filed;
  };

  it('shows the cases of the number newest first, with the last rating and no contact data', async () => {
    const closed = await cased(number, toClosed);
    const atWork = await cased(`+86 ${number}`, toHandling);
    await cased('13900000001');
    const { status, body, headers } = await ask(` ${number} `);
    expect([status, headers.get('cache-control')]).toEqual([200, 'private, no-store']);
    expect(body).toMatchObject({
      total: 2,
      items: [
        { id: atWork.id, status: 'handling', title: filing.title, rating: null },
        {
          id: closed.id,
          status: 'closed',
          outcome: 'satisfied',
          rating: { satisfaction: rating.satisfaction },
        },
      ],
    });
    expect(JSON.stringify(body)).not.toContain(number);
    expect(JSON.stringify(body)).not.toContain('王芳');
  });

  it('is recorded, also where it finds nothing', async () => {
    const { id } = await cased();
    bench.store.read.length = 0;
    await ask();
    await ask('13999999999', 'clerk:hotline');
    expect(bench.store.read).toMatchObject([
      { account: 'clerk:hotline', what: 'caller', appeals: [] },
      { account: centre, what: 'caller', appeals: [id] },
    ]);
    expect(JSON.stringify(bench.store.read)).not.toContain('139');
    const { body } = await bench.get<{ items: object[] }>('/v1/accesses', { as: 'auditor:county' });
    expect(body.items).toHaveLength(2);
  });

  it('answers nothing where it cannot be recorded', async () => {
    await cased();
    bench.store.readOnly = true;
    expect(await refused(number)).toMatchObject({ status: 503, body: { code: 'records-unavailable' } });
  });

  it('is for clerks and centres alone', async () => {
    const people = bench.live.county.people;
    const others = people.filter(({ role }) => role !== 'clerk' && role !== 'centre');
    expect(others.length).toBeGreaterThan(8);
    for (const { account } of others) {
      expect(await refused(number, account)).toMatchObject({
        status: 403,
        body: {
          code: 'callers-by-desk',
          zh: expect.stringContaining('限代办员和服务中心'),
          en: expect.stringContaining('clerks and centres only'),
        },
      });
    }
    expect((await ask(number, 'clerk:hotline')).status).toBe(200);
    expect((await bench.ask('POST', '/v1/callers', { body: { phone: number } })).status).toBe(401);
    expect(bench.store.read.filter(({ what }) => what === 'caller')).toHaveLength(1);
  });

  it('neither lists nor counts what its reader may not see', async () => {
    const own = await cased();
    const told = { kind: 'misconduct', category: 'misconduct', citizen: { name: '王芳', phone: number } };
    const report = await bench.file({ ...filing, ...told });
    expect(report.status).toBe(201);
    bench.publish(report.body.id);
    expect(await bench.store.byPhone(number)).toHaveLength(2);
    expect((await ask()).body).toMatchObject({ total: 1, items: [{ id: own.id }] });
    expect((await ask(number, 'clerk:lakeside-village')).body).toEqual({ items: [], total: 0 });
  });

  it('finds nobody by a number that its reader may not read', async () => {
    const cases = new SeveralCases(bench);
    const citizen = { name: '王芳', phone: number };
    const { master, duplicate } = await cases.merged({ citizen });
    for (const { id } of [master, duplicate]) bench.publish(id);
    const idsFor = async (as: string) => (await ask(number, as)).body.items.map(({ id }) => id).sort();
    expect(await idsFor(centre)).toEqual([master.id, duplicate.id].sort());
    expect((await bench.get(`/v1/appeals/${master.id}`, { as: 'clerk:hotline' })).status).toBe(200);
    expect((await ask(number, 'clerk:hotline')).body).toMatchObject({
      total: 1,
      items: [{ id: duplicate.id, outcome: 'merged' }],
    });
  });

  it('shows fifty at most and tells how many there are', async () => {
    for (let n = 0; n < 52; n += 1) await cased();
    const { body } = await ask();
    expect([body.items.length, body.total]).toEqual([50, 52]);
  });

  it.each([
    ['no number', 422, 'unreachable-contact', '不是电话号码', 'no telephone number'],
    ['', 400, 'invalid-body', '电话', 'telephone'],
    [13812345678, 400, 'invalid-body', '电话', 'telephone'],
    [undefined, 400, 'invalid-body', '电话', 'telephone'],
  ])('takes a number that can be dialled: %j', async (phone, status, code, zh, en) => {
    expect(await refused(phone)).toMatchObject({
      status,
      body: { code, zh: expect.stringContaining(zh), en: expect.stringContaining(en) },
    });
  });

  it('takes no number in the address', async () => {
    expect(
      await bench.problem('POST', `/v1/callers?phone=${number}`, { as: centre, body: {} }),
    ).toMatchObject({
      status: 400,
      body: { errors: [{ path: 'phone' }] },
    });
  });

  it('asks to come again while the database is away', async () => {
    bench.store.away = true;
    expect(await refused(number)).toMatchObject({ status: 503, body: { code: 'records-unavailable' } });
  });
});
