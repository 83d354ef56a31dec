import type { Client } from '@temporalio/client';
import { describe, expect, it } from 'vitest';
import { type AppealState, type Facts, noFacts, type Post } from '../../domain/index.ts';
import { keepTellingDaily, tellDay } from '../../worker/tell-daily.ts';
import { accepted, calendar, given } from '../support/domain-kit.ts';
import { eventually } from '../support/eventually.ts';

const { state } = given(...accepted);
const old: AppealState = { ...state, id: 'A0', rules: 2 };

/** A day on which everybody has left, and what is sent of it. */
function day(pages: (after: string) => Promise<AppealState[]>) {
  const sent: { id: string; updateId: string }[] = [];
  const handleOf = (id: string) => ({
    executeUpdate: async (_: unknown, { updateId }: { updateId: string }) => void sent.push({ id, updateId }),
  });
  // The code under test makes only these calls of the client.
  const client = {
    withDeadline: (_: number, call: () => Promise<unknown>) => call(),
    workflow: { getHandle: handleOf },
  } as unknown as Client;
  const standingFacts = ({ posts }: { posts: readonly Post[] }): Facts => ({
    ...noFacts,
    people: Object.fromEntries(posts.map(({ person }) => [person, null])),
  });
  const warned: string[] = [];
  return {
    ...{ sent, warned, client, county: { calendar, standingFacts } },
    store: { listOpen: async ({ after }: { after: string }) => pages(after) },
    log: { info: () => {}, warn: (_: object, message: string) => void warned.push(message) },
    clock: () => state.lastAtMs,
  };
}
const both = async (after: string) => [old, state].filter(({ id }) => id > after);

describe('a day that the open appeals are told of', () => {
  it('goes to those for whom it makes a difference, page by page, under the same id each time', async () => {
    const told = day(both);
    const { signal } = new AbortController();
    expect(await tellDay({ ...told, signal })).toBe(true);
    expect(await tellDay({ ...told, signal })).toBe(true);
    expect(told.sent.map(({ id }) => id)).toEqual([state.id, state.id]);
    expect(new Set(told.sent.map(({ updateId }) => updateId)).size).toBe(1);
  });

  it('is told as soon as the servers are there, by a worker that starts in the middle of it, and then not again', async () => {
    let calls = 0;
    const told = day(async (after) => {
      calls += 1;
      if (calls < 3) throw new Error('away');
      return both(after);
    });
    const stopping = new AbortController();
    const times = { lookEveryMs: 1, againAfterMs: 1, updateMs: 1 };
    const done = keepTellingDaily({ ...told, signal: stopping.signal, times });
    await eventually(async () => told.sent.length > 0 || null, 'the day told');
    await eventually(async () => calls >= 4 || null, 'the day told to its end');
    const after = calls;
    stopping.abort();
    await done;
    expect(told.warned).toHaveLength(2);
    expect([told.sent.length, calls]).toEqual([1, after]);
  });

  it('is told again where an appeal could not be reached', async () => {
    const told = day(both);
    let failing = true;
    const refused = {
      ...told.client,
      withDeadline: async (_: number, call: () => Promise<unknown>) => {
        if (!failing) return call();
        failing = false;
        throw new (await import('@temporalio/client')).WorkflowUpdateRPCTimeoutOrCancelledError('late');
      },
    } as unknown as Client;
    const stopping = new AbortController();
    const times = { lookEveryMs: 1, againAfterMs: 1, updateMs: 1 };
    const done = keepTellingDaily({ ...told, client: refused, signal: stopping.signal, times });
    await eventually(async () => told.sent.length === 1 || null, 'the appeal told');
    stopping.abort();
    await done;
    expect(told.warned).toHaveLength(1);
  });
});
