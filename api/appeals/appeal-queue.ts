import { problem } from '../http/problem.ts';

export interface QueueLimits {
  readonly inFlight: number;
  readonly waiting: number;
  readonly waitMs: number;
}

/** The server accepts 10 updates of one workflow at a time. Two of them are left for operators. */
export const usualQueue: QueueLimits = { inFlight: 8, waiting: 100, waitMs: 5000 };

interface Lane {
  running: number;
  readonly waiting: Set<() => void>;
}

/** Queues the commands of each appeal in order. A full queue or a long wait is 429. */
export class AppealQueue {
  private readonly lanes = new Map<string, Lane>();
  private readonly limits: QueueLimits;
  private readonly onWaiting: (change: 1 | -1) => void;

  constructor(limits: QueueLimits = usualQueue, onWaiting: (change: 1 | -1) => void = () => {}) {
    this.limits = limits;
    this.onWaiting = onWaiting;
  }

  async run<T>(appeal: string, task: () => Promise<T>): Promise<T> {
    const lane = this.lanes.get(appeal) ?? { running: 0, waiting: new Set() };
    this.lanes.set(appeal, lane);
    if (lane.running < this.limits.inFlight) lane.running += 1;
    else await this.turn(lane);
    try {
      return await task();
    } finally {
      this.leave(appeal, lane);
    }
  }

  private turn(lane: Lane): Promise<void> {
    if (lane.waiting.size >= this.limits.waiting) return Promise.reject(full());
    this.onWaiting(1);
    return new Promise((resolve, reject) => {
      const done = () => {
        clearTimeout(timer);
        lane.waiting.delete(go);
        this.onWaiting(-1);
      };
      const go = () => {
        done();
        resolve();
      };
      const timer = setTimeout(() => {
        done();
        reject(full());
      }, this.limits.waitMs);
      lane.waiting.add(go);
    });
  }

  /** Hands the place to the longest waiting command, or frees it. */
  private leave(appeal: string, lane: Lane): void {
    const [next] = lane.waiting;
    if (next) next();
    else if (lane.running > 1) lane.running -= 1;
    else this.lanes.delete(appeal);
  }
}

const full = () => problem('queue-full', { headers: { 'Retry-After': '2' } });
