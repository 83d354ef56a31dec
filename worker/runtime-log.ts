import { makeTelemetryFilterString, Runtime } from '@temporalio/worker';

/** What the worker writes to; a pino logger fits. */
export interface WorkerLog {
  debug(fields: object, message: string): void;
  info(fields: object, message: string): void;
  warn(fields: object, message: string): void;
  error(fields: object, message: string): void;
}

type Meta = Record<string | symbol, unknown> | undefined;

/** The SDK's logger on top of ours. Its traces are left out. */
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

/** For the bundler, whose progress nobody needs; its failures are thrown. */
export const quietLogger = sdkLogger({ debug() {}, info() {}, warn() {}, error() {} });

/**
 * Brings the SDK's own log into ours. Once for a process and before its first worker, which is why it is not part
 * of `startWorker`. Signals are the process's own matter: see main.ts.
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
