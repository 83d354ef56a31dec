import { beforeEach, describe, expect, it } from 'vitest';
import { type Bench, openBench, rating, type View } from './kit.ts';

const seat = { as: 'clerk:hotline' };
const centre = { as: 'centre:county' };
const question = {
  kind: 'consultation',
  title: '医保缴费截止日期',
  description: '城乡居民医保最晚什么时候缴费？',
  category: 'social-aid',
  channel: 'phone',
  citizen: { name: '吴某', phone: '13800000026' },
};
const said = { text: '缴费到本月底为止，逾期有三个月等待期。' };
const dayMs = 86_400_000;

describe('scenario 26 over HTTP, without the base: a question', () => {
  let bench: Bench;
  let filed: View;
  beforeEach(async () => {
    bench = await openBench();
    bench.nowMs = Date.parse('2026-03-19T10:00:00+08:00');
    filed = (await bench.file(question, seat)).body;
    bench.nowMs += 180_000;
  });
  const answer = (sent: { as: string }) =>
    bench.post<View & { code?: string }>(`/v1/appeals/${filed.id}/answer`, said, sent);
  const passed = (days: number) => {
    bench.nowMs += days * dayMs;
    bench.engine.wake(filed.id);
    bench.publish(filed.id);
  };
  const owedBy = async ({ as }: { as: string }) =>
    (await bench.get<{ items: { kind: string }[] }>('/v1/inbox?of=unit', { as })).body.items;
  const read = async () => (await bench.get<View>(`/v1/appeals/${filed.id}`, centre)).body;

  it('is answered on the line by the seat that took the call, and waits for the citizen alone', async () => {
    expect(filed.allowedCommands).toContain('answer');
    const { status, body } = await answer(seat);
    expect([status, body.status]).toEqual([200, 'rating']);
    expect(body.obligations.map(({ kind, role }) => [kind, role])).toEqual([['citizen-rating', 'citizen']]);
    bench.publish(filed.id);
    expect([await owedBy(seat), await owedBy(centre)]).toEqual([[], []]);
    const seen = await bench.get<View>(`/v1/track/${filed.id}`, { code: filed.trackingCode });
    expect(seen.body).toMatchObject({ status: 'rating', answer: said });
    expect(seen.body.allowedCommands).toContain('rate');
  });

  it('that nobody rates closes as answered, with nobody liable, no rating and no call owed', async () => {
    await answer(seat);
    passed(6);
    expect((await read()).status).toBe('rating');
    passed(2);
    expect(await read()).toMatchObject({
      status: 'closed',
      outcome: 'answered',
      rating: null,
      liable: null,
      light: 'green',
    });
    expect([await owedBy(seat), await owedBy(centre)]).toEqual([[], []]);
    const { body: ledger } = await bench.get(`/v1/appeals/${filed.id}/liability`, centre);
    expect(ledger).toEqual([]);
  });

  it('may still be rated, and a no leaves the second answer to the centre', async () => {
    await answer(seat);
    const no = { ...rating, resolved: false, satisfaction: 'no' };
    const rated = await bench.post<View>(`/v1/track/${filed.id}/rate`, no, { code: filed.trackingCode });
    expect(rated.body.status).toBe('registered');
    const again = await answer(seat);
    expect([again.status, again.body.code]).toEqual([403, 'not-yours']);
    expect((await answer(centre)).body.status).toBe('rating');
    passed(9);
    // Silence is no praise here: the centre calls.
    expect((await owedBy(centre)).map(({ kind }) => kind)).toEqual(['call-back']);
  });

  it('is nothing that another seat’s call, a department or an integrator answers', async () => {
    const asked = ['clerk:lakeside-village', 'officer:civil-affairs', 'integrator:hotline', 'leader:deputy'];
    const refused = await Promise.all(asked.map(async (as) => (await answer({ as })).status));
    expect(refused).toEqual([404, 404, 404, 403]);
  });
});
