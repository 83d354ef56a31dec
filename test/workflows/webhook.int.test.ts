import { randomUUID } from 'node:crypto';
import type { Client } from '@temporalio/client';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { pokeHook } from '../../activities/poke-hooks.ts';
import { startTestServer } from '../../dev/servers/test-server.ts';
import { hookReceiver, testEvent } from '../../domain/index.ts';
import { newSecret } from '../../hooks/index.ts';
import type { HookEndpoint } from '../../store/index.ts';
import { startWorker } from '../../worker/run.ts';
import { hookWorkflowId, resumeSignal } from '../../workflows/messages.ts';
import { FakeHooks } from '../api/fake-hooks.ts';
import { openReceiver, type Receiver } from '../hooks/receiver.ts';
import { county } from '../store/appeals.ts';
import { eventually } from '../support/eventually.ts';
import { connectTimeSkipping } from '../support/global-time-skipping.ts';
import { testKeyring } from '../support/keyring.ts';
import { MemoryLog } from '../support/memory-log.ts';
import { quietRuntime } from '../support/quiet-runtime.ts';
import { activityDeps } from '../support/workflow-kit.ts';

describe('the workflow of an endpoint', () => {
  const taskQueue = `hooks-${randomUUID()}`;
  const hooks = new FakeHooks(() => {});
  const close: (() => Promise<unknown>)[] = [];
  let client: Client;
  let receiver: Receiver;
  let nowMs: () => Promise<number>;
  let pass: (ms: number) => Promise<void>;

  beforeAll(async () => {
    quietRuntime();
    const server = await startTestServer();
    close.push(() => server.kill());
    const env = await connectTimeSkipping(server.address);
    close.push(() => env.teardown());
    receiver = await openReceiver();
    close.push(() => receiver.close());
    client = env.client;
    nowMs = () => env.currentTimeMs();
    pass = (ms) => env.sleep(ms);
    const worker = await startWorker({
      temporal: { address: server.address },
      taskQueue,
      keyring: testKeyring,
      activities: activityDeps(new MemoryLog()),
      hooks: {
        store: { hooks, snapshot: async () => null },
        county,
        clock: Date.now,
        rules: { local: true },
      },
    });
    close.push(() => worker.stop());
  });
  afterAll(async () => {
    for (const step of close.reverse()) await step();
  });

  async function waiting(): Promise<HookEndpoint> {
    const own = { owner: 'integrator:hotline', name: 'a', url: receiver.url, events: null };
    const hook = (await hooks.add({ ...own, secret: newSecret(), createdAtMs: 0 }, 50)) as HookEndpoint;
    const row = { receiver: hookReceiver(hook.id), appeal: `t-${hook.id}`, seq: 1, type: testEvent };
    await hooks.outbox.add({ ...row, atMs: await nowMs() });
    receiver.heard.length = 0;
    return hook;
  }
  const heard = (count: number) =>
    eventually(async () => (receiver.heard.length >= count ? true : null), `${count} tries`);
  const stateOf = (hook: HookEndpoint) =>
    hooks.outbox.find({ receiver: hookReceiver(hook.id), appeal: `t-${hook.id}`, seq: 1 });

  it('tries again after each wait until the receiver takes the message, and then ends', async () => {
    const hook = await waiting();
    receiver.reply = () => (receiver.heard.length < 4 ? 500 : 204);
    await pokeHook(client, taskQueue, hook.id);
    await heard(1);
    for (const [count, waitMs] of [
      [2, 6_000],
      [3, 61_000],
      [4, 301_000],
    ] as const) {
      await pass(waitMs);
      await heard(count);
    }
    await pass(700_000);
    await client.workflow.getHandle(hookWorkflowId(hook.id)).result();
    expect(await stateOf(hook)).toMatchObject({ state: 'sent', tries: 4 });
    expect(new Set(receiver.heard.map(({ headers }) => headers['webhook-id'])).size).toBe(1);
  });

  it('rests as long as a busy receiver asks, and no longer than its owner wants', async () => {
    const hook = await waiting();
    receiver.reply = () =>
      receiver.heard.length < 2 ? { status: 503, headers: { 'Retry-After': '36000' } } : 204;
    await pokeHook(client, taskQueue, hook.id);
    await heard(1);
    await pass(3_600_000);
    await pokeHook(client, taskQueue, hook.id);
    expect(receiver.heard).toHaveLength(1);
    await hooks.outbox.hasten(hookReceiver(hook.id), await nowMs());
    await client.workflow.getHandle(hookWorkflowId(hook.id)).signal(resumeSignal);
    await heard(2);
    expect(
      await eventually(async () => ((await stateOf(hook))?.state === 'sent' ? 'sent' : null), 'it is sent'),
    ).toBe('sent');
  });
});
