import type { Client } from '@temporalio/client';
import { type HookInput, hookWorkflowId, hookWorkflowType, pokeSignal } from '../workflows/messages.ts';

const EVERY_MS = 5_000;

/**
 * Wakes the workflows of endpoints, each at most every 5 seconds for this process. A poke that comes sooner waits for
 * its turn. One that is lost with the process is made up by the worker, which looks for old rows.
 */
export class HookPoker {
  private readonly lastMs = new Map<string, number>();
  private readonly waiting = new Map<string, NodeJS.Timeout>();
  private readonly clock: () => number;
  private readonly everyMs: number;

  constructor(clock: () => number, everyMs = EVERY_MS) {
    this.clock = clock;
    this.everyMs = everyMs;
  }

  /** Never throws and never waits: publishing does not depend on it. */
  poke(client: Client, taskQueue: string, endpoints: readonly string[]): void {
    for (const endpoint of endpoints) {
      if (this.waiting.has(endpoint)) continue;
      const restMs = (this.lastMs.get(endpoint) ?? Number.NEGATIVE_INFINITY) + this.everyMs - this.clock();
      if (restMs <= 0) this.send(client, taskQueue, endpoint);
      else {
        const timer = setTimeout(() => this.send(client, taskQueue, endpoint), restMs);
        this.waiting.set(endpoint, timer.unref());
      }
    }
  }

  private send(client: Client, taskQueue: string, endpoint: string): void {
    this.waiting.delete(endpoint);
    this.lastMs.set(endpoint, this.clock());
    void pokeHook(client, taskQueue, endpoint).catch(() => {});
  }
}

/** Starts the endpoint's workflow, or wakes it. */
export async function pokeHook(client: Client, taskQueue: string, endpoint: string): Promise<void> {
  const input: HookInput = { endpoint };
  await client.workflow.signalWithStart(hookWorkflowType, {
    workflowId: hookWorkflowId(endpoint),
    taskQueue,
    args: [input],
    signal: pokeSignal,
    signalArgs: [],
    staticSummary: `接口推送 Webhook ${endpoint}`,
  });
}
