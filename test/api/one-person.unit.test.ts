import { beforeEach, describe, expect, it } from 'vitest';
import { type AppealState, handle, noFacts, systemActor } from '../../domain/index.ts';
import { type Bench, filing, openBench, rating, toRating, type View } from './kit.ts';

type Filed = View & {
  participantCodes?: { serial: number; trackingCode: string }[];
  warnings?: { code: string; zh: string; en: string }[];
};
const centre = 'centre:county';
const wang = { name: '王芳', phone: '13800000000' };
const li = { name: '李强', phone: '13800000000' };

describe('one person, one vote', () => {
  let bench: Bench;
  beforeEach(async () => {
    bench = await openBench();
  });

  const fileFor = async (citizen: object): Promise<Filed> =>
    (await bench.file({ ...filing, citizen })).body as Filed;
  const listed = async (people: readonly object[]): Promise<Filed> => {
    const { body } = await bench.file({ ...filing, citizen: undefined, participants: { people } });
    return body as Filed;
  };
  const state = (id: string): AppealState => bench.engine.cases.get(id)!.state;
  const goesOn = async (id: string, steps = toRating) => {
    for (const [as, command, given = {}] of steps as readonly (readonly [string, string, object?])[])
      expect((await bench.post(`/v1/appeals/${id}/${command}`, given, { as })).status).toBe(200);
  };
  const merge = (id: string, into: string, more: object = {}) =>
    bench.post<Filed & { code?: string }>(`/v1/appeals/${id}/merge`, { into, ...more }, { as: centre });

  /** Merges as the worker does: the master takes the people in, then the duplicate closes. */
  function carryOut(id: string): void {
    const effect = state(id).effects.find(({ kind }) => kind === 'merge');
    if (effect?.kind !== 'merge') throw new Error('nothing to carry out');
    const { newcomers, into, samePerson } = effect;
    const people = newcomers.map(({ serial, name, phone, marks }) => ({
      serial,
      ...(name === null ? {} : { name }),
      ...(phone === null ? {} : { phone }),
      ...(marks ? { marks } : {}),
    }));
    const registeredAt = new Date(state(id).registeredAtMs).toISOString();
    const said = samePerson === undefined ? {} : { samePerson };
    give(into, 'absorb', { from: id, registeredAt, newcomers: people, ...said });
    give(id, 'settle-effect', { effect: effect.id, accepted: true });
  }
  function give(id: string, name: 'absorb' | 'settle-effect', body: object): void {
    const given = { nowMs: bench.nowMs, actor: systemActor, facts: noFacts };
    const outcome = handle(state(id), { name, body: { ...body } }, given);
    if (!outcome.ok) throw new Error(outcome.refusal.refused);
    const found = bench.engine.cases.get(id)!;
    found.state = outcome.state;
    found.events.push(...outcome.events);
    bench.publish(id);
  }
  const rate = ({ id, trackingCode: code }: Filed) =>
    bench.post<View>(`/v1/track/${id}/rate`, rating, { code });

  it('whoever files twice is one person of the master, and rates it by either code', async () => {
    const master = await fileFor(wang);
    const duplicate = await fileFor({ name: ' 王芳 ', phone: '+86 138-0000-0000' });
    expect((await merge(duplicate.id, master.id)).body.warnings).toBeUndefined();
    carryOut(duplicate.id);
    const read = await bench.get<View>(`/v1/track/${duplicate.id}`, { code: duplicate.trackingCode });
    expect(read.body).toMatchObject({ id: master.id, participants: { count: 1 } });
    await goesOn(master.id);
    const { status, body } = await rate(duplicate);
    expect([status, body.status, body.outcome]).toEqual([200, 'closed', 'satisfied']);
  });

  it('whoever has several telephones is known by any of them', async () => {
    const master = await fileFor({ name: '王芳', phone: '0719-8886666', phones: ['138 0000 0000'] });
    const duplicate = await fileFor(wang);
    await merge(duplicate.id, master.id);
    carryOut(duplicate.id);
    expect(state(master.id).participants).toHaveLength(1);
  });

  it('two codes cast one vote, and the later replaces the earlier', async () => {
    const master = await listed([wang, { name: '赵某' }, { name: '钱某' }]);
    const duplicate = await fileFor(wang);
    await merge(duplicate.id, master.id);
    carryOut(duplicate.id);
    await goesOn(master.id);
    const [own] = master.participantCodes ?? [];
    const vote = (id: string, code: string | undefined, satisfaction: string) =>
      bench.post<View>(`/v1/track/${id}/vote`, { ...rating, satisfaction }, { code: code ?? '' });
    expect((await vote(master.id, own?.trackingCode, 'no')).body.votes).toMatchObject({
      cast: 1,
      dissatisfied: 1,
    });
    expect((await vote(duplicate.id, duplicate.trackingCode, 'yes')).body.votes).toMatchObject({
      ...{ cast: 1, dissatisfied: 0, mine: { serial: 1 } },
    });
  });

  it('a code leads on through a master that was merged itself', async () => {
    const [last, middle, first] = [
      await fileFor({ name: '赵某', phone: '13800000009' }),
      await fileFor(li),
      await fileFor(wang),
    ];
    await merge(first.id, middle.id);
    carryOut(first.id);
    await merge(middle.id, last.id);
    carryOut(middle.id);
    const urged = await bench.post<View>(
      `/v1/track/${first.id}/urge`,
      { reason: '请快些' },
      { code: first.trackingCode },
    );
    expect([urged.status, urged.body.id]).toEqual([200, last.id]);
    const names = (await bench.get<View>(`/v1/appeals/${last.id}`, { as: centre })).body.participants.people;
    const [by] = urged.body.urges;
    const serial = Number(by?.by.account.split(':').at(-1));
    expect(names.find((p) => p.serial === serial)?.name).toBe('王芳');
  });

  it('warns the centre of one telephone under two names, and takes its word', async () => {
    const master = await fileFor(wang);
    const duplicate = await fileFor(li);
    const { status, body } = await merge(duplicate.id, master.id);
    expect([status, body.warnings?.map(({ code }) => code)]).toEqual([200, ['same-phone-other-name']]);
    expect(body.warnings?.[0]?.zh).toContain(master.id);
    carryOut(duplicate.id);
    expect(state(master.id).participants).toHaveLength(2);
    const third = await fileFor({ name: '李小强', phone: '13800000000' });
    expect((await merge(third.id, master.id, { samePerson: true })).body.warnings).toBeUndefined();
    carryOut(third.id);
    expect(state(master.id).participants).toHaveLength(2);
  });

  it('takes the centre’s word only of one person', async () => {
    const master = await fileFor(wang);
    const group = await listed([li, { name: '赵某' }]);
    const { status, body } = await merge(group.id, master.id, { samePerson: true });
    expect([status, body.code]).toEqual([422, 'same-person-of-several']);
    expect((await merge(group.id, master.id, { samePerson: 'yes' })).status).toBe(400);
  });

  it('who stands in a list twice has one code and one vote, and the filer is told', async () => {
    const filed = await listed([wang, { name: '赵某', phone: '13900000001' }, wang, li]);
    expect(filed.participants.count).toBe(3);
    expect(filed.warnings?.map(({ code }) => code)).toEqual(['listed-twice', 'listed-phone-other-name']);
    const codes = Object.fromEntries((filed.participantCodes ?? []).map((c) => [c.serial, c.trackingCode]));
    expect(Object.keys(codes)).toEqual(['1', '2', '3', '4']);
    expect(codes[3]).toBe(codes[1]);
    const again = await bench.get<View>(`/v1/track/${filed.id}`, { code: codes[3]! });
    expect(again.status).toBe(200);
  });

  it('shows nobody a mark, nor stores a number or a name in one', async () => {
    const master = await fileFor(wang);
    expect(state(master.id).participants[0]?.marks).toMatchObject({
      phone: expect.stringMatching(/^[\w-]{20}$/),
    });
    const mark = state(master.id).participants[0]?.marks?.phone ?? '?';
    for (const path of ['', '/timeline']) {
      const { body } = await bench.get(`/v1/appeals/${master.id}${path}`, { as: centre });
      expect(JSON.stringify(body)).not.toContain(mark);
    }
    const other = await fileFor({ name: '王芳', phone: '13800000001' });
    expect(state(other.id).participants[0]?.marks?.name).not.toBe(
      state(master.id).participants[0]?.marks?.name,
    );
  });
});

