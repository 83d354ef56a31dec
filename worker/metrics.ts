import { createHash, timingSafeEqual } from 'node:crypto';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { promisify } from 'node:util';
import type { Client } from '@temporalio/client';
import { Counter, collectDefaultMetrics, Gauge, Registry } from 'prom-client';
import type { Store } from '../store/index.ts';

export interface WorkerMetrics {
  readonly registry: Registry;
  /** States that must never occur, by kind: an operator has to look. */
  readonly alarms: Counter;
}
export interface MetricsNeeds {
  readonly store: {
    readonly repair: Pick<Store['repair'], 'troubles'>;
    readonly hooks?: Pick<Store['hooks'], 'of'> & {
      readonly outbox: Pick<Store['hooks']['outbox'], 'totals'>;
    };
  };
  readonly client: Client;
  readonly namespace: string;
  readonly taskQueue: string;
}

/** Temporal's own number of a queue of activities. */
const activityQueue = 2;

/** Counts for Prometheus. Gauges ask the stores when they are read; without an answer they keep their last value. */
export function workerMetrics({ store, client, namespace, taskQueue }: MetricsNeeds): WorkerMetrics {
  const registry = new Registry();
  const registers = [registry];
  collectDefaultMetrics({ register: registry });
  new Gauge({
    name: 'huiyin_activities_waiting',
    help: 'Publications and other activities that wait for a worker',
    registers,
    async collect() {
      const { workflowService } = client.connection;
      const asked = workflowService.describeTaskQueue({
        namespace,
        taskQueue: { name: taskQueue },
        taskQueueType: activityQueue,
        reportStats: true,
      });
      const { stats } = await asked.catch(() => ({ stats: null }));
      if (stats) this.set(Number(stats.approximateBacklogCount ?? 0));
    },
  });
  new Gauge({
    name: 'huiyin_case_troubles',
    help: 'Findings of the last walk through the cases, by kind',
    labelNames: ['kind'],
    registers,
    async collect() {
      const found = await store.repair.troubles().catch(() => null);
      if (!found) return;
      this.reset();
      for (const { kind } of found) this.inc({ kind });
    },
  });
  if (store.hooks) gaugeHooks(registers, store.hooks);
  const alarms = new Counter({
    name: 'huiyin_worker_alarms_total',
    help: 'What an operator must look at',
    labelNames: ['alarm'],
    registers,
  });
  return { registry, alarms };
}

/** Shows how deliveries to programs fare. */
function gaugeHooks(registers: Registry[], hooks: NonNullable<MetricsNeeds['store']['hooks']>): void {
  new Gauge({
    name: 'huiyin_outbox_rows',
    help: 'Rows of the outbox, by state',
    labelNames: ['state'],
    registers,
    async collect() {
      const counts = await hooks.outbox.totals().catch(() => null);
      for (const [state, count] of Object.entries(counts ?? {})) this.set({ state }, count);
    },
  });
  new Gauge({
    name: 'huiyin_webhooks',
    help: 'Endpoints of programs, by state',
    labelNames: ['state'],
    registers,
    async collect() {
      const found = await hooks.of(null).catch(() => null);
      if (!found) return;
      this.reset();
      for (const { state } of found) this.inc({ state });
    },
  });
}

export interface Served {
  readonly port: number;
  stop(): Promise<void>;
}

/** Serves `/metrics`, and `/healthz` while the process lives. With a token, `/metrics` asks for it. */
export async function serveMetrics(registry: Registry, port: number, token: string | null): Promise<Served> {
  const server = createServer(async ({ url, headers }, response) => {
    if (url === '/healthz') return void response.writeHead(200).end('ok');
    if (url !== '/metrics') return void response.writeHead(404).end();
    if (token !== null && !isBearer(headers.authorization, token)) {
      return void response.writeHead(401, { 'WWW-Authenticate': 'Bearer realm="metrics"' }).end();
    }
    const text = await registry.metrics();
    response.writeHead(200, { 'Content-Type': registry.contentType }).end(text);
  });
  await new Promise<void>((resolve, reject) => server.once('error', reject).listen(port, resolve));
  return {
    port: (server.address() as AddressInfo).port,
    stop: async () => {
      server.closeAllConnections();
      await promisify(server.close.bind(server))();
    },
  };
}

const hash = (text: string): Buffer => createHash('sha256').update(text).digest();
const isBearer = (sent: string | undefined, token: string): boolean =>
  timingSafeEqual(hash(sent ?? ''), hash(`Bearer ${token}`));
