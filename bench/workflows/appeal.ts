import { condition, proxyActivities, setDefaultUpdateHandler, setHandler } from '@temporalio/workflow';
import type { AppealEvent } from '../../domain/index.ts';
import type { AppealActivities } from '../../workflows/activity-types.ts';
import type { AppealInput, CommandAnswer, CommandInput } from '../../workflows/messages.ts';
import { type Rehearsal, rehearse } from './messages.ts';

const { publish } = proxyActivities<Pick<AppealActivities, 'publish'>>({ startToCloseTimeout: '10s' });

/**
 * (c) Replaces an appeal behind the same API. It has no state, rule, clock, search attribute or description. Its
 * input and the size of its answer are the same. It publishes one batch at a time with all waiting events. The API
 * and MongoDB therefore do the same work.
 */
export async function appeal({ events }: AppealInput): Promise<void> {
  let unpublished: readonly AppealEvent[] = events;
  let seq = events.length;
  let example: AppealEvent | undefined;
  setHandler(rehearse, (rehearsal: Rehearsal) => {
    example = rehearsal.answer;
    unpublished = [...unpublished, ...rehearsal.events];
    seq += rehearsal.events.length;
  });
  setDefaultUpdateHandler((_name: string, input: unknown): CommandAnswer => {
    seq += 1;
    const event = { ...(example as AppealEvent), seq, atMs: Date.now() };
    unpublished = [...unpublished, event];
    const bodyHash = (input as CommandInput).request?.bodyHash ?? null;
    return { events: [event], version: seq, bodyHash, fromSeq: seq, toSeq: seq, replayed: false };
  });
  const id = events[0] as AppealEvent<string, { id: string }>;
  for (;;) {
    await condition(() => unpublished.length > 0);
    const batch = unpublished;
    await publish({ appeal: id.data.id, events: batch });
    unpublished = unpublished.slice(batch.length);
  }
}
