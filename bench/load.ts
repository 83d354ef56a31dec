import { setTimeout as pause } from 'node:timers/promises';

/** Gives one command to one case, and resolves with its answer. */
export type Lane = () => Promise<unknown>;

/** Gives one command at a time, from case to case. Returns the time of each in ms. */
export async function oneAtATime(lanes: readonly Lane[], count: number, gapMs = 0): Promise<number[]> {
  const taken: number[] = [];
  for (let n = 0; n < count; n += 1) {
    const give = lanes[n % lanes.length] as Lane;
    const begunMs = performance.now();
    await give();
    taken.push(performance.now() - begunMs);
    if (gapMs > 0) await pause(gapMs);
  }
  return taken;
}

export interface Rate {
  readonly commands: number;
  readonly seconds: number;
  readonly perSecond: number;
}

/** Runs all lanes at once, each with its next command after the answer. The first moments do not count. */
export async function allAtOnce(
  lanes: readonly Lane[],
  times: { warmMs: number; countedMs: number },
  onCounted: () => void = () => {},
): Promise<Rate> {
  const begunMs = performance.now();
  const fromMs = begunMs + times.warmMs;
  const untilMs = fromMs + times.countedMs;
  let commands = 0;
  const run = async (give: Lane) => {
    while (performance.now() < untilMs) {
      await give();
      const nowMs = performance.now();
      if (nowMs >= fromMs && nowMs < untilMs) commands += 1;
    }
  };
  const running = lanes.map(run);
  await pause(times.warmMs);
  onCounted();
  await Promise.all(running);
  const seconds = times.countedMs / 1000;
  return { commands, seconds, perSecond: commands / seconds };
}
