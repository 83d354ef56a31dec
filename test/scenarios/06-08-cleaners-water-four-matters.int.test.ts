import { describe, expect, it } from 'vitest';
import type { Case } from './case.ts';
import { useCounty } from './county.ts';
import type { Story } from './story.ts';
import { done, satisfied } from './words.ts';

/** 34 cleaners, raised to 600 after four days and approved: now they vote. */
async function raisedPay(story: Story): Promise<Case> {
  const people = Array.from({ length: 34 }, (_, n) => ({ name: `保洁员${n + 1}` }));
  const pay = await story.file('clerk:hotline', {
    kind: 'complaint',
    title: '保洁员工资过低',
    description: '三十四名保洁员月补贴四百元，要求提高。',
    category: 'wages',
    area: 'lakeside-town',
    participants: { people },
  });
  await pay.does('centre:county', 'dispatch', { lead: 'lakeside-town', helpers: ['human-resources'] });
  await pay.does('officer:lakeside-town', 'accept');
  await pay.does('officer:human-resources', 'finish-part', { statement: '核实用工与标准。' });
  return pay;
}

async function approvedAt600(pay: Case): Promise<void> {
  await pay.does('officer:lakeside-town', 'complete', done('镇政府自本月起提高到六百元。'));
  await pay.does('centre:county', 'approve');
}

/** 33 of the 34 vote, so many of them dissatisfied. */
const vote = (pay: Case, dissatisfied: number) =>
  Promise.all(
    Array.from({ length: 33 }, (_, n) =>
      pay.does(
        `citizen ${n + 1}`,
        'vote',
        n < dissatisfied ? { ...satisfied, satisfaction: 'no' } : satisfied,
      ),
    ),
  );

