import { Counter, collectDefaultMetrics, Gauge, Histogram, Registry } from 'prom-client';

export interface Metrics {
  readonly registry: Registry;
  readonly requests: Counter;
  readonly seconds: Histogram;
  /** Commands by name and result: done, replayed, or the refusal's code. */
  readonly commands: Counter;
  readonly queued: Gauge;
  /** States that must never occur: an operator has to look. */
  readonly alarms: Counter;
  /** Pages that listen for changes now. */
  readonly streams: Gauge;
  readonly streamNews: Counter;
  /** Failed writes of the API. The workflow's publication makes up for them. */
  readonly lostWrites: Counter;
  /** Answers that left without contact data, because their reading could not be recorded. */
  readonly withheld: Counter;
}

/** Each server has its own registry, so that several can run in one process. */
export function createMetrics({ defaults = false } = {}): Metrics {
  const registry = new Registry();
  const registers = [registry];
  if (defaults) collectDefaultMetrics({ register: registry });
  return {
    registry,
    requests: new Counter({
      name: 'huiyin_http_requests_total',
      help: 'Requests by method, route and status',
      labelNames: ['method', 'route', 'status'],
      registers,
    }),
    seconds: new Histogram({
      name: 'huiyin_http_request_seconds',
      help: 'Time to answer a request',
      labelNames: ['method', 'route'],
      buckets: [0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 5, 10, 25],
      registers,
    }),
    commands: new Counter({
      name: 'huiyin_commands_total',
      help: 'Commands by name and outcome',
      labelNames: ['command', 'outcome'],
      registers,
    }),
    queued: new Gauge({
      name: 'huiyin_commands_waiting',
      help: 'Commands waiting for their turn',
      registers,
    }),
    alarms: new Counter({
      name: 'huiyin_alarms_total',
      help: 'What an operator must look at',
      labelNames: ['alarm'],
      registers,
    }),
    streams: new Gauge({
      name: 'huiyin_streams_open',
      help: 'Pages that listen for changes now',
      registers,
    }),
    streamNews: new Counter({
      name: 'huiyin_stream_events_total',
      help: 'Events sent to listening pages',
      labelNames: ['event'],
      registers,
    }),
    lostWrites: new Counter({
      name: 'huiyin_api_lost_writes_total',
      help: 'Snapshots that the API could not write',
      registers,
    }),
    withheld: new Counter({
      name: 'huiyin_contact_withheld_total',
      help: 'Answers without contact data because the reading could not be recorded',
      registers,
    }),
  };
}
