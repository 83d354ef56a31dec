import { describe, expect, it } from 'vitest';
import type { Actor, CommandName } from '../../domain/index.ts';
import type { Filed } from '../support/filed.ts';
import { useRealDesk } from '../support/real-desk.ts';
import * as sample from '../support/sample-county.ts';
import { yes } from '../support/scenarios.ts';

const DAY_MS = 86_400_000;
type Counts = Readonly<Record<string, number>>;

/** What something adds to the history, until all of it is published. */
async function costOf(appeal: Filed, act: () => Promise<unknown>) {
  await appeal.published();
  const before = await appeal.measure();
  await act();
  await appeal.published();
  const after = await appeal.measure();
  const counts: Counts = Object.fromEntries(
    Object.entries(after.counts).map(([name, count]) => [name, count - (before.counts[name] ?? 0)]),
  );
  return { events: after.events - before.events, bytes: after.bytes - before.bytes, counts };
}

/** Five for the update, six for the publication that follows unawaited, and what changes beside them. */
const expected = ({ upsertWorkflowSearchAttributes = 0, timerCanceled = 0 }: Counts) =>
  11 + upsertWorkflowSearchAttributes + 2 * timerCanceled;

describe('what a command costs in history', () => {
  const desk = useRealDesk();

  it('is eleven events, one more where a search attribute changes, two where the deadline moves earlier', async () => {
    const appeal = await desk.file();
    const at = (days: number) => new Date(Date.now() + days * DAY_MS).toISOString();
    const steps: readonly [CommandName, Actor, Readonly<Record<string, unknown>>][] = [
      ['dispatch', sample.centre, { lead: 'housing' }],
      ['accept', sample.housing, {}],
      [
        'promise',
        sample.housing,
        { catalogueItem: 'pothole', dueAt: at(4), contactedAt: at(0), contactMeans: 'phone' },
      ],
      ['report-progress', sample.housing, { text: 'The material is on its way.' }],
      ['urge', appeal.citizen, { reason: 'Is anybody coming?' }],
      ['complete', sample.housing, { result: 'resolved', statement: 'Filled.' }],
      ['approve', sample.centre, {}],
    ];
    for (const [name, by, body] of steps) {
      const cost = await costOf(appeal, () => appeal.give(name, by, body));
      console.log(`${name}: ${cost.events} events, ${cost.bytes} bytes`);
      expect(cost.events, name).toBe(expected(cost.counts));
      expect(cost.counts.upsertWorkflowSearchAttributes ?? 0, name).toBeLessThanOrEqual(1);
      expect(cost.counts.timerCanceled ?? 0, name).toBeLessThanOrEqual(1);
      // Of them about 800 are what sealing adds: nonce, tag, key id and place for every payload.
      if (name === 'report-progress') expect(cost.bytes).toBeLessThan(3_500);
    }
    await appeal.give('rate', appeal.citizen, yes);
    await appeal.closed();
    const whole = await appeal.measure();
    console.log(`whole: ${whole.events} events, ${whole.bytes} bytes, ${JSON.stringify(whole.counts)}`);
    expect(whole.events).toBeLessThanOrEqual(120);
    expect(whole.counts.timerStarted).toBe(1 + (whole.counts.timerCanceled ?? 0));
  });

  it('is eleven events for a signal too', async () => {
    const appeal = await desk.file();
    await appeal.give('dispatch', sample.centre, { lead: 'housing' });
    const cost = await costOf(appeal, async () => {
      await appeal.signal('accept', sample.housing);
      await appeal.reaches('accepted');
    });
    expect(cost.events).toBe(expected(cost.counts));
    expect(cost.counts).toMatchObject({ workflowExecutionSignaled: 1, markerRecorded: 1 });
  });

  it('is nothing for an update that is refused', async () => {
    const appeal = await desk.file();
    const cost = await costOf(appeal, () => appeal.refused('accept', sample.housing));
    expect(cost.events).toBe(0);
  });
});
