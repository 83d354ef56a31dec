import { beforeEach, describe, expect, it } from 'vitest';
import { type Bench, openBench, rating, type View } from './kit.ts';

/** Scenario 23 over HTTP: gas at three in the morning, on the first day of Spring Festival. */
describe('gas at three in the morning', () => {
  let bench: Bench;
  const at = (time: string) => {
    bench.nowMs = Date.parse(`2026-02-17T${time}:00+08:00`);
  };
  const gas = {
    kind: 'request',
    title: '楼道里有燃气味',
    description: '三单元楼道。',
    category: 'gas',
    citizen: { name: '李强', phone: '13800001111' },
    urgency: 'critical',
  } as const;
  const give = (view: View, command: string, as: string, body: object = {}) =>
    bench.post<View & { code?: string }>(`/v1/appeals/${view.id}/${command}`, body, { as });

  beforeEach(async () => {
    bench = await openBench();
    at('03:00');
  });

  it('is with who is on duty, then with the leader on duty, contained, completed and rated the same day', async () => {
    const filed = await bench.post<View>('/v1/appeals', gas, { as: 'clerk:hotline' });
    expect(filed.status).toBe(201);
    const view = filed.body;
    expect(view).toMatchObject({ urgency: 'critical', urgencyAsked: null });
    at('03:04');
    const sent = await give(view, 'dispatch', 'centre:county-2', { lead: 'gas' });
    expect(sent.body.liable).toMatchObject({ unit: 'gas', person: 'officer:gas-2' });
    expect(sent.body.obligations.map(({ kind, dueAt }) => [kind, dueAt])).toContainEqual([
      'contain',
      '2026-02-17T05:04:00+08:00',
    ]);
    at('03:25');
    const taken = await give(view, 'take-over', 'leader:deputy');
    expect(taken.body.escalation).toMatchObject({
      reason: 'unanswered',
      leader: 'leader:deputy',
      raisedAt: '2026-02-17T03:19:00+08:00',
    });
    at('04:10');
    const told = await give(view, 'report-progress', 'officer:gas-2', {
      text: '已关阀通风。',
      contained: true,
    });
    expect(told.body.obligations.map(({ kind }) => kind)).not.toContain('contain');
    at('11:30');
    await give(view, 'complete', 'officer:gas-2', { result: 'resolved', statement: '已更换接头。' });
    at('12:15');
    expect((await give(view, 'approve', 'leader:deputy')).body.status).toBe('rating');
    at('18:00');
    const rated = await bench.post<View>(`/v1/track/${view.id}/rate`, rating, { code: view.trackingCode });
    expect(rated.body).toMatchObject({ status: 'closed', outcome: 'satisfied' });
  });

  it('is no citizen’s word: that is kept beside it, and an office raises the case', async () => {
    const { urgency: _, ...plain } = gas;
    const refused = await bench.post<{ code: string }>('/v1/public/appeals', gas);
    expect([refused.status, refused.body.code]).toEqual([422, 'urgency-by-office']);
    const filed = await bench.post<View>('/v1/public/appeals', { ...plain, urgencyAsked: 'critical' });
    const seen = await bench.get<View>(`/v1/appeals/${filed.body.id}`, { as: 'centre:county' });
    expect(seen.body).toMatchObject({ urgency: 'ordinary', urgencyAsked: 'critical' });
    const raised = await give(filed.body, 'classify', 'centre:county', {
      urgency: 'critical',
      reason: '有危险',
    });
    expect(raised.body).toMatchObject({ urgency: 'critical' });
    const dispatched = await give(filed.body, 'dispatch', 'centre:county', { lead: 'gas' });
    expect(dispatched.body.liable).toMatchObject({ person: 'officer:gas-2' });
    expect(dispatched.body.nextInLine.map(({ person }) => person)).toEqual([
      'officer:gas',
      'centre:county-2',
      'leader:deputy',
    ]);
  });

  it('is found in another drawer by the leader of that drawer', async () => {
    const { urgency: _, ...plain } = gas;
    const filed = await bench.post<View>(
      '/v1/appeals',
      { ...plain, category: 'other' },
      { as: 'clerk:hotline' },
    );
    const moved = await give(filed.body, 'classify', 'centre:county', { category: 'gas', reason: '燃气' });
    expect(moved.body).toMatchObject({ category: 'gas', registeredAt: filed.body.registeredAt });
    const raised = await give(filed.body, 'escalate', 'centre:county', { reason: '危险' });
    expect(raised.body.escalation.leader).toBe('leader:urban');
    const unknown = await give(filed.body, 'classify', 'centre:county', { category: 'nothing', reason: 'x' });
    expect(unknown.body.code).toBe('unknown-category');
  });
});
