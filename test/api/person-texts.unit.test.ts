import { beforeEach, describe, expect, it } from 'vitest';
import type { AppealState } from '../../domain/index.ts';
import { keyIdsIn } from '../../store/index.ts';
import { type Bench, dispatchTo, filing, openBench, rating, toRating, type View } from './kit.ts';

let bench: Bench;
beforeEach(async () => {
  bench = await openBench();
});

const group = {
  ...filing,
  location: { address: '湖滨路 12 号', longitude: 106.5, latitude: 29.5 },
  citizen: { ...filing.citizen, email: 'wang@example.org' },
  participants: { people: [{ name: '甲某', phone: '13911110001' }, { name: '乙某' }] },
};
const held = (id: string): AppealState => bench.engine.cases.get(id)!.state;
const given = () =>
  JSON.stringify([
    [...bench.engine.cases],
    bench.engine.given,
    [...bench.store.snapshots],
    [...bench.store.logs],
  ]);

describe('what people say of themselves', () => {
  it('leaves the API sealed, with a key for the filer and one for each person of a group', async () => {
    const { body } = await bench.file(group);
    const said = [
      group.title,
      group.description,
      '湖滨路',
      '王芳',
      '13800000000',
      'wang@',
      '甲某',
      '13911110001',
      '乙某',
    ];
    for (const text of said) expect(given()).not.toContain(text);
    const { registration, participants } = held(body.id);
    const filer = keyIdsIn(registration);
    expect(filer.size).toBe(1);
    const people = participants.map((person) => [...keyIdsIn(person)]);
    expect(people.map((ids) => ids.length)).toEqual([1, 1]);
    expect(new Set([...filer, ...people.flat()]).size).toBe(3);
    expect(registration).toMatchObject({ category: filing.category, location: { longitude: 106.5 } });
  });

  it('is opened for those who may read it: one, a list, a timeline, the filer’s answer', async () => {
    const { body } = await bench.file(group);
    const whole = {
      title: group.title,
      description: group.description,
      citizen: group.citizen,
      location: group.location,
    };
    expect(body).toMatchObject(whole);
    const as = 'centre:county';
    bench.publish(body.id);
    expect((await bench.get<View>(`/v1/appeals/${body.id}`, { as })).body).toMatchObject(whole);
    const list = await bench.get<{ items: View[] }>('/v1/appeals', { as });
    expect(list.body.items[0]).toMatchObject(whole);
    expect(list.body.items[0]?.participants.people).toMatchObject([
      { name: '甲某', phone: '13911110001' },
      { name: '乙某', phone: null },
    ]);
    const story = await bench.get<{ items: { data: object }[] }>(`/v1/appeals/${body.id}/timeline`, { as });
    expect(story.body.items[0]?.data).toMatchObject(whole);
  });

  it('is sealed in commands too, by the key of who says it', async () => {
    const { body } = await bench.file(group);
    const codes = (body as unknown as { participantCodes: { serial: number; trackingCode: string }[] })
      .participantCodes;
    const first = codes.find(({ serial }) => serial === 1)!;
    const path = `/v1/track/${body.id}/supplement`;
    await bench.post(path, { text: '我住在三单元' }, { code: first.trackingCode });
    await bench.post(path, { text: '我是报修人' }, { code: body.trackingCode });
    const keysOf = bench.engine.given.map(({ input }) => [...keyIdsIn(input.text)]);
    const { registration, participants } = held(body.id);
    expect(keysOf).toEqual([[...keyIdsIn(participants[0])], [...keyIdsIn(registration)]]);
    bench.publish(body.id);
    const story = await bench.get<{ items: { type: string; data: object }[] }>(
      `/v1/appeals/${body.id}/timeline`,
      { as: 'centre:county' },
    );
    const told = story.body.items.filter(({ type }) => type === 'supplemented').map(({ data }) => data);
    expect(told).toEqual([{ text: '我住在三单元' }, { text: '我是报修人' }]);
  });

  it('stays one person’s when a case is split, and comes with them when it is merged', async () => {
    const { body } = await bench.file(group);
    const part = { title: '另一件', description: '另一件事', category: 'sanitation' };
    const parts = [part, { ...part, location: { address: '某街 3 号' } }];
    await bench.post(`/v1/appeals/${body.id}/split`, { parts }, { as: 'centre:county' });
    const [effect] = held(body.id).effects;
    const filers = [...keyIdsIn(held(body.id).registration)];
    if (effect?.kind !== 'open-appeal') throw new Error('no opening');
    const { participants, ...own } = effect.opening;
    expect([...keyIdsIn(own)]).toEqual(filers);
    expect([...keyIdsIn(participants)]).toEqual([...keyIdsIn(held(body.id).participants)]);
  });

  it('keeps its plain length: what is too long is refused, what is just right passes', async () => {
    const just = await bench.file({ ...filing, title: '灯'.repeat(200), description: '暗'.repeat(8000) });
    expect(just).toMatchObject({ status: 201, body: { title: '灯'.repeat(200) } });
    expect(await bench.file({ ...filing, title: '灯'.repeat(201) })).toMatchObject({ status: 400 });
  });

  it('may not look as if it were sealed, in whatever field', async () => {
    const { body } = await bench.file();
    const sealed = held(body.id).registration.title;
    expect(await bench.file({ ...filing, title: sealed })).toMatchObject({
      status: 400,
      body: { code: 'invalid-body', errors: [{ path: 'title' }] },
    });
    const sent = await bench.problem('POST', `/v1/appeals/${body.id}/escalate`, {
      as: 'centre:county',
      body: { reason: sealed },
    });
    expect(sent.body).toMatchObject({ code: 'invalid-body', errors: [{ path: 'reason' }] });
    expect(sent.body.en).toContain('~sealed:');
  });

  it('is known again by a retry, though each sealing differs', async () => {
    const headers = { 'Idempotency-Key': 'twice' };
    const sent = { as: 'integrator:hotline', headers };
    const [first, again] = [await bench.file(group, sent), await bench.file(group, sent)];
    expect(again.body).toEqual(first.body);
    const other = { ...group, citizen: { ...group.citizen, phone: '13800000001' } };
    expect(await bench.file(other, sent)).toMatchObject({ status: 422 });
    bench.engine.cases.clear();
    expect((await bench.file(group, sent)).body).toMatchObject({ id: first.body.id });
  });

  it('leaves no hash that could be guessed from a phone number', async () => {
    const { body } = await bench.file();
    const { memo } = bench.engine.cases.get(body.id)!;
    const { createHash } = await import('node:crypto');
    const guessed = createHash('sha256')
      .update(JSON.stringify(['register', filing]))
      .digest('hex');
    expect(JSON.stringify(memo)).not.toContain(guessed);
  });
});

