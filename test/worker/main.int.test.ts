import { type ChildProcess, spawn } from 'node:child_process';
import { randomUUID } from 'node:crypto';
import { once } from 'node:events';
import { fileURLToPath } from 'node:url';
import { Client, Connection } from '@temporalio/client';
import { afterEach, describe, expect, inject, it } from 'vitest';
import { loadCounty } from '../../county/index.ts';
import { freePort } from '../../dev/ports.ts';
import { type Actor, isRefusal, register } from '../../domain/index.ts';
import { openStore } from '../../store/index.ts';
import { signals } from '../../workflows/messages.ts';
import { appealStart } from '../../workflows/start-options.ts';
import { eventually } from '../support/eventually.ts';
import { programKeyring, programSealing, programSecret } from '../support/keyring.ts';

const root = fileURLToPath(new URL('../..', import.meta.url));
const county = `${root}county`;
const running: ChildProcess[] = [];

function startMain(env: Readonly<Record<string, string>>) {
  const child = spawn(process.execPath, ['--import', 'tsx', 'worker/main.ts'], {
    cwd: root,
    env: { PATH: process.env.PATH, HUIYIN_SECRET: programSecret, ...env },
  });
  running.push(child);
  const said = { out: '', err: '' };
  child.stdout.on('data', (data: Buffer) => {
    said.out += data;
  });
  child.stderr.on('data', (data: Buffer) => {
    said.err += data;
  });
  const ended = once(child, 'exit').then(([code]) => code as number | null);
  return { child, said, ended };
}

afterEach(() => {
  for (const child of running.splice(0)) if (child.exitCode === null) child.kill('SIGKILL');
});

describe('the worker as a process', () => {
  it('carries appeals of the sample county, and at SIGTERM drains and ends well', async () => {
    const [taskQueue, database] = [`main-${randomUUID()}`, `worker-${randomUUID()}`];
    const metricsPort = await freePort();
    const { child, said, ended } = startMain({
      TEMPORAL_ADDRESS: inject('temporalAddress'),
      MONGODB_URI: inject('mongoUri'),
      MONGODB_DATABASE: database,
      HUIYIN_TASK_QUEUE: taskQueue,
      HUIYIN_COUNTY: county,
      LOG_LEVEL: '',
      HUIYIN_SECRET: programSecret,
      HUIYIN_WORKER_METRICS_PORT: String(metricsPort),
    });
    const store = await openStore({ uri: inject('mongoUri'), database, keyring: programKeyring });
    const connection = await Connection.connect({ address: inject('temporalAddress') });
    const { workflow } = new Client({ connection, ...programSealing });
    try {
      const id = `M-${randomUUID()}`;
      await workflow.start(...startOf(taskQueue, await filed(id)));
      const centre = { account: 'centre:county' } as unknown as Actor;
      await workflow.getHandle(id).signal(signals.dispatch, { actor: centre, lead: 'housing' });
      const snapshot = await eventually(async () => {
        const state = await store.snapshot(id);
        return state?.stage.status === 'assigned' ? state : null;
      }, 'the dispatch is published');
      expect(snapshot.stage).toMatchObject({ liable: { unit: 'housing' } });
      // The watch is scheduled at once, and walks through this case.
      await eventually(
        async () => (/"looked":1,.*"msg":"the cases were compared/.test(said.out) ? true : null),
        'the watch',
      );
      const metrics = await (await fetch(`http://127.0.0.1:${metricsPort}/metrics`)).text();
      expect(metrics).toMatch(/^huiyin_activities_waiting 0$/m);
      expect(metrics).toContain('huiyin_worker_alarms_total');
      child.kill('SIGTERM');
      expect(await ended).toBe(0);
      expect(said.out).toMatch(/"msg":"working".*"msg":"draining".*"msg":"stopped"/s);
      expect(said.err).toBe('');
    } finally {
      await Promise.all([store.close(), connection.close()]);
    }
  });

  it('waits for a Temporal that is not there, and still stops when it is told to', async () => {
    const { child, said, ended } = startMain({
      TEMPORAL_ADDRESS: '127.0.0.1:1',
      HUIYIN_COUNTY: county,
      HUIYIN_SECRET: programSecret,
    });
    await eventually(
      async () => (said.out.includes('started again') ? true : null),
      'it says that it tries again',
    );
    child.kill('SIGTERM');
    expect(await ended).toBe(0);
  });

  it('refuses to start, in both languages, where its environment is wrong', async () => {
    const { said, ended } = startMain({ TEMPORAL_TLS: 'perhaps', LOG_LEVEL: 'loud', HUIYIN_SECRET: 'short' });
    expect(await ended).toBe(1);
    expect(said.err).toBe(
      '环境变量缺失或有误：TEMPORAL_TLS, HUIYIN_SECRET, LOG_LEVEL（HUIYIN_SECRET 至少 32 个字符）。\n' +
        'Environment variables missing or wrong: TEMPORAL_TLS, HUIYIN_SECRET, LOG_LEVEL (HUIYIN_SECRET takes at least 32 characters).\n',
    );
  });

  it('refuses to start where there is no county', async () => {
    const { said, ended } = startMain({ HUIYIN_COUNTY: '/proc/nowhere', HUIYIN_SECRET: programSecret });
    expect(await ended).toBe(1);
    expect(said.err).toContain('/proc/nowhere');
  });
});

async function filed(id: string) {
  const sample = await loadCounty(county);
  const by: Actor = { account: `citizen:${id}:0`, unit: null, role: 'citizen' };
  const kept = sample.atRegistration('street-lighting', by, Date.now());
  if (isRefusal(kept)) throw new Error(kept.refused);
  const body = {
    kind: 'complaint',
    title: 'dark',
    description: 'no light',
    category: 'street-lighting',
  } as const;
  const done = register(id, body, kept, by, Date.now());
  if (isRefusal(done)) throw new Error(done.refused);
  return done;
}

function startOf(taskQueue: string, { state, events }: Awaited<ReturnType<typeof filed>>) {
  const { workflowType, ...start } = appealStart(state, { events });
  return [workflowType, { ...start, taskQueue }] as const;
}
