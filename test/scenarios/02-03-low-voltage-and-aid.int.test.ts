import { describe, expect, it } from 'vitest';
import { useCounty } from './county.ts';
import { done, satisfied } from './words.ts';

describe('what a department and a village bring to an end', () => {
  const county = useCounty();

  it('scenario 2, low voltage: accepted the same day, engineers on the next, green throughout', async () => {
    const story = await county.begin('2026-03-11 20:15');
    const tenant = await story.file('citizen', {
      title: '租住房电压低',
      description: '晚上电压低，空调无法启动。',
      category: 'power-supply',
      channel: 'web',
      citizen: { name: '李先生', phone: '13800000002' },
    });
    await tenant.does('centre:county', 'dispatch', { lead: 'power', instruction: '已电话核实。' });
    await story.until('2026-03-11 21:00');
    await tenant.does('officer:power', 'accept');
    await story.until('2026-03-12 10:00');
    await tenant.does('officer:power', 'promise', {
      catalogueItem: 'low-voltage',
      dueAt: story.iso('2026-03-17 18:00'),
      contactedAt: story.iso('2026-03-12 09:30'),
      contactMeans: '上门勘测，当面说明方案',
    });
    expect(await tenant.due('complete')).toBe('2026-03-17 18:00');
    await story.until('2026-03-13 16:00');
    await tenant.does('officer:power', 'complete', done('更换入户线，225 V。'));
    await tenant.does('centre:county', 'approve');
    await story.until('2026-03-13 19:00');
    await tenant.does('citizen', 'rate', satisfied);
    expect(await tenant.outcome()).toBe('satisfied');
    expect(await tenant.lights()).toEqual([]);
    expect(await tenant.liable()).toEqual([
      'power dispatch 2026-03-11 20:15 - 2026-03-11 21:00',
      'power accept 2026-03-11 21:00 - 2026-03-13 19:00',
    ]);
  });

  it('scenario 3, aid for a family: from the village up to the county, on one dispatch clock, called back satisfied', async () => {
    const story = await county.begin('2026-03-16 09:00');
    const family = await story.file('clerk:lakeside-village', {
      kind: 'service',
      title: '代办最低生活保障',
      description: '村民患病，因无残疾证不能申请低保。',
      category: 'social-aid',
      area: 'lakeside-village',
      citizen: { name: '陈某', phone: '13800000003' },
    });
    const dispatchDue = await family.due('dispatch');
    expect(dispatchDue).toBe('2026-03-17 00:00');
    await story.until('2026-03-16 11:00');
    await family.does('clerk:lakeside-village', 'report-up');
    await story.until('2026-03-16 21:00');
    await family.does('centre:lakeside-town', 'report-up');
    expect(await family.owed('dispatch')).toMatchObject({ owner: { unit: 'county' } });
    expect(await family.due('dispatch')).toBe(dispatchDue);
    await family.does('centre:county', 'dispatch', { lead: 'civil-affairs' });

    await story.until('2026-03-17 09:00');
    await family.does('officer:civil-affairs', 'accept');
    await family.does('officer:civil-affairs', 'promise', {
      catalogueItem: 'disability-certificate',
      dueAt: story.iso('2026-03-24 18:00'),
      contactedAt: story.iso('2026-03-17 09:00'),
      contactMeans: 'visit',
    });
    await story.until('2026-03-20 16:00');
    await family.does('officer:civil-affairs', 'complete', done('残疾证、低保已办。'));
    await family.does('centre:county', 'approve');
    await story.until('2026-03-21 10:00');
    const call = { at: story.iso('2026-03-21 10:00'), means: 'phone', reached: true, said: '证件已收到。' };
    await family.does('centre:county', 'record-call-back', { ...call, rating: satisfied });
    expect(await family.state()).toMatchObject({
      stage: { status: 'closed', outcome: 'satisfied' },
      ratings: [{ by: 'call-back', satisfaction: 'yes' }],
      callBacks: [{ reached: true, said: '证件已收到。' }],
    });
    // Three quarters of the day had gone while the town still held it.
    expect(await family.lights()).toEqual(['dispatch yellow lakeside-town 2026-03-16 20:15']);
  });
});
