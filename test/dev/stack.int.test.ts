import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { Client, Connection } from '@temporalio/client';
import { MongoClient } from 'mongodb';
import { describe, expect, inject, it, onTestFinished, vi } from 'vitest';
import { freePort } from '../../dev/ports.ts';
import { lives } from '../../dev/processes/identity.ts';
import { checkGivenMongo, connectTemporal } from '../../dev/stack/given.ts';
import { readStackFile, type StackFile } from '../../dev/stack/stack-file.ts';
import { type DevProcess, fixture, runDev } from './fixtures/dev-process.ts';
import { openWorkshop } from './fixtures/workshop.ts';

const ports = async () => ({
  PORT: String(await freePort()),
  TEMPORAL_PORT: String(await freePort()),
  TEMPORAL_UI_PORT: String(await freePort()),
  MONGODB_PORT: String(await freePort()),
});

const start = async (dataDir: string, manner = '', env: NodeJS.ProcessEnv = {}): Promise<DevProcess> =>
  runDev(fixture('run-stack.ts'), [manner], { ...(await ports()), HUIYIN_DATA: dataDir, ...env });

const ready = async (stack: DevProcess, dataDir: string): Promise<StackFile> => {
  await stack.line('Huiyin is ready');
  const file = await readStackFile(dataDir);
  if (!file) throw new Error('ready without a stack.json');
  return file;
};

const stopBy = async (stack: DevProcess, signal: NodeJS.Signals) => {
  stack.child.kill(signal);
  return stack.end();
};

const alive = async (file: StackFile): Promise<string[]> => {
  const states = await Promise.all(file.parts.map(async (part) => ((await lives(part)) ? part.name : '')));
  return states.filter((name) => name !== '');
};

const connect = async (address: string): Promise<Connection> => {
  const connection = await Connection.connect({ address });
  onTestFinished(() => connection.close());
  return connection;
};

