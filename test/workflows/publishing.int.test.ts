import { describe, expect, it } from 'vitest';
import { unsealPayload } from '../../privacy/index.ts';
import { eventually } from '../support/eventually.ts';
import { testKeyring } from '../support/keyring.ts';
import { useRealDesk } from '../support/real-desk.ts';
import * as sample from '../support/sample-county.ts';

describe('publishing', () => {
  const desk = useRealDesk();

  it('blocks no command while MongoDB is away, and catches up with all of them', async () => {
    desk.log.away = true;
    const appeal = await desk.file();
    const numbers = Array.from({ length: 50 }, (_, n) => n);
    for (let n = 0; n < 50; n += 5) {
      await Promise.all(
        numbers.slice(n, n + 5).map((m) => appeal.give('supplement', appeal.citizen, { text: `${m}` })),
      );
    }
    expect(await appeal.unpublished()).toHaveLength(51);
    expect(appeal.logged()).toEqual([]);
    desk.log.away = false;
    const events = await appeal.published();
    expect(events.map(({ seq }) => seq)).toEqual([1, ...numbers.map((n) => n + 2)]);
    expect(appeal.snapshot()).toEqual(await appeal.state());
    // The first, which was tried until MongoDB came back, and one with all that had piled up.
    expect((await appeal.historyCounts()).activityTaskScheduled).toBe(2);
  });

  it('raises an alarm at an event that contradicts the log, keeps trying in sight of all, and ends well once mended', async () => {
    const appeal = await desk.file();
    await appeal.published();
    const foreign = { seq: 2, atMs: 0, type: 'foreign', actor: sample.admin, data: {}, ledger: [] };
    desk.log.logs.get(appeal.id)?.set(2, foreign);
    await appeal.give('dispatch', sample.centre, { lead: 'housing' });
    const ours = () => desk.alarms.filter((alarm) => alarm.appeal === appeal.id);
    await eventually(async () => (ours().length >= 2 ? true : null), 'two alarms');
    expect(ours()[0]).toMatchObject({ kind: 'event-conflict' });
    const { raw } = await appeal.handle.describe();
    const { message, encodedAttributes } = raw.pendingActivities?.[0]?.lastFailure ?? {};
    expect(message).toBe('Encoded failure');
    const told = unsealPayload(testKeyring, encodedAttributes ?? {});
    expect(Buffer.from(told?.data ?? []).toString()).toContain(appeal.id);
    expect(await appeal.give('accept', sample.housing)).toMatchObject({ version: 3 });
    desk.log.logs.get(appeal.id)?.delete(2);
    expect(await appeal.types()).toEqual(['registered', 'dispatched', 'accepted']);
    expect(appeal.snapshot()).toEqual(await appeal.state());
  });
});
