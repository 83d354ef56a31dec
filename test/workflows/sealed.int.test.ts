import { randomUUID } from 'node:crypto';
import { Client, Connection } from '@temporalio/client';
import proto from '@temporalio/proto';
import { afterAll, beforeAll, describe, expect, inject, it } from 'vitest';
import { openKeyring, sealedPayloads } from '../../privacy/index.ts';
import { eventually } from '../support/eventually.ts';
import type { Filed } from '../support/filed.ts';
import { testKeyring, testSecret } from '../support/keyring.ts';
import { quietRuntime } from '../support/quiet-runtime.ts';
import { useRealDesk } from '../support/real-desk.ts';
import * as sample from '../support/sample-county.ts';
import { type Desk, openDesk } from '../support/workflow-kit.ts';

const { History } = proto.temporal.api.history.v1;
const title = `路灯 ${randomUUID()}`;
const statement = `修好了 ${randomUUID()}`;
const citizen = { name: '王芳芳', phone: '13812345678' };

/** All that the server has of a workflow, as bytes. */
async function bytesOf(appeal: Filed): Promise<Buffer> {
  const history = Buffer.from(History.encode(await appeal.handle.fetchHistory()).finish());
  const { raw } = await appeal.handle.describe();
  return Buffer.concat([history, Buffer.from(JSON.stringify(raw))]);
}

describe('what Temporal stores of a case', () => {
  const desk = useRealDesk();

  it('holds no word of what was filed or stated, nor of who filed it', async () => {
    const appeal = await desk.file({ body: { title, citizen } });
    await appeal.give('dispatch', sample.centre, { lead: 'housing' });
    await appeal.signal('accept', sample.housing);
    await appeal.reaches('accepted');
    await appeal.give('complete', sample.housing, { result: 'explained', statement });
    await appeal.refused('approve', sample.housing);
    await appeal.published();
    const bytes = await bytesOf(appeal);
    expect(bytes.length).toBeGreaterThan(5_000);
    for (const word of [title, statement, citizen.name, citizen.phone]) {
      expect(bytes.includes(word), word).toBe(false);
    }
    expect(bytes.includes(appeal.id)).toBe(true);
    expect((await appeal.state()).registration).toMatchObject({ title, citizen });
  });
});

describe('a case whose keys are changed while it runs', () => {
  const rotated = openKeyring({ secret: testSecret, keys: `k1:${'1'.repeat(64)}` });
  let connection: Connection;
  let before: Desk;
  let after: Desk;
  beforeAll(async () => {
    quietRuntime();
    const address = inject('temporalAddress');
    connection = await Connection.connect({ address });
    const clientWith = (keyring = testKeyring) =>
      new Client({ connection, dataConverter: { payloadCodecs: [sealedPayloads(keyring)] } });
    const now = async () => Date.now();
    before = await openDesk(address, clientWith(), now);
    after = await openDesk(address, clientWith(rotated), now, rotated, before.taskQueue);
    await after.stopWorker();
  });
  afterAll(async () => {
    await before.stopWorker();
    await after.stopWorker();
    await connection.close();
  });

  it('is not lost where its start comes to a worker without the key: it waits for one that has it', async () => {
    const filed = await after.file();
    const failedTasks = async () => {
      const { events } = await filed.handle.fetchHistory();
      return (
        events?.filter(({ workflowTaskFailedEventAttributes }) => workflowTaskFailedEventAttributes).length ||
        null
      );
    };
    await eventually(failedTasks, 'a failed task');
    expect((await filed.handle.describe()).status.name).toBe('RUNNING');
    await before.stopWorker();
    await after.startWorker();
    expect(await filed.state()).toMatchObject({ id: filed.id, stage: { status: 'registered' } });
    await after.stopWorker();
    await before.startWorker();
  });

  it('goes on where it stood, its old messages replayed and its new ones sealed by the new key', async () => {
    const old = await before.file();
    await old.give('dispatch', sample.centre, { lead: 'housing' });
    await old.published();
    const state = await old.state();
    await before.stopWorker();
    await after.startWorker();
    const appeal = after.of(old.id);
    expect(await appeal.state()).toEqual(state);
    await appeal.give('accept', sample.housing);
    const ids = (await bytesOf(appeal)).toString('latin1').match(/encryption-key-id..(s0|k1)/gs) ?? [];
    expect(new Set(ids.map((text) => text.slice(-2)))).toEqual(new Set(['s0', 'k1']));
  });
});
