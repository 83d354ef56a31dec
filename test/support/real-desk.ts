import { Client, Connection } from '@temporalio/client';
import { afterAll, beforeAll, inject } from 'vitest';
import { sealing } from './keyring.ts';
import { quietRuntime } from './quiet-runtime.ts';
import { type Desk, openDesk } from './workflow-kit.ts';

/** A desk on the real Temporal server, where time passes by itself. */
export function useRealDesk(): Desk {
  const desk = {} as Desk;
  const close: (() => Promise<unknown>)[] = [];
  beforeAll(async () => {
    quietRuntime();
    const address = inject('temporalAddress');
    const connection = await Connection.connect({ address });
    close.push(() => connection.close());
    const opened = await openDesk(address, new Client({ connection, ...sealing }), async () => Date.now());
    close.push(() => opened.stopWorker());
    Object.assign(desk, opened);
  });
  afterAll(async () => {
    for (const step of close.reverse()) await step();
  });
  return desk;
}
