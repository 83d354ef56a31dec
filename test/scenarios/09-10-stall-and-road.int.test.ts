import { describe, expect, it } from 'vitest';
import { countedDays, HOUR_MS } from '../../domain/index.ts';
import type { Case } from './case.ts';
import { useCounty } from './county.ts';
import { done, satisfied } from './words.ts';

/** The working days left to complete, at an instant: those whose 24:00 lies ahead. */
async function daysLeft(appeal: Case, atMs: number): Promise<number> {
  const { calendar } = await appeal.state();
  // The date keeps its hour, so the days are counted to the end of its day.
  return countedDays(calendar, 'working', atMs, (await appeal.owed('complete')).dueAtMs + 6 * HOUR_MS);
}

describe('what the county’s rules and its calendar do by themselves', () => {
  const county = useCounty();

  it('scenario 9, a stall on the pavement: by rule to the enforcement bureau, on site, completed with photos', async () => {
    const story = await county.begin('2026-03-07 18:30');
    const stall = await story.file('citizen', {
      kind: 'complaint',
      title: '占道摆摊',
      description: '人行道被摊位占满。',
      category: 'markets',
      channel: 'mini-program',
      location: { address: '湖滨路 8 号', longitude: 109.4, latitude: 31.0 },
    });
    const [registered, dispatched, ...rest] = await stall.published();
    expect(rest).toEqual([]);
    expect(dispatched).toMatchObject({
      type: 'dispatched',
      atMs: registered?.atMs,
      actor: { role: 'system' },
      // The person whom the message goes to.
      data: { lead: 'urban-management', person: 'officer:urban-management' },
    });
    // A Saturday evening: one working day to accept is Monday's end.
    expect(await stall.due('accept')).toBe('2026-03-10 00:00');
    await stall.does('officer:urban-management', 'accept');
    await stall.does('officer:urban-management', 'report-progress', { text: '已到现场，劝导清理。' });
    const photos = { attachments: ['photo-before', 'photo-after'] };
    await stall.does('officer:urban-management', 'complete', { ...done('人行道已恢复通行。'), ...photos });
    expect(await stall.state()).toMatchObject({ completion: photos });
    await stall.does('centre:county', 'approve');
    await stall.does('citizen', 'rate', satisfied);
    expect(await stall.outcome()).toBe('satisfied');
    expect(await stall.lights()).toEqual([]);
  });

  it('scenario 10, a road across the border: after the pause the working time left is what was left', async () => {
    const story = await county.begin('2026-03-09 10:00');
    const road = await story.file('clerk:hotline', {
      title: '跨界道路拓宽',
      description: '3.1 公里，宽 3.5 米，请求拓宽 1.5 米。',
      category: 'roads',
    });
    await road.does('centre:county', 'dispatch', { lead: 'transport' });
    await road.does('officer:transport', 'accept');
    await road.does('officer:transport', 'promise', {
      catalogueItem: 'road-widening',
      dueAt: story.iso('2026-04-07 18:00'),
      contactedAt: story.iso('2026-03-09 10:00'),
      contactMeans: '现场踏勘',
    });
    for (const day of ['03-14', '03-19', '03-24']) {
      await story.until(`2026-${day} 09:00`);
      await road.does('officer:transport', 'report-progress', { text: '设计中' });
    }
    const more = { until: story.iso('2026-04-21 00:00'), reason: '须上级资金' };
    await road.does('officer:transport', 'request-extension', more);
    await road.does('centre:county', 'decide-extension', { grant: false, reason: '先报送资金申请' });
    expect(await road.due('complete')).toBe('2026-04-07 18:00');

    const pause = { reason: '等待上级资金', progressEvery: '30d' };
    await road.does('officer:transport', 'request-pause', pause);
    await story.until('2026-03-25 10:00');
    await road.does('supervision:county', 'decide-pause', { grant: true, reason: '同意，按月报告' });
    const heldMs = (await road.state()).hold?.fromMs ?? Number.NaN;
    const left = await daysLeft(road, heldMs);
    // Two holidays, three long weekends and the old deadline pass, and nobody is charged.
    for (const day of ['04-15', '05-06', '05-27', '06-17', '07-08', '07-29', '08-19', '09-09']) {
      await story.until(`2026-${day} 09:00`);
      await road.does('officer:transport', 'report-progress', { text: '资金申请在审' });
    }
    expect((await road.view('officer:transport'))?.overdue).toBe(false);
    expect(await road.refuses('officer:transport', 'transfer', { to: 'housing', reason: 'x' })).toBe(
      'on-hold',
    );

    await story.until('2026-09-24 16:30');
    await road.does('officer:transport', 'resume');
    const { holds } = await road.state();
    expect(await daysLeft(road, holds[0]?.toMs ?? Number.NaN)).toBe(left);
    // Nine working days, the present one the first, go on over two holidays and a made-up Saturday.
    const dueMs = (await road.owed('complete')).dueAtMs;
    expect(dueMs).toBe(story.ms('2026-10-13 18:00'));
    await story.until('2026-09-29 09:00');
    await road.does('officer:transport', 'report-progress', { text: '已开工' });
    await road.does('officer:transport', 'complete', done('已拓宽 1.5 米并验收。'));
    await road.does('centre:county', 'approve');
    await road.does('citizen', 'rate', satisfied);
    expect(await road.outcome()).toBe('satisfied');
    expect(await road.lights()).toEqual([]);
  });
});
