import { beforeEach, describe, expect, it } from 'vitest';
import type { AppealView } from '../../domain/index.ts';
import { filing, openBench, rating, toRating, type View } from './kit.ts';
import { centre, SeveralCases } from './several-cases.ts';

let cases: SeveralCases;
beforeEach(async () => {
  cases = new SeveralCases(await openBench());
});

const wang = { name: '王芳', phone: '13800000000' };
const onward = async (id: string) => {
  for (const [as, command, body = {}] of toRating) await cases.done(id, command, { ...body }, as);
};
const erase = (appeal: string, serial: number) =>
  cases.bench.post('/v1/erasures', { appeal, serial, reason: '本人申请' }, { as: 'admin:county' });
const read = async (id: string) => (await cases.bench.get<AppealView>(`/v1/appeals/${id}`, centre)).body;

describe('one person who is erased by their place in a case', () => {
  it('is erased with what they filed again and a merge brought', async () => {
    const master = await cases.filed('主件原话', { citizen: wang });
    const again = await cases.filed('再次登记原话', { citizen: wang });
    await cases.done(again.id, 'merge', { into: master.id }, 'centre:county');
    await onward(master.id);
    await cases.bench.post(`/v1/track/${master.id}/rate`, rating, { code: master.trackingCode });
    expect((await read(master.id)).parts[0]?.description).toBe('再次登记原话');
    expect((await erase(master.id, 0)).status).toBe(200);
    const { description, parts } = await read(master.id);
    expect([description, parts[0]?.description]).toEqual([
      expect.stringContaining('erased'),
      expect.stringContaining('erased'),
    ]);
  });

  it('takes nobody’s words along who came without a name and spoke later', async () => {
    const master = await cases.filed('主件原话', { citizen: wang });
    const nameless = await cases.filed('匿名原话', { anonymous: true, citizen: undefined });
    await cases.done(nameless.id, 'merge', { into: master.id }, 'centre:county');
    const code = nameless.trackingCode;
    await cases.bench.post(`/v1/track/${nameless.id}/urge`, { reason: '匿名催办' }, { code });
    await onward(master.id);
    for (const { id, trackingCode } of [master, nameless])
      await cases.bench.post(`/v1/track/${id}/vote`, rating, { code: trackingCode });
    expect((await erase(master.id, 0)).status).toBe(200);
    expect((await read(master.id)).urges[0]?.reason).toBe('匿名催办');
  });

  it.each([0, 2])(
    'is erased as filer and as listed person, whichever serial is named: %i',
    async (serial) => {
      const people = [{ name: '赵某' }, wang];
      const filed = await cases.bench.post<View & { participantCodes: { trackingCode: string }[] }>(
        '/v1/public/appeals',
        { ...filing, citizen: wang, participants: { people } },
      );
      const { id, participantCodes } = filed.body;
      await onward(id);
      for (const { trackingCode: code } of participantCodes)
        await cases.bench.post(`/v1/track/${id}/vote`, rating, { code });
      expect((await erase(id, serial)).status).toBe(200);
      const { description, citizen, participants } = await read(id);
      expect(JSON.stringify([description, citizen, participants])).not.toMatch(/王芳|13800000000|学校门口/);
      expect(participants.people.map(({ name }) => name)).toContain('赵某');
    },
  );
});
