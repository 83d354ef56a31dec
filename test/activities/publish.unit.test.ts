import { MockActivityEnvironment } from '@temporalio/testing';
import { describe, expect, it } from 'vitest';
import { createActivities } from '../../activities/index.ts';
import { publish } from '../../activities/publish.ts';
import type { AppealEvent } from '../../domain/index.ts';
import { approved, given } from '../support/domain-kit.ts';
import { MemoryLog } from '../support/memory-log.ts';
import { activityDeps } from '../support/workflow-kit.ts';

/** Runs as Temporal would, at this attempt. */
const inActivity = <T>(attempt: number, work: () => Promise<T>): Promise<T> =>
  new MockActivityEnvironment({ attempt }).run(work);

const { state, events } = given(...approved);
const appeal = state.id;
const upTo = (count: number) => events.slice(0, count);
const from = (seq: number) => events.slice(seq - 1);

describe('publish', () => {
  it('writes the events and the snapshot that they lead to', async () => {
    const log = new MemoryLog();
    await publish(log, { appeal, events });
    expect(await log.events(appeal)).toEqual(events);
    expect(log.snapshots.get(appeal)).toEqual(state);
  });

  it('does nothing twice, however often it is repeated', async () => {
    const log = new MemoryLog();
    for (const batch of [upTo(3), upTo(3), from(2), events, from(4)])
      await publish(log, { appeal, events: batch });
    expect(await log.events(appeal)).toEqual(events);
    expect(log.snapshots.get(appeal)).toEqual(state);
  });

  it('goes on from the snapshot where that reaches up to the batch, and from there alone', async () => {
    const log = new MemoryLog();
    await publish(log, { appeal, events: upTo(2) });
    await publish(log, { appeal, events: from(3) });
    expect(log.snapshots.get(appeal)).toEqual(state);
  });

  it('takes from the log what the snapshot lacks before the batch', async () => {
    const log = new MemoryLog();
    await log.saveEvents(appeal, upTo(3));
    await publish(log, { appeal, events: from(4) });
    expect(log.snapshots.get(appeal)).toEqual(state);
  });

  it('leaves a snapshot alone that is further than the batch', async () => {
    const log = new MemoryLog();
    await log.saveSnapshot(state);
    await publish(log, { appeal, events: upTo(2) });
    expect(log.snapshots.get(appeal)).toBe(state);
    expect(await log.events(appeal)).toEqual(upTo(2));
  });

  it('says so where the event before the batch is gone, whoever wrote the snapshot', async () => {
    for (const written of [given(...approved).state, null]) {
      const log = new MemoryLog();
      await publish(log, { appeal, events: upTo(2) });
      log.logs.get(appeal)?.delete(1);
      if (written) await log.saveSnapshot(written);
      await expect(publish(log, { appeal, events: from(3) })).rejects.toThrow(/no event 2/);
      expect(log.snapshots.get(appeal)).toEqual(state);
      expect(log.logs.get(appeal)?.has(state.seq)).toBe(true);
    }
  });

  it('makes no snapshot over a hole in the log, and says so', async () => {
    const log = new MemoryLog();
    await expect(publish(log, { appeal, events: from(3) })).rejects.toThrow(/no event 1/);
    expect(log.snapshots.size).toBe(0);
  });
});

describe('the publish activity', () => {
  const alarmsAt = async (spoil: (log: MemoryLog) => void, batch: readonly AppealEvent[]) => {
    const log = new MemoryLog();
    spoil(log);
    const logged: object[] = [];
    const deps = { ...activityDeps(log), log: { error: (fields: object) => logged.push(fields) } };
    const { publish } = createActivities(deps);
    await expect(inActivity(1, () => publish({ appeal, events: batch }))).rejects.toThrow();
    return logged;
  };

  it('raises an alarm for an event that contradicts the log, and fails so that it is tried again', async () => {
    const foreign = { ...events[0], type: 'foreign' } as AppealEvent;
    const spoil = (log: MemoryLog) => log.logs.set(appeal, new Map([[1, foreign]]));
    expect(await alarmsAt(spoil, events)).toMatchObject([{ appeal, alarm: 'event-conflict' }]);
  });

  it.each([
    [1, 1_000],
    [4, 8_000],
    [50, 120_000],
  ])('waits longer with each try, for nothing mends itself: after try %d, %d ms', async (attempt, delay) => {
    const log = new MemoryLog();
    log.logs.set(appeal, new Map([[1, { ...events[0], type: 'foreign' } as AppealEvent]]));
    const { publish } = createActivities(activityDeps(log));
    await expect(inActivity(attempt, () => publish({ appeal, events }))).rejects.toMatchObject({
      type: 'event-conflict',
      nextRetryDelay: delay,
    });
  });

  it('raises an alarm for a hole in the log', async () => {
    expect(await alarmsAt(() => {}, from(3))).toMatchObject([{ appeal, alarm: 'event-log-broken' }]);
  });

  it('raises none for a MongoDB that is away, which comes back', async () => {
    const away = (log: MemoryLog) => {
      log.away = true;
    };
    expect(await alarmsAt(away, events)).toEqual([]);
  });
});
