import { describe, expect, it } from 'vitest';
import type { Case } from './case.ts';
import { useCounty } from './county.ts';
import { done, satisfied } from './words.ts';

describe('one matter beside another', () => {
  const county = useCounty();

  it('scenario 11, a rude officer: the drain goes on, the discipline office alone sees the report', async () => {
    const story = await county.begin('2026-04-13 09:00');
    const drain = await story.file('citizen', {
      title: '下水道堵塞',
      description: '门口下水道外溢。',
      category: 'drainage',
      citizen: { name: '吴某', phone: '13800000011' },
    });
    await drain.does('centre:county', 'dispatch', { lead: 'urban-management' });
    await drain.does('officer:urban-management', 'accept');
    const seen = async () => ({
      state: await drain.state(),
      events: await drain.published(),
      history: (await drain.history()).length,
      views: await Promise.all(['citizen', 'officer:urban-management', 'leader:urban'].map(drain.view)),
    });
    const before = await seen();

    const report = await story.report('疏通时承办人态度粗暴。', 'urban-management');
    expect(JSON.stringify(await report.state())).not.toContain(drain.id);
    const others = [
      'officer:urban-management',
      'centre:county',
      'leader:urban',
      'supervision:county',
      'admin:county',
    ];
    for (const other of others) expect(await report.view(other), other).toBeNull();
    expect(await report.refuses('officer:urban-management', 'complete', done('无此事。'))).toBe(
      'unknown-appeal',
    );
    await report.does('discipline:county', 'record-sanction', {
      kind: 'talk',
      person: 'officer:urban-management',
      reason: '提醒谈话',
    });
    await report.does('discipline:county', 'reply', { text: '已核实并谈话提醒。' });
    await report.does('discipline:county', 'complete', { result: 'explained', statement: '已谈话提醒。' });
    const told = await report.view('citizen');
    expect(told).toMatchObject({
      status: 'rating',
      replies: [{ text: '已核实并谈话提醒。' }],
      sanctions: [],
    });
    await report.does('citizen', 'rate', satisfied);
    expect(await report.outcome()).toBe('satisfied');
    for (const other of others) expect(await report.view(other), other).toBeNull();

    expect(await seen()).toEqual(before);
    await drain.does('officer:urban-management', 'complete', done('已疏通冲洗。'));
    await drain.does('centre:county', 'approve');
    await drain.does('citizen', 'rate', satisfied);
    expect(await drain.outcome()).toBe('satisfied');
  });

  it('scenario 12, the third time: the same manhole within 90 days, merged, escalates as repeated; the leader sweeps', async () => {
    const story = await county.begin('2026-04-20 09:00');
    const manhole = (name: string, filing = {}) =>
      story.file('integrator:hotline', { ...loose, citizen: { name, phone: '13800000012' } }, filing);
    const first = await manhole('郑某');
    await settled(first);
    await story.until('2026-05-20 09:00');
    const proposal = {
      ...({ kind: 'may-repeat', appeal: first.id, why: 'telephone' } as const),
      registeredAtMs: await filedMs(first),
    };
    const second = await manhole('郑某', { links: [proposal], proposedLead: 'urban-management' });
    await second.does('centre:county', 'confirm-repeat', { of: first.id });
    await second.does('centre:county', 'dispatch', { lead: 'urban-management' });
    await second.does('officer:urban-management', 'accept');
    expect(await second.state()).toMatchObject({ escalation: { state: 'none' } });

    await story.until('2026-05-21 10:00');
    const third = await manhole('冯某');
    await third.does('centre:county', 'merge', { into: second.id });
    await second.reaches('escalated');
    await third.reaches('merged');
    expect(await third.outcome()).toBe('merged');
    expect(await second.state()).toMatchObject({
      stage: { status: 'handling', liable: { unit: 'urban-management' } },
      escalation: { state: 'raised', reason: 'repeated', leader: 'leader:urban' },
      participants: [{ name: '郑某' }, { name: '冯某', from: third.id }],
      links: [
        { kind: 'repeats', settled: true },
        { kind: 'merged-from', appeal: third.id },
      ],
    });

    await second.does('leader:urban', 'take-over');
    const four = ['transport', 'housing', 'lakeside-town', 'hillside-town'];
    const sweep = { query: '窨井盖', units: four, dueAt: story.iso('2026-06-30 00:00') };
    await second.does('leader:urban', 'order-sweep', sweep);
    await second.reaches('effect-acknowledged', 4);
    const { sweep: ordered } = await second.state();
    const opened = await Promise.all((ordered?.opened ?? []).map((id) => story.of(id).state()));
    expect(opened.map(({ stage }) => ('liable' in stage ? stage.liable?.unit : null))).toEqual(four);
    expect(opened.every(({ links }) => links[0]?.appeal === second.id)).toBe(true);

    await second.does('officer:urban-management', 'complete', done('更换防沉降井盖。'));
    await second.does('leader:urban', 'approve');
    await second.does('citizen 0', 'vote', satisfied);
    expect(await second.status()).toBe('rating');
    await second.does('citizen 1', 'vote', satisfied);
    expect(await second.outcome()).toBe('satisfied');
  });
});

const loose = { title: '学府路窨井盖松动', description: '车过即响。', category: 'drainage' } as const;
const filedMs = async (appeal: Case): Promise<number> => (await appeal.state()).registeredAtMs;

async function settled(appeal: Case): Promise<void> {
  await appeal.does('centre:county', 'dispatch', { lead: 'urban-management' });
  await appeal.does('officer:urban-management', 'accept');
  await appeal.does('officer:urban-management', 'complete', done('已垫平。'));
  await appeal.does('centre:county', 'approve');
  await appeal.does('citizen', 'rate', satisfied);
}
