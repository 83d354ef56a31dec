import { condition, proxyActivities } from '@temporalio/workflow';
import type { AppealEvent } from '../domain/index.ts';
import type { AppealActivities } from './activity-types.ts';
import type { CaseFile } from './case-file.ts';

/** Keeps a batch below the server's 2 MB for a payload, however long MongoDB was unreachable. */
const BATCH_EVENTS = 100;
const BATCH_CHARACTERS = 256 * 1024;

const { publish } = proxyActivities<Pick<AppealActivities, 'publish'>>({
  startToCloseTimeout: '10s',
  // Retries for ever. Log and snapshot become complete as soon as possible, and no command waits for them.
  retry: { initialInterval: '500ms', backoffCoefficient: 2, maximumInterval: '5s' },
});

/** Publishes one batch at a time, each with all events since the last one. */
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
