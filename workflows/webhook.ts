import { condition, continueAsNew, proxyActivities, setHandler, workflowInfo } from '@temporalio/workflow';
import { type HookInput, pokeSignal, resumeSignal } from './messages.ts';

/** The activity that sends what waits for one endpoint. */
export interface HookActivities {
  deliverHooks(order: DeliverOrder): Promise<DeliverResult>;
}
export interface DeliverOrder {
  readonly endpoint: string;
  readonly failures: number;
  /** The workflow's time, from which the activity counts on. */
  readonly nowMs: number;
}
export type DeliverResult =
  /** The endpoint is paused, disabled or deleted. */
  | { readonly kind: 'stopped' }
  /** The endpoint takes nothing now and rests. */
  | { readonly kind: 'rests'; readonly failures: number; readonly forMs: number }
  /** All that was due is sent. Null: nothing waits. */
  | { readonly kind: 'idle'; readonly failures: number; readonly nextInMs: number | null };

const { deliverHooks } = proxyActivities<HookActivities>({
  startToCloseTimeout: '2m',
  heartbeatTimeout: '30s',
  retry: { initialInterval: '1s', maximumInterval: '1m' },
});

/** An endpoint without news ends its workflow after this time. The next poke starts it again. */
const idleMs = 600_000;
const continueAfterEvents = 2_000;

/**
 * Sends one endpoint what it is to be told. Rows, tries and order lie in the outbox. The workflow keeps when to look
 * again. A poke that comes while it ends starts it anew.
 */
export async function webhook({ endpoint, failures = 0, restUntilMs = 0 }: HookInput): Promise<void> {
  const now = { poked: false, resumed: false, failures, restUntilMs };
  setHandler(pokeSignal, () => {
    now.poked = true;
  });
  setHandler(resumeSignal, () => {
    now.poked = true;
    now.resumed = true;
    now.restUntilMs = 0;
  });
  for (;;) {
    const restMs = now.restUntilMs - Date.now();
    if (restMs > 0) await condition(() => now.restUntilMs === 0, restMs);
    now.restUntilMs = 0;
    now.resumed = false;
    now.poked = false;
    const done = await deliverHooks({ endpoint, failures: now.failures, nowMs: Date.now() });
    if (done.kind === 'stopped') {
      if (now.poked) continue;
      return;
    }
    now.failures = done.failures;
    if (done.kind === 'rests') now.restUntilMs = now.resumed ? 0 : Date.now() + done.forMs;
    else if (!(await condition(() => now.poked, done.nextInMs ?? idleMs)) && done.nextInMs === null) return;
    if (isLong()) {
      await continueAsNew<typeof webhook>({ endpoint, failures: now.failures, restUntilMs: now.restUntilMs });
    }
  }
}

const isLong = (): boolean => {
  const { continueAsNewSuggested, historyLength } = workflowInfo();
  return continueAsNewSuggested || historyLength > continueAfterEvents;
};
