import { proxySinks, type Sinks, type WorkflowInterceptorsFactory } from '@temporalio/workflow';
import type { PublishBatch } from '../../workflows/activity-types.ts';
import type { AppealInput } from '../../workflows/messages.ts';

/** Part of the bundle that replays histories: tells the test what the replayed run decided, anew. */
export interface ReplaySinks extends Sinks {
  replayed: { began(input: AppealInput): void; published(batch: PublishBatch): void };
}

const { replayed } = proxySinks<ReplaySinks>();

export const interceptors: WorkflowInterceptorsFactory = () => ({
  inbound: [
    {
      execute: (input, next) => {
        replayed.began(input.args[0] as AppealInput);
        return next(input);
      },
    },
  ],
  outbound: [
    {
      scheduleActivity: (input, next) => {
        if (input.activityType === 'publish') replayed.published(input.args[0] as PublishBatch);
        return next(input);
      },
    },
  ],
});
