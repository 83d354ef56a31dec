import { describe, expect, it } from 'vitest';
import type { Filed } from '../support/filed.ts';
import { useRealDesk } from '../support/real-desk.ts';
import * as sample from '../support/sample-county.ts';
import { useTimeSkippingDesk } from '../support/time-skipping-desk.ts';

const HOUR_MS = 3_600_000;
const runOf = async (appeal: Filed) => (await appeal.handle.describe()).runId;

describe('an appeal that continues as a new run', () => {
  const desk = useTimeSkippingDesk();

  it('carries its state, its unpublished events, its requests and its clock over', async () => {
    await desk.passUntilLocal('Monday', 10);
    desk.log.away = true;
    const appeal = await desk.file({ continueAfterEvents: 30 });
    const firstRun = await runOf(appeal);
    const request = { id: 'r1', bodyHash: 'h1' };
    const first = await appeal.give('dispatch', sample.centre, { lead: 'housing' }, { request });
    const texts = Array.from({ length: 12 }, (_, n) => `supplement ${n}`);
    for (const text of texts) await appeal.give('supplement', appeal.citizen, { text });
    // While MongoDB is away only commands come: the run waits a moment for a task that answers nobody.
    await desk.pass(2_000);
    expect(await runOf(appeal)).not.toBe(firstRun);

    const state = await appeal.state();
    expect(state).toMatchObject({ seq: 14, stage: { status: 'assigned', liable: { unit: 'housing' } } });
    expect((await appeal.unpublished()).map(({ seq }) => seq)).toEqual(
      Array.from({ length: 14 }, (_, i) => i + 1),
    );
    const repeated = await appeal.give('dispatch', sample.centre, { lead: 'housing' }, { request });
    expect(repeated).toEqual({ ...first, events: [], version: 14, replayed: true });

    desk.log.away = false;
    const events = await appeal.published();
    expect(events.map(({ data }) => (data as { text?: string }).text).slice(2)).toEqual(texts);
    expect(appeal.snapshot()).toEqual(state);

    await desk.pass(24 * HOUR_MS);
    await appeal.reaches('acceptance-deemed');
  });
});

describe('messages to an appeal that continues as a new run', () => {
  const desk = useRealDesk();

  it('are taken along where they are signals that waited, in their order', async () => {
    const appeal = await desk.file({ continueAfterEvents: 30 });
    await appeal.give('dispatch', sample.centre, { lead: 'housing' });
    await appeal.published();
    const firstRun = await runOf(appeal);
    await desk.stopWorker();
    await appeal.signal('accept', sample.housing);
    for (let n = 0; n < 20; n++) await appeal.signal('supplement', appeal.citizen, { text: `${n}` });
    await appeal.signal('deny-ownership', sample.housing, { grounds: 'not ours', basis: 'the list' });
    await desk.startWorker();
    await appeal.reaches('ownership-denied');
    expect(await runOf(appeal)).not.toBe(firstRun);
    const events = await appeal.published();
    expect(events.slice(3, -1).map(({ data }) => (data as { text: string }).text)).toEqual(
      Array.from({ length: 20 }, (_, n) => `${n}`),
    );
    expect(events.map(({ type }) => type).filter((type) => type !== 'supplemented')).toEqual([
      'registered',
      'dispatched',
      'accepted',
      'ownership-denied',
    ]);
  });

  it('are all carried out, once each, though they come while it changes over', async () => {
    const appeal = await desk.file({ continueAfterEvents: 60 });
    const queue = Array.from({ length: 120 }, (_, n) => n);
    const give = async (): Promise<void> => {
      for (let n = queue.shift(); n !== undefined; n = queue.shift()) {
        await appeal.give('supplement', appeal.citizen, { text: `${n}` });
      }
    };
    const firstRun = await runOf(appeal);
    await Promise.all(Array.from({ length: 6 }, give));
    expect(await runOf(appeal)).not.toBe(firstRun);
    const events = await appeal.published();
    expect(events.map(({ seq }) => seq)).toEqual(Array.from({ length: 121 }, (_, i) => i + 1));
    const texts = events.slice(1).map(({ data }) => Number((data as { text: string }).text));
    expect(texts.sort((a, b) => a - b)).toEqual(Array.from({ length: 120 }, (_, n) => n));
  });
});