describe('without the database', () => {
  it('a filing is refused only once no key is left for it', async () => {
    bench.store.away = true;
    expect((await bench.file()).status).toBe(201);
    const people = Array.from({ length: 400 }, (_, i) => ({ name: `人${i}` }));
    const many = await bench.file({ ...filing, participants: { people } } as never);
    expect(many).toMatchObject({ status: 503, body: { code: 'records-unavailable' } });
    expect((await bench.file()).status).toBe(201);
  });

  it('a command is answered, with the text but without the contact data', async () => {
    const { body } = await bench.file();
    bench.store.away = true;
    const [as, command, sent] = dispatchTo('housing');
    const answer = await bench.post<View>(`/v1/appeals/${body.id}/${command}`, sent, { as });
    expect(answer).toMatchObject({ status: 200, body: { title: filing.title, citizen: null } });
    expect(bench.lines.some(({ message }) => message.startsWith('contact data withheld'))).toBe(true);
    expect(await bench.metrics.withheld.get()).toMatchObject({ values: [{ value: 1 }] });
  });
});

describe('who reads how a citizen is reached', () => {
  const accesses = async (as = 'auditor:county', query = '') =>
    bench.get<{ items: { account: string; what: string; appeals: string[]; requestId: string }[] }>(
      `/v1/accesses${query}`,
      { as },
    );

  it('is recorded by account, request and appeals: one record a request, none for the citizen', async () => {
    const { body } = await bench.file(group);
    const other = (await bench.file()).body;
    expect(bench.store.read).toEqual([]);
    await bench.get(`/v1/track/${body.id}`, { code: body.trackingCode });
    expect(bench.store.read).toEqual([]);
    const read = await bench.get(`/v1/appeals/${body.id}`, { as: 'centre:county' });
    await bench.get('/v1/appeals', { as: 'supervision:county' });
    await bench.get(`/v1/appeals/${body.id}`, { as: 'auditor:county' });
    const { items } = (await accesses()).body;
    expect(items.map(({ what, account }) => [what, account])).toEqual([
      ['list', 'supervision:county'],
      ['view', 'centre:county'],
    ]);
    expect(items[0]?.appeals).toEqual([body.id, other.id]);
    expect(items[1]).toMatchObject({ appeals: [body.id], requestId: read.headers.get('x-request-id') });
    expect(
      (await accesses('discipline:county', `?appeal=${other.id.toLowerCase()}`)).body.items,
    ).toHaveLength(1);
    expect((await accesses('auditor:county', '?account=centre%3Acounty')).body.items).toHaveLength(1);
    expect((await accesses('auditor:county', '?from=2027-01-01T00:00:00Z')).body.items).toEqual([]);
  });

  it('is told of a report in confidence to the discipline office alone', async () => {
    const report = { ...filing, kind: 'misconduct', category: 'misconduct', title: '态度粗暴' };
    await bench.file(report);
    const { body } = await bench.get<{ items: View[] }>('/v1/appeals?category=misconduct', {
      as: 'discipline:county',
    });
    const [{ id }] = body.items as [View];
    const appealsTold = async (as: string) =>
      (await accesses(as)).body.items.flatMap(({ appeals }) => appeals);
    expect(await appealsTold('discipline:county')).toContain(id);
    expect(await appealsTold('auditor:county')).not.toContain(id);
  });

  it('is for auditor and discipline to see', async () => {
    for (const as of ['supervision:county', 'admin:county', 'centre:county']) {
      expect(await accesses(as)).toMatchObject({ status: 403, body: { code: 'accesses-by-auditor' } });
    }
    expect(await accesses('auditor:county', '?nonsense=1')).toMatchObject({ status: 400 });
  });

  it('reads nothing where it cannot be recorded, and all the rest', async () => {
    const { body } = await bench.file(group);
    bench.publish(body.id);
    bench.store.readOnly = true;
    const as = 'centre:county';
    const { body: view } = await bench.get<View>(`/v1/appeals/${body.id}`, { as });
    expect(view).toMatchObject({ title: group.title, citizen: null });
    expect(view.participants.people).toMatchObject([
      { serial: 1, name: null, phone: null },
      { serial: 2, name: null },
    ]);
    const story = await bench.get<{ items: { data: object }[] }>(`/v1/appeals/${body.id}/timeline`, { as });
    expect(story.body.items[0]?.data).toMatchObject({ citizen: null, title: group.title });
  });

  it('is no reading where the caller has it already', async () => {
    const { body } = await bench.file();
    const as = 'centre:county';
    const first = await bench.get(`/v1/appeals/${body.id}`, { as });
    const headers = { 'If-None-Match': first.headers.get('etag') ?? '' };
    expect((await bench.get(`/v1/appeals/${body.id}`, { as, headers })).status).toBe(304);
    expect(bench.store.read).toHaveLength(1);
  });

  it('includes the answer to a command', async () => {
    await bench.filed(...toRating, ['code', 'rate', rating]);
    expect(bench.store.read.map(({ what, account }) => `${what} ${account}`).reverse()).toEqual([
      'command centre:county',
      'command officer:housing',
      'command officer:housing',
      'command supervision:county',
    ]);
  });
});
