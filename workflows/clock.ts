import { condition } from '@temporalio/workflow';
import { letClockAct } from './apply.ts';
import { timerSummary } from './case-details.ts';
import type { CaseFile } from './case-file.ts';

/**
 * One lazy timer. It is left alone when the deadline moves later and armed anew once it has rung, so that most
 * commands cost no timer at all; only a deadline that moves earlier replaces it.
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
    // A timer may ring a moment early by the clock of another server: it has rung, so its instant has come.
    if (!replaced) letClockAct(file, Math.max(Date.now(), atMs));
  }
}
