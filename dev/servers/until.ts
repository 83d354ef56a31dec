import { setTimeout as pause } from 'node:timers/promises';
import { death, type PartProcess, within } from '../processes/part-process.ts';
import { Trouble } from '../trouble.ts';

const LOOK_EVERY_MS = 60;

export interface Waiting {
  name: string;
  /** The process that must become ready. Its death ends the wait. */
  part?: PartProcess;
  limitMs: number;
}

/** Repeats the look until it succeeds. A dead part or the time limit ends the wait with the last error. */
export async function until<T>(waiting: Waiting, look: () => Promise<T>): Promise<T> {
  const deadline = performance.now() + waiting.limitMs;
  for (;;) {
    try {
      return await look();
    } catch (error) {
      if (error instanceof Trouble) throw error;
      if (waiting.part?.hasExited()) throw await death(waiting.part);
      if (performance.now() > deadline) {
        const seen = error instanceof Error ? error.message : String(error);
        const seconds = Math.round(waiting.limitMs / 1000);
        throw new Trouble(
          `${waiting.name} 在 ${seconds} 秒内没有就绪：${seen}`,
          `${waiting.name} was not ready within ${seconds} s: ${seen}`,
          waiting.part?.lastLines() ?? [],
        );
      }
    }
    await (waiting.part ? within(waiting.part.exited, LOOK_EVERY_MS) : pause(LOOK_EVERY_MS));
  }
}
