import { beforeEach, describe, expect, it } from 'vitest';
import type { AppealView } from '../../domain/index.ts';
import { fromSomebodyElse, type Json, openBench, rating, type View } from './kit.ts';
import { housing, SeveralCases } from './several-cases.ts';

let cases: SeveralCases;
beforeEach(async () => {
  cases = new SeveralCases(await openBench());
});

describe('a split case over HTTP', () => {
  const part = (title: string, more: object = {}) => ({
    ...{ title, description: `${title}一事`, category: 'street-lighting' },
    ...more,
  });
  const parts = [part('路灯'), part('噪声')];
  const anonymous = { anonymous: true, citizen: undefined };
  const handled = async (more: Json = {}) => {
    const whole = await cases.filed('整件原话', more);
    await cases.done(whole.id, 'dispatch', { lead: 'housing' }, 'centre:county');
    await cases.done(whole.id, 'split', { parts }, 'supervision:county');
    return whole;
  };

  it('opens each part with the code of the whole: an anonymous reporter rates every one', async () => {
    const whole = await handled(anonymous);
    for (const id of [`${whole.id}-1`, `${whole.id}-2`]) {
      await cases.done(id, 'accept', {}, 'officer:housing');
      await cases.done(id, 'complete', { result: 'resolved', statement: '已修复。' }, 'officer:housing');
      await cases.done(id, 'approve', {}, 'supervision:county');
      const rated = await cases.bench.post<View>(`/v1/track/${id}/rate`, rating, {
        code: whole.trackingCode,
      });
      expect([rated.status, rated.body.outcome]).toEqual([200, 'satisfied']);
    }
  });

  it('opens no part with another’s code, and no other case with the code of the whole', async () => {
    const whole = await handled();
    const other = await cases.filed('别件');
    for (const [id, code] of [
      [`${whole.id}-1`, other.trackingCode],
      [`${whole.id}-3`, whole.trackingCode],
      [other.id, whole.trackingCode],
    ] as const) {
      const { status, body } = await cases.track(id, code);
      expect([status, body]).toMatchObject([401, { code: 'code-wrong' }]);
    }
  });

  it('gives each person of a group the part under the own serial', async () => {
    const people = [{ name: '甲' }, { name: '乙' }];
    const { body } = await cases.bench.file({ ...fromSomebodyElse(), participants: { people } });
    const codes = (body as View & { participantCodes: { serial: number; trackingCode: string }[] })
      .participantCodes;
    await cases.done(body.id, 'split', { parts }, 'centre:county');
    for (const { serial, trackingCode } of codes) {
      const { body: view } = await cases.track(`${body.id}-2`, trackingCode);
      const named = view.participants.people.filter(({ name }) => name !== null);
      expect(named.map((person) => person.serial)).toEqual([serial]);
    }
  });

  it('opens the parts of a part, and the master that a part was merged into', async () => {
    const whole = await handled(anonymous);
    await cases.done(`${whole.id}-1`, 'split', { parts }, 'supervision:county');
    expect((await cases.track(`${whole.id}-1-2`, whole.trackingCode)).body.id).toBe(`${whole.id}-1-2`);
    const master = await cases.filed('主件原话');
    await cases.done(`${whole.id}-2`, 'merge', { into: master.id }, 'centre:county');
    const { body } = await cases.track(`${whole.id}-2`, whole.trackingCode);
    expect(body.id).toBe(master.id);
    expect(body.parts.map(({ description }) => description)).toContain('整件原话');
    expect(JSON.stringify(body)).not.toContain('主件原话');
  });

  it('opens a part with the code of a case that had been merged into the whole', async () => {
    const { master, duplicate } = await cases.merged();
    await cases.done(master.id, 'split', { parts }, 'supervision:county');
    const { status, body } = await cases.track(`${master.id}-1`, duplicate.trackingCode);
    expect([status, body.id]).toEqual([200, `${master.id}-1`]);
    expect(JSON.stringify(body)).toContain('并入件原话');
    expect(JSON.stringify(body)).not.toContain('主件原话');
    expect(await cases.filesOf('/v1/track', `${master.id}-1`, { code: duplicate.trackingCode })).toEqual([
      duplicate.file,
    ]);
    expect((await cases.track(`${master.id}-1`, master.trackingCode)).body.description).toBe('路灯一事');
  });

  it('is closed to a code that was replaced, of the whole or of the part', async () => {
    const whole = await handled();
    await cases.bench.deps.generations.raise(`${whole.id}-1`, 0);
    expect((await cases.track(`${whole.id}-1`, whole.trackingCode)).status).toBe(401);
    expect((await cases.track(`${whole.id}-2`, whole.trackingCode)).status).toBe(200);
    await cases.bench.deps.generations.raise(whole.id, 0);
    expect((await cases.track(`${whole.id}-2`, whole.trackingCode)).status).toBe(401);
  });

  it('shows the whole’s files under each part that names them, and tells the whole’s words', async () => {
    const whole = await cases.filed('整件原话');
    const named = [part('路灯', { attachments: [whole.file] }), part('噪声', { attachments: [] })];
    await cases.done(whole.id, 'dispatch', { lead: 'housing' }, 'centre:county');
    await cases.done(whole.id, 'split', { parts: named }, 'supervision:county');
    const first = await cases.bench.get<AppealView>(`/v1/appeals/${whole.id}-1`, housing);
    expect(first.body).toMatchObject({ attachments: [whole.file], parts: [{ description: '整件原话' }] });
    const second = await cases.bench.get<AppealView>(`/v1/appeals/${whole.id}-2`, housing);
    expect(second.body.attachments).toEqual([]);
    expect(await cases.filesOf('/v1/appeals', `${whole.id}-1`, housing)).toEqual([whole.file]);
    expect(await cases.filesOf('/v1/track', `${whole.id}-1`, { code: whole.trackingCode })).toEqual([
      whole.file,
    ]);
  });

  it('takes no file of another case: 422', async () => {
    const [whole, other] = [await cases.filed('整件'), await cases.filed('别件')];
    const named = [part('路灯', { attachments: [other.file] }), part('噪声')];
    const answer = await cases.give(whole.id, 'split', { parts: named }, 'centre:county');
    expect(answer).toMatchObject({ status: 422, body: { code: 'unknown-attachment' } });
  });

  it('is followed in its parts by whoever filed the whole', async () => {
    const whole = await handled();
    const { status } = await cases.read(`${whole.id}-1`, { as: 'integrator:hotline' });
    expect(status).toBe(200);
  });
});
