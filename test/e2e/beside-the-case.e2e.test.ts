import { describe, expect, it } from 'vitest';
import { type DemoAppeal, inDays, satisfied } from '../../dev/demo/desk.ts';
import type { AppealView, TimelineEntry } from '../../domain/index.ts';
import { eventually } from '../support/eventually.ts';
import { useSystem } from './system.ts';

interface Page<T> {
  readonly items: readonly T[];
}

const done = (statement: string) => ({ result: 'resolved', statement });

describe('what begins beside a case, over HTTP', () => {
  const system = useSystem();

  it('scenario 11, a rude officer: reported by the citizen’s own code, seen by the discipline office alone', async () => {
    const { desk } = system;
    const drain = await desk.file('integrator:hotline', {
      kind: 'complaint',
      title: '下水道堵塞',
      description: '门口下水道外溢。',
      category: 'drainage',
      citizen: { name: '吴某', phone: '13800000011' },
    });
    await desk.move('centre:county', drain, 'dispatch', { lead: 'urban-management' });
    await desk.move('officer:urban-management', drain, 'accept');
    const everyone = ['officer:urban-management', 'centre:county', 'leader:urban', 'supervision:county'];
    const seen = async () => ({
      views: await Promise.all(everyone.map((account) => desk.read(account, drain))),
      timelines: await Promise.all(
        everyone.map((account) => desk.get<unknown>(account, `/v1/appeals/${drain.id}/timeline`)),
      ),
    });
    const before = await seen();

    const begun = await desk.track(drain, 'report-misconduct', {
      text: '疏通时承办人态度粗暴。',
      about: 'urban-management',
    });
    const report: DemoAppeal = {
      id: begun.id,
      code: (begun as unknown as { trackingCode: string }).trackingCode,
    };
    expect(report.id).not.toBe(drain.id);
    for (const account of [...everyone, 'admin:county', 'auditor:county', 'integrator:hotline']) {
      await expect(desk.read(account, report), account).rejects.toThrow('404');
      const { items } = await desk.get<Page<AppealView>>(account, '/v1/appeals?limit=200');
      expect(items.map(({ id }) => id)).not.toContain(report.id);
    }
    const listed = await desk.get<Page<AppealView>>('discipline:county', '/v1/appeals?category=misconduct');
    expect(listed.items.map(({ id }) => id)).toContain(report.id);

    await desk.move('discipline:county', report, 'record-sanction', {
      kind: 'talk',
      person: 'officer:urban-management',
      reason: '提醒谈话',
    });
    await desk.move('discipline:county', report, 'reply', { text: '已核实并谈话提醒。' });
    await desk.move('discipline:county', report, 'complete', {
      result: 'explained',
      statement: '已谈话提醒。',
    });
    const told = await desk.track(report, 'rate', satisfied);
    expect(told).toMatchObject({
      outcome: 'satisfied',
      replies: [{ text: '已核实并谈话提醒。' }],
      sanctions: [],
    });

    expect(await seen()).toEqual(before);
    await desk.move('officer:urban-management', drain, 'complete', done('已疏通冲洗。'));
    await desk.move('centre:county', drain, 'approve');
    expect(await desk.track(drain, 'rate', satisfied)).toMatchObject({ outcome: 'satisfied' });
  });

  it('a matter filed in the wrong drawer enters confidence, and leaves it without its reporter’s name', async () => {
    const { desk } = system;
    const filed = await desk.file('integrator:hotline', {
      kind: 'complaint',
      title: '收钱不办事',
      description: '窗口人员收了钱。',
      category: 'roads',
      citizen: { name: '郑女士', phone: '13800000077' },
    });
    await desk.move('centre:county', filed, 'classify', { category: 'misconduct', reason: '反映工作人员' });
    const report: DemoAppeal = { id: `${filed.id}-1`, code: filed.code };
    const asCitizen = (which: DemoAppeal) => desk.follow(which);
    const shown = await eventually(() => asCitizen(report).catch(() => null), 'the report');
    expect(shown).toMatchObject({ kind: 'misconduct', status: 'handling', title: '收钱不办事' });
    expect(await asCitizen(filed)).toMatchObject({ status: 'closed', outcome: 'declined' });
    for (const account of ['centre:county', 'integrator:hotline', 'supervision:county']) {
      for (const which of [filed, report]) {
        await expect(desk.read(account, which), `${account} ${which.id}`).rejects.toThrow('404');
      }
    }

    await desk.move('discipline:county', report, 'classify', { category: 'roads', reason: '实为路面破损' });
    const road: DemoAppeal = { id: `${report.id}-1`, code: filed.code };
    const read = () => desk.read('centre:county', road).catch(() => null);
    const view = await eventually(read, 'the new case');
    expect(view).toMatchObject({ status: 'registered', kind: 'complaint', anonymous: true, citizen: null });
    expect(view.links).toEqual([]);
    expect(JSON.stringify(view)).not.toMatch(/郑女士|13800000077/);
    expect(await asCitizen(road)).toMatchObject({ status: 'registered' });
  });

  it('scenario 12, the third time: the filings find each other by phone and place, the sweep finds the like by title', async () => {
    const { desk } = system;
    const manhole = (name: string, phone: string) =>
      desk.file('integrator:hotline', {
        kind: 'complaint',
        title: '学府路窨井盖松动',
        description: '车过即响。',
        category: 'drainage',
        citizen: { name, phone },
      });
    const first = await manhole('郑某', '13800000012');
    await desk.move('centre:county', first, 'dispatch', { lead: 'urban-management' });
    await desk.move('officer:urban-management', first, 'accept');
    await desk.move('officer:urban-management', first, 'complete', done('已垫平。'));
    await desk.move('centre:county', first, 'approve');
    await desk.track(first, 'rate', satisfied);
    const second = await manhole('郑某', '+86 138-0000-0012');
    expect(await desk.read('centre:county', second)).toMatchObject({
      links: [{ kind: 'may-repeat', appeal: first.id }],
      proposedLead: 'urban-management',
    });
    await desk.move('centre:county', second, 'confirm-repeat', { of: first.id });
    await desk.move('centre:county', second, 'dispatch', { lead: 'urban-management' });
    await desk.move('officer:urban-management', second, 'accept');
    const third = await manhole('冯某', '13800000112');
    await desk.move('centre:county', third, 'merge', { into: second.id });
    const escalated = await eventually(async () => {
      const view = await desk.read('centre:county', second);
      return view.escalation.state === 'raised' ? view : null;
    }, 'the escalation of the third filing');
    expect(escalated.escalation).toMatchObject({ reason: 'repeated', leader: 'leader:urban' });
    expect(escalated.participants.people.map(({ name }) => name)).toEqual(['郑某', '冯某']);

    const other = await manhole('孙某', '13800000212');
    const four = ['transport', 'housing', 'lakeside-town', 'hillside-town'];
    await desk.move('leader:urban', second, 'take-over');
    const ordered = await desk.move('leader:urban', second, 'order-sweep', {
      ...{ query: '窨井盖', units: four, dueAt: inDays(40) },
    });
    expect(ordered.sweep?.opened).toHaveLength(4);
    expect(ordered.links.filter(({ kind }) => kind === 'similar').map(({ appeal }) => appeal)).toContain(
      other.id,
    );
    const views = await eventually(async () => {
      const found = (ordered.sweep?.opened ?? []).map((id) => desk.read('leader:urban', { id }));
      return Promise.all(found).catch(() => null);
    }, 'the four proactive appeals');
    expect(views.map(({ kind, liable }) => [kind, liable?.unit])).toEqual(
      four.map((unit) => ['proactive', unit]),
    );

    await desk.move('officer:urban-management', second, 'complete', done('更换防沉降井盖。'));
    await desk.move('leader:urban', second, 'approve');
    await desk.track(second, 'vote', satisfied);
    // The code of the merged filing works under its own number and votes in the master.
    expect(await desk.track(third, 'vote', satisfied)).toMatchObject({
      id: second.id,
      outcome: 'satisfied',
    });
    const { items } = await desk.get<Page<TimelineEntry>>(
      'centre:county',
      `/v1/appeals/${second.id}/timeline`,
    );
    expect(items.map(({ type }) => type)).toContain('sweep-ordered');
  });
});
