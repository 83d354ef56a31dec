import { describe, expect, it } from 'vitest';
import { useCounty } from './county.ts';
import { done, satisfied } from './words.ts';

describe('what was sent to the wrong desk', () => {
  const county = useCounty();

  it('scenario 25, the wrong desk: the ledger shows both, the mistake is the centre’s, and housing has no light', async () => {
    const story = await county.begin('2026-03-17 09:00');
    const hydrant = await story.file('citizen', {
      title: '路边消防栓漏水',
      description: '消防栓接口漏水，路面积水。',
      category: 'water-supply',
      citizen: { name: '周先生', phone: '13800000025' },
    });
    await hydrant.does('centre:county', 'dispatch', { lead: 'housing' });
    const whole = await hydrant.due('complete');
    await story.until('2026-03-17 09:20');
    const reason = '消防栓由供水公司维护。';
    await hydrant.does('centre:county', 'redispatch', { lead: 'water', reason });

    expect(await hydrant.liable()).toEqual([
      'housing dispatch 2026-03-17 09:00 - 2026-03-17 09:20',
      'water redispatched 2026-03-17 09:20 - ',
    ]);
    const state = await hydrant.state();
    expect(state).toMatchObject({ firstReceiver: 'water', stage: { status: 'assigned' } });
    expect(state.redispatches).toMatchObject([
      {
        from: 'housing',
        to: 'water',
        reason,
        by: 'centre:county',
        mistakeOf: { unit: 'county', account: 'centre:county' },
      },
    ]);
    expect(state.obligations.filter(({ owner }) => owner.unit === 'housing')).toEqual([]);
    // Water has the whole limit to accept, and the case has the date that it had.
    expect(await hydrant.due('accept')).toBe('2026-03-19 00:00');
    expect(await hydrant.due('complete')).toBe(whole);
    expect(await hydrant.refuses('officer:housing', 'accept')).toBe('not-yours');

    // Nobody at housing hears of it again, though its own limit passes.
    await story.until('2026-03-18 17:00');
    await hydrant.does('officer:water', 'accept');
    await hydrant.does('officer:water', 'promise', {
      catalogueItem: 'water-pipe-repair',
      dueAt: story.iso('2026-03-20 18:00'),
      contactedAt: story.iso('2026-03-18 17:00'),
      contactMeans: 'phone',
    });
    await story.until('2026-03-19 10:00');
    await hydrant.does('officer:water', 'complete', done('已更换接口，不再漏水。'));
    await hydrant.does('centre:county', 'approve');
    await hydrant.does('citizen', 'rate', satisfied);
    expect(await hydrant.outcome()).toBe('satisfied');
    expect((await hydrant.lights()).filter((light) => light.includes('housing'))).toEqual([]);
    expect((await hydrant.state()).spans.map(({ unit }) => unit)).toEqual(['housing', 'water', 'water']);
  });
});
