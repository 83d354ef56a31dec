import { condition, proxyActivities } from '@temporalio/workflow';
import type { AppealEvent } from '../domain/index.ts';
import type { AppealActivities } from './activity-types.ts';
import type { CaseFile } from './case-file.ts';

/** A batch stays well below the server's 2 MB for one payload, however long MongoDB was away. */
const BATCH_EVENTS = 100;
const BATCH_CHARACTERS = 256 * 1024;

const { publish } = proxyActivities<Pick<AppealActivities, 'publish'>>({
  startToCloseTimeout: '10s',
  // For ever: the log and the snapshot are made whole as soon as they can be, and no command waits for them.
  retry: { initialInterval: '500ms', backoffCoefficient: 2, maximumInterval: '5s' },
});

/** One publication at a time, each with all that has piled up since the last. */
export async function keepPublishing(appeal: string, file: CaseFile, leaving: () => boolean): Promise<void> {
  for (;;) {
    await condition(() => file.unpublished.length > 0);
    if (leaving()) return;
    const events = nextBatch(file.unpublished);
    const summary = events.map(({ seq, type }) => `${seq} ${type}`).join(', ');
    await publish.executeWithOptions({ summary: summary.slice(0, 200) }, [{ appeal, events }]);
    if (leaving()) return;
    file.published((events.at(-1) as AppealEvent).seq);
  }
}

function nextBatch(waiting: readonly AppealEvent[]): readonly AppealEvent[] {
  let characters = 0;
  const fits = waiting.slice(0, BATCH_EVENTS).filter((event) => {
    characters += JSON.stringify(event).length;
    return characters <= BATCH_CHARACTERS;
  });
  return fits.length > 0 ? fits : waiting.slice(0, 1);
}
