import { describe, expect, it } from 'vitest';
import { useCounty } from './county.ts';
import type { Story } from './story.ts';
import { done, satisfied } from './words.ts';

const written = async (story: Story) =>
  story.file('supervision:county', {
    kind: 'instruction',
    title: '批示：三月底前解决老街积水',
    description: '内参反映老街逢雨积水，请三月底前解决。',
    category: 'roads',
    area: 'lakeside-town',
    channel: 'instruction',
    leader: 'leader:urban',
    dueAt: story.iso('2026-04-01 00:00'),
  });

describe('a leader’s instruction', () => {
  const county = useCounty();

  it('scenario 15, settled by the end of the month: dispatched, yellow, answered, and that leader alone rates it', async () => {
    const story = await county.begin('2026-03-12 09:00');
    const instruction = await written(story);
    await instruction.does('centre:county', 'dispatch', { lead: 'urban-management' });
    await instruction.does('officer:urban-management', 'accept');
    expect(await instruction.due('complete')).toBe('2026-04-01 00:00');
    const later = { until: story.iso('2026-04-07 00:00'), reason: '雨季' };
    expect(await instruction.refuses('officer:urban-management', 'request-extension', later)).toBe(
      'beyond-instruction',
    );
    await story.until('2026-03-31 16:00');
    await instruction.reaches('light-turned');
    expect(await instruction.lights()).toContainEqual(
      expect.stringMatching(/^complete yellow urban-management /),
    );
    expect((await instruction.lights()).filter((light) => light.startsWith('complete red'))).toEqual([]);
    await instruction.does('officer:urban-management', 'complete', done('已清淤并加设雨水口。'));
    await instruction.does('centre:county', 'approve');
    expect((await instruction.owed('citizen-rating')).owner).toEqual({
      role: 'leader',
      unit: null,
      person: 'leader:urban',
    });
    for (const other of ['citizen', 'supervision:county', 'leader:deputy'])
      expect(await instruction.refuses(other, 'rate', satisfied), other).toBe('not-yours');
    await instruction.does('leader:urban', 'rate', satisfied);
    expect(await instruction.state()).toMatchObject({
      stage: { status: 'closed', outcome: 'satisfied' },
      ratings: [{ by: 'leader' }],
      callBacks: [],
    });
  });

  it('scenario 15, and nobody answers the reminder: it closes as unrated', async () => {
    const story = await county.begin('2026-03-12 09:00');
    const instruction = await written(story);
    await instruction.does('supervision:county', 'dispatch', { lead: 'urban-management' });
    await instruction.does('officer:urban-management', 'accept');
    await instruction.does('officer:urban-management', 'complete', done('已清淤。'));
    await instruction.does('centre:county', 'approve');
    expect(await instruction.due('citizen-rating')).toBe('2026-03-20 00:00');
    await story.until('2026-03-20 00:10');
    await instruction.reaches('rating-reminded');
    expect(await instruction.due('citizen-rating')).toBe('2026-03-28 00:00');
    await story.until('2026-03-28 00:10');
    await instruction.reaches('instruction-unrated');
    expect(await instruction.outcome()).toBe('unrated');
  });
});
