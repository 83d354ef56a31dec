import { randomUUID } from 'node:crypto';
import { Client, Connection } from '@temporalio/client';
import { afterAll, beforeAll, inject } from 'vitest';
import { type DemoAppeal, Desk, type MoveBody } from '../../dev/demo/desk.ts';
import { freePort } from '../../dev/ports.ts';
import type { Actor, AppealState, AppealView, CommandName } from '../../domain/index.ts';
import { openStore, type Store } from '../../store/index.ts';
import { signals, stateQuery } from '../../workflows/messages.ts';
import { eventually } from '../support/eventually.ts';
import { programKeyring, programSealing, programSecret } from '../support/keyring.ts';
import { Program } from './program.ts';

const withinMs = 60_000;

/** Worker and API as processes of their own, on the real Temporal and MongoDB, and what a client can do with them. */
export interface System {
  /** The API's address. */
  readonly api: string;
  readonly desk: Desk;
  readonly store: Store;
  /** A department's move as a Temporal signal, with who gives it; the view once it has taken effect. */
  signal(account: string, filed: DemoAppeal, command: CommandName, body?: MoveBody): Promise<AppealView>;
  state(filed: DemoAppeal): Promise<AppealState>;
  historyLength(filed: DemoAppeal): Promise<number>;
  /** All that worker and API have printed. */
  printed(): string;
}

export function useSystem(): System {
  const system = {} as System;
  const close: (() => Promise<unknown>)[] = [];
  beforeAll(async () => {
    const [temporal, mongo] = [inject('temporalAddress'), inject('mongoUri')] as const;
    const [port, database] = [await freePort(), `e2e-${randomUUID()}`] as const;
    const env = {
      TEMPORAL_ADDRESS: temporal,
      MONGODB_URI: mongo,
      MONGODB_DATABASE: database,
      HUIYIN_TASK_QUEUE: database,
      HUIYIN_SECRET: programSecret,
      PORT: String(port),
    };
    const programs: Program[] = [];
    for (const part of ['worker', 'api']) {
      const program = new Program(process.execPath, ['--import', 'tsx', `${part}/main.ts`], env);
      programs.push(program);
      close.push(async () => {
        program.pressCtrlC();
        await program.code();
      });
    }
    const api = `http://127.0.0.1:${port}`;
    const ready = async () => ((await fetch(`${api}/readyz`).catch(() => null))?.ok ? true : null);
    await eventually(ready, 'the API is ready', withinMs);
    const store = await openStore({ uri: mongo, database, keyring: programKeyring });
    close.push(() => store.close());
    const connection = await Connection.connect({ address: temporal });
    close.push(() => connection.close());
    const { workflow } = new Client({ connection, ...programSealing });
    const desk = new Desk({ api, ui: '', secret: programSecret, say: () => {} });
    Object.assign(system, {
      api,
      desk,
      store,
      signal: async (account, filed, command, body = {}) => {
        const { version } = await desk.read('supervision:county', filed);
        const actor = { account } as Actor;
        await workflow.getHandle(filed.id).signal(signals[command], { actor, ...body });
        return eventually(async () => {
          const view = await desk.read('supervision:county', filed);
          return view.version > version ? view : null;
        }, `${command} by signal in ${filed.id}`);
      },
      state: ({ id }) => workflow.getHandle(id).query(stateQuery),
      historyLength: async ({ id }) => (await workflow.getHandle(id).describe()).historyLength,
      printed: () => programs.map(({ output }) => output).join('\n'),
    } satisfies System);
  });
  afterAll(async () => {
    for (const step of close.reverse()) await step();
  });
  return system;
}
