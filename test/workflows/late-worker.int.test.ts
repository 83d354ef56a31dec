import { describe, expect, it } from 'vitest';
import { useRealDesk } from '../support/real-desk.ts';
import * as sample from '../support/sample-county.ts';

const MINUTE_MS = 60_000;
/** Filed two hours ago with an hour to dispatch; the worker comes only now. */
const overdue = {
  agoMs: 120 * MINUTE_MS,
  policy: { limits: { ...sample.policy.limits, dispatch: '1h' } },
};

describe('an appeal whose worker comes late', () => {
  const desk = useRealDesk();

  it('charges what has passed, each at its own instant, before it hears a command', async () => {
    await desk.stopWorker();
    const appeal = await desk.file(overdue);
    const late = appeal.give('dispatch', sample.centre, { lead: 'housing' });
    await desk.startWorker();
    expect((await late).events.map(({ type }) => type)).toEqual([
      'light-turned',
      'light-turned',
      'dispatched',
    ]);
    const events = await appeal.published();
    const minutes = events.map(({ atMs }) => (atMs - (events[0]?.atMs ?? 0)) / MINUTE_MS);
    expect(minutes.slice(0, 3)).toEqual([0, 45, 60]);
    expect(minutes[3]).toBeGreaterThanOrEqual(120);
  });

  it('keeps of a refused signal its tick and one event', async () => {
    await desk.stopWorker();
    const appeal = await desk.file(overdue);
    await appeal.signal('accept', sample.housing);
    await desk.startWorker();
    await appeal.reaches('signal-refused');
    expect(await appeal.types()).toEqual(['registered', 'light-turned', 'light-turned', 'signal-refused']);
    const refused = (await appeal.published()).at(-1);
    expect(refused).toMatchObject({ actor: sample.housing, data: { command: 'accept', code: 'not-yours' } });
  });
});