describe('the embedded stack', () => {
  it('tells its children where everything is, and keeps the addresses for the other programs', async () => {
    const { directory } = await openWorkshop();
    const stack = await start(directory);
    const file = await ready(stack, directory);
    const given = await (await fetch(`${file.apiUrl}/given`)).json();
    expect(given).toMatchObject({
      TEMPORAL_ADDRESS: file.temporalAddress,
      TEMPORAL_NAMESPACE: 'default',
      TEMPORAL_UI_URL: file.temporalUiUrl,
      MONGODB_URI: file.mongodbUri,
      MONGODB_DATABASE: 'huiyin',
      PORT: new URL(file.apiUrl).port,
      HUIYIN_COUNTY: 'county/',
      HUIYIN_MODE: 'embedded',
      HUIYIN_TASK_QUEUE: 'appeals',
      HUIYIN_SECRET: await readFile(file.secretFile, 'utf8'),
    });
    expect(await fetch(String(file.temporalUiUrl))).toMatchObject({ status: 200 });
    expect((await alive(file)).sort()).toEqual(['API', 'MongoDB', 'Temporal', 'worker']);
    await stopBy(stack, 'SIGTERM');
  });

  it('stops API, worker, Temporal and MongoDB in this order on Ctrl-C, which the children do not hear', async () => {
    const { directory } = await openWorkshop();
    const stack = await start(directory);
    const file = await ready(stack, directory);
    stack.pressCtrlC();
    const { code, output } = await stack.end();
    expect(code).toBe(0);
    expect(output.match(/Stopping \w+/g)).toEqual([
      'Stopping API',
      'Stopping worker',
      'Stopping Temporal',
      'Stopping MongoDB',
    ]);
    expect(await readFile(join(directory, 'journal'), 'utf8')).toBe('api stopped\nworker stopped\n');
    expect(await alive(file)).toEqual([]);
    expect(await readStackFile(directory)).toBeUndefined();
  });

  it('brings cases and timers back at other ports', async () => {
    const { directory } = await openWorkshop();
    const before = await start(directory);
    const first = await ready(before, directory);
    const database = await MongoClient.connect(first.mongodbUri);
    await database.db('huiyin').collection<{ _id: string }>('appeals').insertOne({ _id: 'case' });
    await database.close();
    const client = new Client({ connection: await connect(first.temporalAddress) });
    await client.workflow.start('appeal', { taskQueue: 'nobody', workflowId: 'case', startDelay: '3s' });
    await stopBy(before, 'SIGINT');

    const after = await start(directory);
    const second = await ready(after, directory);
    expect(second.mongodbUri).not.toBe(first.mongodbUri);
    const again = await MongoClient.connect(second.mongodbUri);
    expect(await again.db('huiyin').collection('appeals').countDocuments()).toBe(1);
    await again.close();
    const handle = new Client({ connection: await connect(second.temporalAddress) }).workflow.getHandle(
      'case',
    );
    // The delayed start is a timer of the server's: it fires in the second run.
    await vi.waitUntil(
      async () => (await handle.fetchHistory()).events?.some(({ eventType }) => eventType === 5),
      {
        timeout: 20_000,
      },
    );
    await stopBy(after, 'SIGINT');
  });

  it('runs once on the same data, and says who holds it', async () => {
    const { directory } = await openWorkshop();
    const first = await start(directory);
    await ready(first, directory);
    const { code, output } = await (await start(directory)).end();
    expect(code).toBe(1);
    expect(output).toContain(`Huiyin already runs on this data (${directory}) as process ${first.child.pid}`);
    expect(first.child.exitCode).toBeNull();
    await stopBy(first, 'SIGINT');
  });

  it('names a part that dies with its last twenty lines, and stops the others', async () => {
    const { directory } = await openWorkshop();
    const { code, output } = await (await start(directory, 'die')).end();
    expect(code).toBe(1);
    expect(output).toContain('worker 意外停止（退出码 7）');
    expect(output).toContain(
      'worker stopped unexpectedly (exit code 7). Its last output:\n    worker line 6\n',
    );
    expect(output).toContain('    worker line 25\n');
    expect(output).toContain('Stopping MongoDB');
    expect(output).not.toMatch(/^\s+at /m);
  });

  it('notices that MongoDB is gone long after the start', async () => {
    const { directory } = await openWorkshop();
    const stack = await start(directory);
    const file = await ready(stack, directory);
    const mongo = file.parts.find((part) => part.name === 'MongoDB');
    process.kill(mongo?.pid ?? 0, 'SIGKILL');
    const { code, output } = await stack.end();
    expect(code).toBe(1);
    expect(output).toContain('MongoDB stopped unexpectedly (signal SIGKILL)');
    expect(await alive(file)).toEqual([]);
  });

  it('leaves nothing running when it is killed hard, and starts again on the same data', async () => {
    const { directory } = await openWorkshop();
    const killed = await start(directory);
    const file = await ready(killed, directory);
    await stopBy(killed, 'SIGKILL');
    const next = await start(directory);
    await ready(next, directory);
    expect(await alive(file)).toEqual([]);
    const { code } = await stopBy(next, 'SIGINT');
    expect(code).toBe(0);
  });

  it('uses the servers it is given, and starts none beside them', async () => {
    const { directory } = await openWorkshop();
    const given = { TEMPORAL_ADDRESS: inject('temporalAddress'), MONGODB_URI: inject('mongoUri') };
    const stack = await start(directory, '', given);
    const file = await ready(stack, directory);
    expect(file).toMatchObject({ temporalAddress: given.TEMPORAL_ADDRESS, mongodbUri: given.MONGODB_URI });
    expect((await alive(file)).sort()).toEqual(['API', 'worker']);
    await stopBy(stack, 'SIGINT');
  });
});

describe('a server from the environment', () => {
  it('that cannot be reached is named by its variable', async () => {
    const [temporal, mongo] = [await freePort(), await freePort()];
    const [temporalError, mongoError] = await Promise.allSettled([
      connectTemporal(`127.0.0.1:${temporal}`, 'TEMPORAL_ADDRESS'),
      checkGivenMongo(`mongodb://someone:secret@127.0.0.1:${mongo}`),
    ]);
    expect(String(temporalError.status === 'rejected' && temporalError.reason)).toContain(
      'The server that TEMPORAL_ADDRESS names cannot be reached',
    );
    expect(String(mongoError.status === 'rejected' && mongoError.reason)).toContain(
      'The server that MONGODB_URI names cannot be reached',
    );
    expect(String(mongoError.status === 'rejected' && mongoError.reason)).not.toContain('secret');
  });
});