describe('many people, many matters', () => {
  const county = useCounty();

  it('scenario 6, pay of cleaners: of 33 votes cast 11 dissatisfied close it, 12 do not', async () => {
    const story = await county.begin('2026-06-01 09:00');
    const [third, more] = [await raisedPay(story), await raisedPay(story)] as const;
    await story.until('2026-06-05 16:00');
    for (const pay of [third, more]) await approvedAt600(pay);
    await vote(third, 11);
    await vote(more, 12);
    expect(await third.refuses('citizen 1', 'rate', satisfied)).toBe('group-votes');
    // The hotline's own code reads and urges for the cleaners, and judges nothing.
    expect(await third.refuses('citizen', 'rate', satisfied)).toBe('filer-only');
    // One cleaner is silent: the window of seven days runs to its end before the votes cast decide.
    expect([await third.status(), await more.status()]).toEqual(['rating', 'rating']);
    await story.until('2026-06-12 23:59');
    expect([await third.status(), await more.status()]).toEqual(['rating', 'rating']);

    await story.until('2026-06-13 00:01');
    await third.reaches('rated');
    await more.reaches('rated');
    expect(await third.state()).toMatchObject({
      stage: { status: 'closed', outcome: 'satisfied', closedAtMs: story.ms('2026-06-13 00:00') },
      ratings: [{ by: 'group', satisfaction: 'yes', round: 1 }],
    });
    expect(await more.state()).toMatchObject({
      stage: { status: 'handling', liable: { unit: 'lakeside-town', why: 'rework' } },
      ratings: [{ by: 'group', satisfaction: 'no', round: 1 }],
      counters: { dissatisfied: 1 },
      votes: [],
      round: 2,
    });
    // Five working days of rework, Dragon Boat Friday not among them.
    expect(await more.due('complete')).toBe('2026-06-23 00:00');
    await more.does('officer:lakeside-town-2', 'complete', done('补发三个月差额。'));
    await more.does('centre:county', 'approve');
    await vote(more, 0);
    await more.does('citizen 34', 'vote', satisfied);
    expect(await more.outcome()).toBe('satisfied');
  });

  it('scenario 7, water for a village: split in two, pipes in five days, the pool by its own deadline', async () => {
    const story = await county.begin('2026-06-08 09:00');
    const village = await story.file('clerk:hillside-village', {
      kind: 'request',
      title: '村里吃水难',
      description: '蓄水池太小，管道破损。',
      category: 'water-supply',
      area: 'hillside-village',
      citizen: { name: '孙某', phone: '13800000007' },
    });
    await story.until('2026-06-08 11:00');
    const part = (title: string) => ({ title, description: title, category: 'water-supply' });
    await village.does('centre:county', 'split', { parts: [part('更换管道和配件'), part('扩建蓄水池')] });
    await village.reaches('effect-acknowledged', 2);
    const [pipes, pool] = [story.of(`${village.id}-1`), story.of(`${village.id}-2`)] as const;
    expect(await village.outcome()).toBe('split');
    for (const each of [pipes, pool]) {
      expect(await each.state()).toMatchObject({
        stage: { status: 'registered' },
        registeredAtMs: (await village.state()).registeredAtMs,
        registration: { citizen: { name: '孙某' } },
        links: [{ kind: 'split-from', appeal: village.id }],
      });
      await each.does('centre:county', 'dispatch', { lead: 'water' });
      await each.does('officer:water', 'accept');
      expect(await each.due('complete')).toBe('2026-06-24 00:00');
    }
    const met = { contactedAt: story.iso('2026-06-08 11:00'), contactMeans: '电话' };
    const promise = (item: string, due: string) => ({ catalogueItem: item, dueAt: story.iso(due), ...met });
    await pipes.does('officer:water', 'promise', promise('water-pipe-repair', '2026-06-15 18:00'));
    await pool.does('officer:water', 'promise', promise('water-pool', '2026-06-22 18:00'));
    const funded = { until: story.iso('2026-07-10 00:00'), reason: '扩建须立项' };
    await pool.does('officer:water', 'request-extension', funded);
    await pool.does('centre:county', 'decide-extension', { grant: true, reason: '同意' });
    expect([await pipes.due('complete'), await pool.due('complete')]).toEqual([
      '2026-06-15 18:00',
      '2026-07-10 00:00',
    ]);

    await story.until('2026-06-13 09:00');
    await pipes.does('officer:water', 'complete', done('管道和配件已更换。'));
    await pipes.does('centre:county', 'approve');
    await pipes.does('citizen', 'rate', satisfied);
    expect(await pipes.outcome()).toBe('satisfied');
    for (const day of ['06-13', '06-18', '06-23', '06-28', '07-03', '07-07']) {
      await story.until(`2026-${day} 10:00`);
      await pool.does('officer:water', 'report-progress', { text: '施工中' });
    }
    expect(await pool.status()).toBe('handling');
    await story.until('2026-07-08 10:00');
    await pool.does('officer:water', 'complete', done('蓄水池已扩建。'));
    await pool.does('centre:county', 'approve');
    await pool.does('citizen', 'rate', satisfied);
    expect(await pool.outcome()).toBe('satisfied');
    expect([await pipes.lights(), await pool.lights()]).toEqual([
      ['complete yellow water 2026-06-12 10:15'],
      ['complete yellow water 2026-07-02 08:45'],
    ]);
  });

  it('scenario 8, four matters in one filing: four appeals of one citizen, promised the next day, closed one by one', async () => {
    const story = await county.begin('2026-06-10 15:00');
    const filed = await story.file('integrator:hotline', {
      title: '小区周边四件事',
      description: '路面破损、占道、燃气未通、路灯不亮。',
      category: 'other',
      citizen: { name: '周女士', phone: '13800000008' },
    });
    const matters = [
      { title: '路面破损', category: 'roads', unit: 'transport' },
      { title: '市容杂乱', category: 'city-looks', unit: 'urban-management' },
      { title: '燃气未通', category: 'gas', unit: 'gas' },
      { title: '停车难', category: 'other', unit: 'housing' },
    ];
    const parts = matters.map(({ title, category }) => ({ title, description: title, category }));
    await filed.does('centre:county', 'split', { parts });
    await filed.reaches('effect-acknowledged', 4);
    const appeals = matters.map(({ unit }, n) => ({ unit, appeal: story.of(`${filed.id}-${n + 1}`) }));
    for (const { unit, appeal } of appeals) await appeal.does('centre:county', 'dispatch', { lead: unit });
    const named = async ({ appeal }: { appeal: Case }) => (await appeal.state()).registration.citizen?.name;
    expect(await Promise.all(appeals.map(named))).toEqual(['周女士', '周女士', '周女士', '周女士']);

    await story.until('2026-06-11 10:00');
    for (const { unit, appeal } of appeals) {
      await appeal.does(`officer:${unit}`, 'accept');
      await appeal.does(`officer:${unit}`, 'promise', {
        catalogueItem: 'written-answer',
        dueAt: story.iso('2026-06-15 18:00'),
        contactedAt: story.iso('2026-06-11 10:00'),
        contactMeans: '书面承诺书',
      });
    }
    for (const [n, { unit, appeal }] of appeals.entries()) {
      await story.until(`2026-06-12 ${12 + n}:00`);
      await appeal.does(`officer:${unit}`, 'complete', done('逐项书面答复并办理。'));
      await appeal.does('centre:county', 'approve');
      await appeal.does('citizen', 'rate', satisfied);
      const statuses = await Promise.all(appeals.map(({ appeal: each }) => each.status()));
      expect(statuses).toEqual(appeals.map((_, other) => (other <= n ? 'closed' : 'handling')));
    }
    expect(
      (await appeals[2]?.appeal.published())?.find(({ type }) => type === 'dispatched')?.data,
    ).toMatchObject({
      copiedTo: 'leader:urban',
    });
  });
});
