import { describe, expect, it } from 'vitest';
import { evolveAll } from '../../domain/index.ts';
import { darkStreet } from '../support/scenarios.ts';
import { useTimeSkippingDesk } from '../support/time-skipping-desk.ts';

describe('a dark street, through the workflow', () => {
  const desk = useTimeSkippingDesk();

  it('stays with the first receiver until the leader rules, and closes satisfied', async () => {
    const appeal = await desk.file({ body: { title: 'The street lights on the way to school are dark' } });
    await darkStreet(appeal, await desk.nowMs(), async () => {
      const ruled = await appeal.state();
      expect(ruled.stage).toMatchObject({ status: 'handling', liable: { unit: 'urban-management' } });
      expect(ruled.escalation).toMatchObject({ state: 'ruled', leader: 'leader.urban' });
      expect(ruled.spans.map(({ unit, why }) => `${unit} ${why}`)).toEqual([
        'housing dispatch',
        'housing accept',
        'urban-management ruling',
      ]);
    });
    const state = await appeal.state();
    expect(state.stage).toMatchObject({ status: 'closed', outcome: 'satisfied' });
    expect(appeal.snapshot()).toEqual(state);
    expect(evolveAll(null, await appeal.published())).toEqual(state);
    expect(state.spans.every(({ toMs }) => toMs !== null)).toBe(true);
  });
});
