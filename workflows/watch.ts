import { proxyActivities } from '@temporalio/workflow';

/** The activity that compares the records of all open cases with their workflows. */
export interface WatchActivities {
  walkCases(): Promise<WatchResult>;
}
export interface WatchResult {
  readonly looked: number;
  /** The number of cases in trouble, by kind. */
  readonly troubles: Readonly<Record<string, number>>;
}

const { walkCases } = proxyActivities<WatchActivities>({
  startToCloseTimeout: '6h',
  heartbeatTimeout: '2m',
  retry: { initialInterval: '10s', maximumInterval: '2m' },
});

/** One walk through all cases. A Temporal Schedule begins it, and its result stands in the Temporal UI. */
export const watch = (): Promise<WatchResult> => walkCases();
