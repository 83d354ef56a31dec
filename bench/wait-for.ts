import { setTimeout as pause } from 'node:timers/promises';

const everyMs = 20;

/** Repeats the look until it returns something other than null. */
export async function waitFor<T>(look: () => Promise<T | null>, withinMs = 30_000): Promise<T> {
  const untilMs = performance.now() + withinMs;
  for (;;) {
    const found = await look();
    if (found !== null) return found;
    if (performance.now() > untilMs) throw new Error('what was waited for did not come about');
    await pause(everyMs);
  }
}
