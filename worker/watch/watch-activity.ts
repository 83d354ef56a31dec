import { activityInfo, cancellationSignal, getClient, heartbeat } from '@temporalio/activity';
import type { RepairShelf } from '../../store/index.ts';
import type { WatchActivities, WatchResult } from '../../workflows/watch.ts';
import type { WorkerLog } from '../runtime-log.ts';
import { type FoundTrouble, walk } from './walk.ts';

export interface WatchNeeds {
  readonly store: { readonly repair: Pick<RepairShelf, 'heads' | 'head' | 'extents' | 'keepTroubles'> };
  readonly log: Pick<WorkerLog, 'info' | 'error'>;
  readonly clock: () => number;
  readonly onAlarm?: (kind: string) => void;
}

/** Walks through all cases, keeps what it finds for the audit and the repair, and raises an alarm for each. */
export const watchActivities = ({ store, log, clock, onAlarm }: WatchNeeds): WatchActivities => ({
  walkCases: async () => {
    const { looked, found } = await walk({
      store,
      client: getClient(),
      taskQueue: activityInfo().taskQueue,
      signal: cancellationSignal(),
      onPage: heartbeat,
    });
    await store.repair.keepTroubles(found, clock());
    for (const { appeal, kind } of found) {
      log.error({ alarm: kind, appeal }, 'alarm');
      onAlarm?.(kind);
    }
    const result = { looked, troubles: byKind(found) };
    log.info(result, 'the cases were compared with their workflows');
    return result;
  },
});

function byKind(found: readonly FoundTrouble[]): WatchResult['troubles'] {
  const counts: Record<string, number> = {};
  for (const { kind } of found) counts[kind] = (counts[kind] ?? 0) + 1;
  return counts;
}
