import { describe, expect, it } from 'vitest';
import type { Calendar } from '../../domain/index.ts';
import type { Filed } from '../support/filed.ts';
import * as sample from '../support/sample-county.ts';
import { useTimeSkippingDesk } from '../support/time-skipping-desk.ts';

const SECOND_MS = 1_000;
const HOUR_MS = 3_600 * SECOND_MS;
const DAY_MS = 24 * HOUR_MS;

/** The local date of an instant, YYYY-MM-DD. */
const dayOf = (ms: number): string => new Date(ms + 8 * HOUR_MS).toISOString().slice(0, 10);

const lightsOf = async (appeal: Filed) =>
  (await appeal.published())
    .filter(({ type }) => type === 'light-turned')
    .map(({ atMs, data }) => ({ atMs, ...(data as { kind: string; light: string; unit: string }) }));

describe('the clock of an appeal', () => {
  const desk = useTimeSkippingDesk();

  it('turns yellow and red at their instants, across a weekend, a holiday and a make-up day', async () => {
    const thursdayMs = await desk.passUntilLocal('Thursday', 10);
    const midnight = (daysOn: number) => thursdayMs - 10 * HOUR_MS + daysOn * DAY_MS;
    const days: Calendar['days'] = {
      [dayOf(midnight(3))]: { kind: 'make-up', name: 'a worked Sunday' },
      [dayOf(midnight(4))]: { kind: 'holiday', name: 'a free Monday' },
    };
    const appeal = await desk.file({
      county: { calendar: { ...sample.calendar, days } },
      policy: {
        limits: { ...sample.policy.limits, accept: '3wd' },
        lights: { ...sample.policy.lights, accept: { yellow: '-1wd', red: '+0' } },
      },
    });
    await appeal.give('dispatch', sample.centre, { lead: 'housing' });
    // Friday, the worked Sunday and Tuesday are the three days; Saturday and the free Monday are none.
    const redMs = midnight(6);
    const yellowMs = midnight(5);

    await desk.passUntil(yellowMs - SECOND_MS);
    expect((await appeal.state()).obligations.map(({ light }) => light)).toEqual(['green', 'green']);
    await desk.passUntil(yellowMs + SECOND_MS);
    await appeal.reaches('light-turned');
    expect(await lightsOf(appeal)).toMatchObject([
      { kind: 'accept', light: 'yellow', unit: 'housing', atMs: yellowMs },
    ]);

    await desk.passUntil(redMs - SECOND_MS);
    expect(await lightsOf(appeal)).toHaveLength(1);
    await desk.passUntil(redMs + SECOND_MS);
    await appeal.reaches('light-turned', 2);
    expect((await lightsOf(appeal))[1]).toMatchObject({ kind: 'accept', light: 'red', atMs: redMs });
  });

  it('deems the first receiver to have accepted, in its head’s person, once its acceptance is red', async () => {
    await desk.passUntilLocal('Monday', 10);
    const appeal = await desk.file();
    await appeal.give('dispatch', sample.centre, { lead: 'housing' });
    await desk.pass(24 * HOUR_MS + SECOND_MS);
    await appeal.reaches('acceptance-deemed');
    const { stage, lastAtMs } = await appeal.state();
    expect(stage).toMatchObject({
      status: 'handling',
      liable: { unit: 'housing', person: 'housing.head', why: 'deemed-acceptance' },
    });
    expect(appeal.snapshot()).toMatchObject({ lastAtMs, stage });
  });

  it('lets a pool lapse to its fall-back unit after a quarter of an hour', async () => {
    await desk.passUntilLocal('Monday', 10);
    const appeal = await desk.file();
    await appeal.give('open-to-claims', sample.centre, {
      units: ['housing', 'water'],
      fallback: 'transport',
    });
    const { stage } = await appeal.state();
    const endsAtMs = stage.status === 'pooled' ? stage.pool.endsAtMs : 0;
    await desk.passUntil(endsAtMs + SECOND_MS);
    await appeal.reaches('dispatched');
    expect((await appeal.state()).stage).toMatchObject({ status: 'assigned', liable: { unit: 'transport' } });
  });

  it('has one lazy timer: left when the deadline moves later, armed anew when it rings, replaced when it moves earlier', async () => {
    await desk.passUntilLocal('Monday', 10);
    const appeal = await desk.file();
    const timers = async () => {
      await appeal.published();
      const { timerStarted = 0, timerFired = 0, timerCanceled = 0 } = await appeal.historyCounts();
      return { timerStarted, timerFired, timerCanceled };
    };
    expect(await timers()).toEqual({ timerStarted: 1, timerFired: 0, timerCanceled: 0 });
    await appeal.give('dispatch', sample.centre, { lead: 'housing' });
    await appeal.give('accept', sample.housing);
    expect(await timers()).toEqual({ timerStarted: 1, timerFired: 0, timerCanceled: 0 });
    await desk.pass(14 * HOUR_MS);
    expect(await timers()).toEqual({ timerStarted: 2, timerFired: 1, timerCanceled: 0 });
    expect(await appeal.types()).not.toContain('light-turned');

    const pooled = await desk.file();
    await pooled.give('open-to-claims', sample.centre, { units: ['housing', 'water'] });
    await pooled.published();
    expect(await pooled.historyCounts()).toMatchObject({ timerStarted: 2, timerCanceled: 1 });
  });
});
