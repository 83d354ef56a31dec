import { beforeEach, describe, expect, it } from 'vitest';
import { type Bench, fromSomebodyElse, type Json, openBench, rating, toRating, type View } from './kit.ts';
import { SeveralCases } from './several-cases.ts';

interface Warned extends View {
  readonly code?: string;
  readonly warnings?: readonly { readonly code: string; readonly zh: string; readonly en: string }[];
}
const centre = { as: 'centre:county' };
const outside = { address: '省城', longitude: 112.9, latitude: 28.2 };

let bench: Bench;
beforeEach(async () => {
  bench = await openBench();
});
const file = async (more: Json) => {
  const answer = await bench.file({ ...fromSomebodyElse(), ...more });
  return { ...answer, body: answer.body as Warned };
};
const codesOf = ({ warnings = [] }: Warned) => warnings.map(({ code }) => code);

describe('the area of a filing over HTTP', () => {
  it('is the unit that the words name, and the words stay as typed', async () => {
    const { status, body } = await file({ area: '湖畔镇' });
    expect(status).toBe(201);
    expect(body).toMatchObject({ area: '湖畔镇', areaId: 'lakeside-town' });
    expect(body).not.toHaveProperty('warnings');
    expect((await bench.get<View>(`/v1/appeals/${body.id}`, centre)).body).toMatchObject({
      area: '湖畔镇',
      areaId: 'lakeside-town',
    });
  });

  it('is null where the words name none: the filing stands, with a warning in both languages', async () => {
    const { status, body } = await file({ area: '河对岸' });
    expect([status, codesOf(body)]).toEqual([201, ['unknown-area']]);
    expect(body).toMatchObject({ area: '河对岸', areaId: null });
    expect(body.warnings?.[0]?.zh).toContain('“河对岸”');
    expect(body.warnings?.[0]?.en).toContain('“河对岸”');
  });

  it('may be given by id beside any words, and an unknown id is refused', async () => {
    const given = await file({ area: '桥头小卖部旁', areaId: 'hillside-village' });
    expect(given.body).toMatchObject({ area: '桥头小卖部旁', areaId: 'hillside-village' });
    expect(codesOf(given.body)).toEqual([]);
    for (const areaId of ['河对岸', 'housing', '湖畔镇']) {
      const { status, body } = await file({ areaId });
      expect([status, body.code]).toEqual([422, 'unknown-area-id']);
    }
  });

  it('warns a retry as it warned the first', async () => {
    const sent = { as: 'integrator:hotline', headers: { 'Idempotency-Key': 'again' } };
    const body = { ...fromSomebodyElse(), area: '河对岸' };
    const answers = [await bench.file(body, sent), await bench.file(body, sent)];
    expect(new Set(answers.map((answer) => answer.body.id)).size).toBe(1);
    for (const answer of answers) expect(codesOf(answer.body as Warned)).toEqual(['unknown-area']);
  });

  it('decides which rule of the county dispatches, also where the name was typed', async () => {
    for (const area of ['滨河街道', 'eastgate-community', 'Riverside Community']) {
      const { body } = await file({ category: 'sanitation', area });
      expect(body).toMatchObject({ status: 'assigned', firstReceiver: 'riverside-subdistrict' });
    }
    const byId = await file({ category: 'sanitation', area: '东门口', areaId: 'eastgate-community' });
    expect(byId.body).toMatchObject({ status: 'assigned', firstReceiver: 'riverside-subdistrict' });
    const elsewhere = await file({ category: 'sanitation', area: '东门口' });
    expect(elsewhere.body).toMatchObject({ status: 'registered', firstReceiver: null });
  });

  it('is what counts are by, a community with its sub-district', async () => {
    const there = [
      await file({ area: '滨河社区' }),
      await file({ area: '沿河一带', areaId: 'eastgate-community' }),
    ].map(({ body }) => body.id);
    const other = await file({ area: '沿河一带' });
    for (const id of [...there, other.body.id]) await bench.publish(id);
    const counted = await bench.get<{ by: { town: Json[] } }>('/v1/counts?by=town', centre);
    expect(counted.body.by.town).toEqual(
      expect.arrayContaining([
        { key: 'riverside-subdistrict', count: 2 },
        { key: null, count: 1 },
      ]),
    );
  });

  it('goes along where the case is filed again, by id and by words', async () => {
    const { body: first } = await file({ area: '桥头', areaId: 'lakeside-village' });
    for (const [as, command, given = {}] of toRating) {
      await bench.post(`/v1/appeals/${first.id}/${command}`, given, { as });
    }
    const code = { code: first.trackingCode };
    await bench.post(`/v1/track/${first.id}/rate`, rating, code);
    const { status, body } = await bench.post<Warned>(`/v1/track/${first.id}/file-again`, {}, code);
    expect(status).toBe(201);
    expect(body).toMatchObject({ area: '桥头', areaId: 'lakeside-village' });
  });
});

describe('a place outside the county over HTTP', () => {
  it('is taken, with a warning in both languages', async () => {
    const { status, body } = await file({ location: outside });
    expect([status, codesOf(body)]).toEqual([201, ['outside-county']]);
    expect(body.location).toMatchObject(outside);
    expect(body.warnings?.[0]?.zh).toContain('范围之外');
  });

  it('warns nobody of a place inside, or of words alone', async () => {
    expect(codesOf((await file({ location: { longitude: 109.7, latitude: 28.3 } })).body)).toEqual([]);
    expect(codesOf((await file({ location: { address: '省城' } })).body)).toEqual([]);
  });

  it('warns a citizen too', async () => {
    const body = { ...fromSomebodyElse(), location: outside };
    const filed = await bench.post<Warned>('/v1/public/appeals', body);
    expect([filed.status, codesOf(filed.body)]).toEqual([201, ['outside-county']]);
  });

  it('is foreseen before the filing, as is an unknown area', async () => {
    const body = { ...fromSomebodyElse(), area: '河对岸', location: outside };
    const dry = await bench.post<Warned>('/v1/appeals?dryRun=true', body, { as: 'clerk:hotline' });
    expect([dry.status, codesOf(dry.body)]).toEqual([200, ['unknown-area', 'outside-county']]);
  });

  it('warns whoever splits a case, and the parts are opened there', async () => {
    const cases = new SeveralCases(bench);
    const { id } = await cases.filed('整件原话');
    const part = (title: string, more: object) => {
      return { title, description: title, category: 'roads', ...more };
    };
    const parts = [part('路', { area: '滨河社区' }), part('灯', { area: '河对岸', location: outside })];
    const body = await cases.done(id, 'split', { parts }, 'centre:county');
    expect(codesOf(body)).toEqual(['unknown-area', 'outside-county']);
    const areaOf = async (n: number) => (await cases.read(`${id}-${n}`, centre)).body.areaId;
    expect([await areaOf(1), await areaOf(2)]).toEqual(['riverside-community', null]);
  });
});
