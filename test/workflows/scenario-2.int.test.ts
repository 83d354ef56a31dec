import { describe, expect, it } from 'vitest';
import { lowVoltage } from '../support/scenarios.ts';
import { useTimeSkippingDesk } from '../support/time-skipping-desk.ts';

const HOUR_MS = 3_600_000;

describe('low voltage, through the workflow', () => {
  const desk = useTimeSkippingDesk();

  it('is green throughout, closes satisfied, and costs at most 120 history events', async () => {
    await desk.passUntilLocal('Monday', 9);
    const appeal = await desk.file({ body: { kind: 'request', title: 'The lamps flicker' } });
    await lowVoltage(appeal, await desk.nowMs(), () => desk.pass(20 * HOUR_MS));
    const types = await appeal.types();
    expect(types).not.toContain('light-turned');
    expect(types.at(-1)).toBe('rated');
    expect((await appeal.state()).stage).toMatchObject({ status: 'closed', outcome: 'satisfied' });
    const { events, counts } = await appeal.measure();
    console.log(`scenario 2: ${events} history events`, JSON.stringify(counts));
    expect(events).toBeLessThanOrEqual(120);
  });
});