describe('a group’s quorum over HTTP', () => {
  it('one vote of four closes nothing; calls name whom they reached', async () => {
    const bench = await openBench();
    const people = ['甲', '乙', '丙', '丁'].map((name) => ({ name }));
    const filed = (await bench.file({ ...filing, participants: { people } })).body as Filed;
    for (const [as, command, given = {}] of toRating as readonly (readonly [string, string, object?])[])
      await bench.post(`/v1/appeals/${filed.id}/${command}`, given, { as });
    const [code] = filed.participantCodes ?? [];
    await bench.post(`/v1/track/${filed.id}/vote`, rating, { code: code!.trackingCode });
    bench.nowMs += 9 * 86_400_000;
    const call = (more: object) =>
      bench.post<View & { code?: string }>(
        `/v1/appeals/${filed.id}/record-call-back`,
        { at: new Date(bench.nowMs).toISOString(), means: '电话', reached: true, said: '好。', ...more },
        { as: centre },
      );
    const nobody = await call({ rating });
    expect([nobody.status, nobody.body.code]).toEqual([422, 'which-person']);
    expect([
      (await call({ rating, person: 9 })).status,
      (await call({ rating, person: 'x' })).status,
    ]).toEqual([422, 400]);
    const tried = await call({ reached: false });
    expect(tried.body).toMatchObject({ status: 'rating', participants: { count: 4 } });
    expect(tried.body.participants.toCall).toHaveLength(3);
    const [next = 0] = tried.body.participants.toCall;
    const reached = await call({ rating, person: next });
    expect(reached.body).toMatchObject({ status: 'closed', outcome: 'satisfied', votes: { cast: 2 } });
  });
});
