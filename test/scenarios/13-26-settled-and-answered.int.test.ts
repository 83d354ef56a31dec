import { describe, expect, it } from 'vitest';
import { useCounty } from './county.ts';
import { satisfied } from './words.ts';

describe('what needs no dispatch', () => {
  const county = useCounty();

  it('scenario 13, settled in the village: liable from the filing, reviewed by the town, rated by phone', async () => {
    const story = await county.begin('2026-03-17 14:00');
    const tap = await story.file('clerk:lakeside-village', {
      kind: 'complaint',
      title: '公用水龙头滴漏',
      description: '村口公用水龙头一直滴水。',
      category: 'water-supply',
      area: 'lakeside-village',
      citizen: { name: '周某', phone: '13800000013' },
    });
    await story.until('2026-03-17 16:40');
    const settled = { statement: '已更换阀芯，不再滴水。', attachments: ['photo'] };
    await tap.does('clerk:lakeside-village', 'settle', settled);
    expect(await tap.state()).toMatchObject({
      firstReceiver: 'lakeside-village',
      dispatchedAtMs: null,
      stage: { status: 'reviewing', liable: { unit: 'lakeside-village', why: 'settled' } },
      completion: { attachments: ['photo'] },
    });
    expect(await tap.refuses('clerk:lakeside-village', 'approve')).toBe('not-yours');
    expect((await tap.owed('review')).owner).toMatchObject({ unit: 'lakeside-town' });

    await story.until('2026-03-18 09:00');
    await tap.does('centre:lakeside-town', 'approve');
    const call = { at: story.iso('2026-03-18 10:00'), means: 'phone', reached: true, said: '不滴了，谢谢。' };
    await story.until('2026-03-18 10:00');
    await tap.does('centre:lakeside-town', 'record-call-back', { ...call, rating: satisfied });
    expect(await tap.outcome()).toBe('satisfied');
    expect(await tap.liable()).toEqual(['lakeside-village settled 2026-03-17 14:00 - 2026-03-18 10:00']);
    expect(await tap.lights()).toEqual([]);
    expect((await tap.published()).map(({ type }) => type)).not.toContain('dispatched');
  });

  it('scenario 13, had the tap dripped on: a no brings it back to the village, whose clerk works on', async () => {
    const story = await county.begin('2026-03-17 14:00');
    const tap = await story.file('clerk:lakeside-village', {
      kind: 'complaint',
      title: '公用水龙头又滴漏',
      description: '修过还是滴水。',
      category: 'water-supply',
      area: 'lakeside-village',
      citizen: { name: '周某', phone: '13800000113' },
    });
    await tap.does('clerk:lakeside-village', 'settle', { statement: '已拧紧。' });
    await tap.does('centre:lakeside-town', 'approve');
    await tap.does('citizen', 'rate', { contacted: true, resolved: false, satisfaction: 'no' });
    expect(await tap.state()).toMatchObject({
      round: 2,
      stage: { status: 'handling', liable: { unit: 'lakeside-village', person: 'clerk:lakeside-village' } },
    });
    await tap.does('clerk:lakeside-village', 'report-progress', { text: '阀芯已买到。' });
    await tap.does('clerk:lakeside-village', 'complete', { result: 'resolved', statement: '换了新阀芯。' });
    expect((await tap.owed('review')).owner).toMatchObject({ unit: 'lakeside-town' });
    await tap.does('centre:lakeside-town', 'approve');
    await tap.does('citizen', 'rate', satisfied);
    expect(await tap.outcome()).toBe('satisfied');
  });

  it('scenario 26, a question: the seat answers on the line, nobody rates, and it closes as answered', async () => {
    const story = await county.begin('2026-03-19 10:00');
    const question = await story.file('clerk:hotline', {
      kind: 'consultation',
      title: '医保缴费截止日期',
      description: '城乡居民医保最晚什么时候缴费？',
      category: 'social-aid',
      channel: 'phone',
      citizen: { name: '吴某', phone: '13800000026' },
    });
    await story.until('2026-03-19 10:03');
    await question.does('clerk:hotline', 'answer', { text: '缴费到本月底为止，逾期有三个月等待期。' });
    expect(await question.state()).toMatchObject({ stage: { status: 'rating', subject: 'answer' } });
    const due = await question.due('citizen-rating');
    await story.until(`${due.slice(0, 10)} 01:00`);
    await question.reaches('answer-unjudged');
    expect(await question.state()).toMatchObject({
      stage: { status: 'closed', outcome: 'answered' },
      ratings: [],
      callBacks: [],
      spans: [],
      obligations: [],
    });
    expect(await question.lights()).toEqual([]);
  });
});
