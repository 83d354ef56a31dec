import { makeTelemetryFilterString, Runtime } from '@temporalio/worker';

/** Receives the worker's messages. A pino logger fits. */
export interface WorkerLog {
  debug(fields: object, message: string): void;
  info(fields: object, message: string): void;
  warn(fields: object, message: string): void;
  error(fields: object, message: string): void;
}

type Meta = Record<string | symbol, unknown> | undefined;

/** Connects the SDK's logger to ours, without its traces. */
const sdkLogger = (log: WorkerLog) => {
  const at = (level: keyof WorkerLog) => (message: string, meta?: Meta) => log[level]({ ...meta }, message);
  const write = {
    trace: () => {},
    debug: at('debug'),
    info: at('info'),
    warn: at('warn'),
    error: at('error'),
  };
  return {
    ...write,
    log: (level: string, message: string, meta?: Meta) =>
      write[level.toLowerCase() as keyof typeof write](message, meta),
  };
};

/** Silences the bundler, whose progress nobody needs. It throws its failures. */
export const quietLogger = sdkLogger({ debug() {}, info() {}, warn() {}, error() {} });

/**
 * Connects the SDK's own log to ours. A process does this once, before its first worker, so `startWorker` does not.
 * The process handles its own signals (main.ts).
 */
export function installRuntime(log: WorkerLog): void {
  Runtime.install({
    logger: sdkLogger(log),
    shutdownSignals: [],
    telemetryOptions: {
      logging: { filter: makeTelemetryFilterString({ core: 'WARN', other: 'ERROR' }), forward: {} },
    },
  });
}
