import { condition } from '@temporalio/workflow';
import { letClockAct } from './apply.ts';
import { timerSummary } from './case-details.ts';
import type { CaseFile } from './case-file.ts';

/**
 * Keeps one lazy timer. A later deadline leaves the timer alone, and the timer is set anew when it fires. Only an
 * earlier deadline replaces it. Most commands therefore cost no timer.
 */
export async function keepTime(file: CaseFile, leaving: () => boolean): Promise<void> {
  for (;;) {
    await condition(() => file.deadlineMs !== null);
    if (leaving()) return;
    const atMs = file.deadlineMs as number;
    const waitMs = atMs - Date.now();
    const sooner = () => file.deadlineMs !== null && file.deadlineMs < atMs;
    const summary = timerSummary(file.state, atMs);
    const replaced = waitMs > 0 && (await condition(sooner, waitMs, { summary }));
    if (leaving()) return;
    // Another server's clock may fire a timer a moment early. The instant counts as reached.
    if (!replaced) letClockAct(file, Math.max(Date.now(), atMs));
  }
}
