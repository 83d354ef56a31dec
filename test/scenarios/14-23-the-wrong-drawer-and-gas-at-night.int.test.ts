import { describe, expect, it } from 'vitest';
import { useCounty } from './county.ts';
import { done, satisfied } from './words.ts';

describe('a mail in the wrong drawer, and gas at night', () => {
  const county = useCounty();

  it('scenario 14, the wrong drawer: limit, leader and catalogue follow, and the filing date stays', async () => {
    const story = await county.begin('2026-03-10 09:20');
    const appeal = await story.file('integrator:hotline', {
      kind: 'request',
      title: '拖欠三个月工资',
      description: '工地拖欠三个月工资。',
      category: 'other',
      channel: 'mail',
      citizen: { name: '陈某', phone: '13800000014' },
    });
    const before = await appeal.state();
    await story.until('2026-03-10 09:40');
    await appeal.does('centre:county', 'classify', { category: 'wages', reason: '欠薪' });
    const after = await appeal.state();
    expect(after).toMatchObject({
      category: { id: 'wages', limit: '10wd' },
      leaders: { category: { account: 'leader:deputy' } },
      registeredAtMs: before.registeredAtMs,
    });
    expect(story.local(before.overallDueAtMs)).toBe('2026-04-01 00:00');
    expect(story.local(after.overallDueAtMs)).toBe('2026-03-25 00:00');
    await appeal.does('centre:county', 'dispatch', { lead: 'human-resources' });
    await appeal.does('officer:human-resources', 'accept');
    const promise = {
      catalogueItem: 'street-light-repair',
      dueAt: story.iso('2026-03-20 18:00'),
      contactedAt: story.iso('2026-03-10 09:40'),
      contactMeans: '电话',
    };
    expect(await appeal.refuses('officer:human-resources', 'promise', promise)).toMatch(
      /^(unknown-catalogue-item|item-of-other-category)$/,
    );
    expect(await appeal.refuses('centre:county', 'classify', { category: 'other', reason: 'x' })).toBe(
      'classified-by-supervision',
    );
  });

  it('scenario 23, gas at three in the morning: nobody signs, the leader on duty has it, contained by 04:10', async () => {
    const story = await county.begin('2026-02-17 03:00');
    const appeal = await story.file('clerk:hotline', {
      kind: 'request',
      title: '楼道里有燃气味',
      description: '三单元楼道。',
      category: 'gas',
      urgency: 'critical',
      channel: 'phone',
      citizen: { name: '李某', phone: '13800000023' },
    });
    await story.until('2026-02-17 03:04');
    await appeal.does('centre:county-2', 'dispatch', { lead: 'gas' });
    expect((await appeal.owed('accept')).owner.person).toBe('officer:gas-2');
    await story.until('2026-02-17 03:20');
    await appeal.reaches('escalated');
    const told = (await appeal.published()).map(({ type }) => type);
    const [red, ...rest] = told.slice(told.lastIndexOf('light-turned'));
    expect([red, ...rest]).toEqual(['light-turned', 'acceptance-deemed', 'escalated']);
    expect(await appeal.state()).toMatchObject({
      escalation: { reason: 'unanswered', leader: 'leader:deputy' },
      stage: { liable: { unit: 'gas', person: 'officer:gas-2', why: 'deemed-acceptance' } },
    });
    await appeal.does('leader:deputy', 'take-over');
    await story.until('2026-02-17 04:10');
    await appeal.does('officer:gas-2', 'report-progress', { text: '已关阀通风。', contained: true });
    expect(await appeal.endings('contain')).toEqual(['met']);
    await story.until('2026-02-17 11:30');
    await appeal.does('officer:gas-2', 'complete', done('已更换接头。'));
    await appeal.does('leader:deputy', 'approve');
    await appeal.does('citizen', 'rate', satisfied);
    expect(await appeal.outcome()).toBe('satisfied');
    expect(await appeal.liable()).toEqual([
      'gas dispatch 2026-02-17 03:04 - 2026-02-17 03:19',
      'gas deemed-acceptance 2026-02-17 03:19 - 2026-02-17 11:30',
    ]);
  });
});
