import { describe, expect, it } from 'vitest';
import { useCounty } from './county.ts';
import type { Story } from './story.ts';
import { satisfied } from './words.ts';

const inAHurry = { units: ['lakeside-town', 'development-reform', 'power'], fallback: 'development-reform' };

const askAboutTheSubsidy = async (story: Story) => {
  const appeal = await story.file('integrator:hotline', {
    kind: 'request',
    title: '煤改电补贴咨询',
    description: '村里煤改电，补贴如何申领。',
    category: 'subsidy',
    channel: 'phone',
    citizen: { name: '赵某', phone: '13800000004' },
  });
  await appeal.does('centre:county', 'open-to-claims', inAHurry);
  return appeal;
};

describe('a village asks about its heating subsidy on the evening of a holiday', () => {
  const county = useCounty();

  it('scenario 4, on site in ten minutes: the first claim wins, the next is refused, the officer is there', async () => {
    const story = await county.begin('2026-05-02 22:40');
    const appeal = await askAboutTheSubsidy(story);
    expect(await appeal.due('claim', 'power')).toMatch('2026-05-02 22:55');

    await story.until('2026-05-02 22:44');
    await appeal.does('officer:lakeside-town', 'claim');
    expect(await appeal.refuses('officer:power', 'claim')).toBe('wrong-status');
    expect(await appeal.state()).toMatchObject({
      firstReceiver: 'lakeside-town',
      stage: { status: 'handling', liable: { unit: 'lakeside-town', person: 'officer:lakeside-town' } },
    });
    // Seven working days from the claim: Wednesday after the holiday is the first, the made-up Saturday counts.
    expect(await appeal.due('complete')).toBe('2026-05-14 00:00');

    await story.until('2026-05-02 22:54');
    await appeal.does('officer:lakeside-town', 'report-progress', { text: '已到村口现场。' });
    await appeal.does('officer:lakeside-town', 'complete', {
      result: 'explained',
      statement: '已当面说明。',
    });
    await appeal.does('centre:county', 'approve');
    await appeal.does('citizen', 'rate', satisfied);
    expect(await appeal.outcome()).toBe('satisfied');
    expect(await appeal.lights()).toEqual([]);
    expect(await appeal.liable()).toEqual(['lakeside-town claim 2026-05-02 22:44 - 2026-05-02 22:54']);
  });

  it('scenario 5, nobody claims: the lapse is on every eligible unit’s record, the fall-back unit has it at 15:00', async () => {
    const story = await county.begin('2026-05-02 22:40');
    const appeal = await askAboutTheSubsidy(story);
    const { stage } = await appeal.state();
    const openedMs = stage.status === 'pooled' ? stage.pool.sinceMs : Number.NaN;
    const quarterMs = openedMs + 15 * 60_000;

    await story.until('2026-05-02 22:54');
    expect(await appeal.status()).toBe('pooled');
    expect(await appeal.lights()).toEqual([]);

    await story.until('2026-05-02 22:56');
    await appeal.reaches('dispatched');
    const told = (await appeal.published()).slice(2);
    expect(told.map(({ type, atMs }) => [type, atMs - quarterMs])).toEqual([
      ['light-turned', 0],
      ['light-turned', 0],
      ['light-turned', 0],
      ['pool-lapsed', 0],
      ['dispatched', 0],
    ]);
    expect(told.slice(0, 3).map(({ data }) => data)).toMatchObject(
      inAHurry.units.map((unit) => ({ kind: 'claim', light: 'red', unit, charged: true })),
    );
    expect(await appeal.endings('claim')).toEqual(['lapsed', 'lapsed', 'lapsed']);
    expect(await appeal.state()).toMatchObject({
      firstReceiver: 'development-reform',
      stage: { status: 'assigned', liable: { unit: 'development-reform', why: 'dispatch' } },
    });
    // Liable from when the clock rang, not for a moment before it could know.
    const [span] = (await appeal.state()).spans;
    expect((span?.fromMs ?? 0) - quarterMs).toBeLessThan(1_000);
    expect(await appeal.refuses('officer:power', 'claim')).toBe('wrong-status');
  });
});
