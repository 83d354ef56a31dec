import { beforeEach, describe, expect, it } from 'vitest';
import { type Bench, filing, openBench, type View } from './kit.ts';

const centre = 'centre:county';
const dayMs = 24 * 3_600_000;

describe('earlier appeals of the same citizen', () => {
  let bench: Bench;
  beforeEach(async () => {
    bench = await openBench();
  });
  const file = (phone: string, more: object = {}) =>
    bench.file({ ...filing, citizen: { name: '王芳', phone }, ...more });
  const read = async (id: string) => (await bench.get<View>(`/v1/appeals/${id}`, { as: centre })).body;

  it('in the same category are proposed to triage as repeats, and their unit as well', async () => {
    const { body: first } = await file('138 0000 0000');
    await bench.post(`/v1/appeals/${first.id}/dispatch`, { lead: 'power' }, { as: centre });
    const { body: second } = await file('+86-13800000000');
    expect(second).toMatchObject({
      links: [{ kind: 'may-repeat', why: 'telephone', appeal: first.id, registeredAt: first.registeredAt }],
      proposedLead: 'power',
      escalation: { state: 'none' },
    });
  });

  it('go to the leader once triage has confirmed two of them, and not before', async () => {
    const one = await file('13800000000');
    bench.nowMs += 30 * dayMs;
    const two = await file('13800000000');
    bench.nowMs += 59 * dayMs;
    const { body } = await file('13800000000');
    expect(body.escalation.state).toBe('none');
    const confirm = (of: string) =>
      bench.post<View>(`/v1/appeals/${body.id}/confirm-repeat`, { of }, { as: centre });
    expect((await confirm(one.body.id)).body.escalation.state).toBe('none');
    const { status, body: raised } = await confirm(two.body.id);
    expect(status).toBe(200);
    expect(raised.escalation).toMatchObject({ state: 'raised', reason: 'repeated', leader: 'leader:urban' });
    expect(await confirm(two.body.id)).toMatchObject({
      status: 409,
      body: { code: 'repeat-confirmed-already' },
    });
  });

  it('are not proposed from another citizen, in another category or from before the policy’s days', async () => {
    await file('13800000000');
    const other = await file('13800000001');
    const category = await file('13800000000', { category: 'roads' });
    bench.nowMs += 90 * dayMs + 1;
    const late = await file('13800000000');
    for (const { body } of [other, category, late]) expect(body.links).toEqual([]);
  });

  it('hold no filing up while the database is away', async () => {
    await file('13800000000');
    bench.store.away = true;
    const { status, body } = await file('13800000000');
    expect([status, body.links]).toEqual([201, []]);
  });

  it('are not told to who files in public under a number that anybody can write', async () => {
    const { body: first } = await file('13800000000');
    const { body } = await bench.post<View>('/v1/public/appeals', filing);
    expect([body.links, body.proposedLead]).toEqual([[], null]);
    const code = body.trackingCode;
    const tracked = await bench.get<View>(`/v1/track/${body.id}`, { code });
    expect(tracked.body.links).toEqual([]);
    const timeline = await bench.get(`/v1/track/${body.id}/timeline`, { code });
    expect(JSON.stringify(timeline.body)).not.toContain(first.id);
    expect((await read(body.id)).links).toHaveLength(1);
  });
});

describe('a filing', () => {
  const people = [{ name: '甲' }, { name: '乙' }];
  const group = { ...filing, participants: { people } };

  it('by an integrator or in public brings the codes of the group’s people, to be passed on', async () => {
    const bench = await openBench();
    const answers = [await bench.file(group), await bench.post<View>('/v1/public/appeals', group)];
    for (const { body } of answers) {
      const { participantCodes } = body as View & {
        participantCodes: { serial: number; trackingCode: string }[];
      };
      expect(participantCodes.map(({ serial }) => serial)).toEqual([1, 2]);
      const code = participantCodes[1]?.trackingCode;
      const tracked = await bench.get<View>(`/v1/track/${body.id}`, { code });
      // In public the filer is one of the people as well.
      const { people } = tracked.body.participants;
      expect(people.filter(({ name }) => name !== null)).toMatchObject([{ serial: 2, name: '乙' }]);
    }
  });

  it.each(['clerk:lakeside-village', 'clerk:hotline', centre])('by %s brings none', async (as) => {
    const bench = await openBench();
    expect((await bench.file(group, { as })).body).not.toHaveProperty('participantCodes');
  });

  it('of misconduct is taken from an integrator, who may not read it afterwards', async () => {
    const bench = await openBench();
    const body = { kind: 'misconduct', category: 'misconduct', title: '吃拿卡要', description: 'd' };
    const { status, body: filed } = await bench.file(body);
    expect(status).toBe(201);
    expect(Object.keys(filed).sort()).toEqual(['id', 'trackingCode', 'type', 'version']);
    expect((await bench.get(`/v1/appeals/${filed.id}`, { as: 'integrator:hotline' })).status).toBe(404);
    expect((await bench.get(`/v1/track/${filed.id}`, { code: filed.trackingCode })).status).toBe(200);
  });

  it('is sent to the unit that the county’s rules name', async () => {
    const bench = await openBench();
    const stall = { ...filing, category: 'markets', title: '占道摊点', channel: 'mini-program' };
    expect((await bench.file(stall)).body).toMatchObject({
      status: 'assigned',
      liable: { unit: 'urban-management' },
    });
  });
});
