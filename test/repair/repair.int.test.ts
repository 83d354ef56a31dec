import { Client, Connection } from '@temporalio/client';
import { MongoClient } from 'mongodb';
import { afterAll, beforeAll, describe, expect, inject, it } from 'vitest';
import { auditStore } from '../../store/index.ts';
import { type RepairOrder, repair } from '../../worker/repair/command.ts';
import { rebuild } from '../../worker/repair/rebuild.ts';
import { walk } from '../../worker/watch/walk.ts';
import { type Json, rating, toClosed, toHandling, toRating, type View } from '../api/kit.ts';
import { openRealBench, type RealBench } from '../api/real-kit.ts';
import { eventually } from '../support/eventually.ts';
import { sealing, testKeyring } from '../support/keyring.ts';

type Steps = readonly (readonly [as: string, command: string, body?: Json])[];
const by = 'operator';
const order: RepairOrder = { appeal: null, all: false, walk: false, confirm: true, by, side: null };

describe('mishaps of an operator', () => {
  let real: RealBench;
  let connection: Connection;
  let client: Client;
  let mongo: MongoClient;
  beforeAll(async () => {
    real = await openRealBench();
    connection = await Connection.connect({ address: inject('temporalAddress') });
    client = new Client({ connection, ...sealing });
    mongo = new MongoClient(inject('mongoUri'));
  });
  afterAll(async () => {
    await real.close();
    await Promise.all([connection.close(), mongo.close()]);
  });

  const collection = (name: string) => mongo.db(real.database).collection<{ _id: string }>(name);
  const needs = () => ({
    store: real.store,
    client,
    keyring: testKeyring,
    taskQueue: real.taskQueue,
    clock: Date.now,
  });
  const handleOf = (id: string) => client.workflow.getHandle(id);

  /** A case in handling, whose records are whole. */
  async function handled(...steps: Steps): Promise<View> {
    const view = await real.bench.filed(...(steps.length > 0 ? steps : toHandling));
    await eventually(
      async () => ((await real.store.events(view.id)).length >= view.version ? true : null),
      'its publication',
    );
    return view;
  }
  /** The watch's findings of this case. */
  async function found(id: string): Promise<string[]> {
    const { found } = await walk({ ...needs(), againAfterMs: 1_000 });
    return found.filter(({ appeal }) => appeal === id).map(({ kind }) => kind);
  }
  async function repaired(id: string, side: RepairOrder['side'] = null): Promise<string> {
    const said: string[] = [];
    expect(
      await repair(needs(), { ...order, appeal: id, side }, (line) => said.push(line)),
      said.join('\n'),
    ).toBe(0);
    return said.join('\n');
  }
  const give = (id: string, as: string, command: string, body: object = {}, key?: string) =>
    real.bench.post<View & { code: string }>(`/v1/appeals/${id}/${command}`, body, {
      as,
      headers: key === undefined ? {} : { 'Idempotency-Key': key },
    });
  const report = (id: string, key?: string) =>
    give(id, 'officer:housing', 'report-progress', { text: '已到现场。' }, key);

  /** The case lives on to its close, and its records are whole. */
  async function livesOn({ id, trackingCode }: View): Promise<void> {
    expect((await report(id)).status).toBe(200);
    for (const [as, command, body = {}] of toRating.slice(toHandling.length)) {
      expect((await give(id, as, command, body)).status, command).toBe(200);
    }
    const rated = await real.bench.post<View>(`/v1/track/${id}/rate`, rating, { code: trackingCode });
    expect(rated.body.status).toBe('closed');
    await eventually(
      async () => ((await real.store.events(id)).length >= rated.body.version ? true : null),
      'the last publication',
    );
    const discrepancies: unknown[] = [];
    const database = { uri: inject('mongoUri'), database: real.database, keyring: testKeyring };
    await auditStore(database, (one) => void (one.about === id && discrepancies.push(one)), Date.now());
    expect(discrepancies).toEqual([]);
  }

  it('a terminated workflow is found, started anew from the log, and repeats its answers', async () => {
    const view = await handled();
    const first = await report(view.id, 'once');
    await eventually(
      async () => ((await real.store.events(view.id)).length >= first.body.version ? true : null),
      'its publication',
    );
    await handleOf(view.id).terminate('by mistake');
    expect(await found(view.id)).toEqual(['workflow-ended']);
    expect((await report(view.id)).body).toMatchObject({ code: 'case-unreachable' });
    expect(await repaired(view.id)).toContain('start the workflow anew');
    expect(await found(view.id)).toEqual([]);
    expect((await report(view.id, 'once')).body.version).toBe(first.body.version);
    const [act] = await real.store.evidence.acts({ most: 1 });
    expect(act).toMatchObject({ kind: 'case-repaired', by, about: view.id });
    await livesOn(view);
  });

  it('a deleted workflow is found and started anew', async () => {
    const view = await handled();
    await connection.workflowService.deleteWorkflowExecution({
      namespace: 'default',
      workflowExecution: { workflowId: view.id },
    });
    await eventually(
      () =>
        handleOf(view.id)
          .describe()
          .then(
            () => null,
            () => true,
          ),
      'its deletion',
    );
    expect(await found(view.id)).toEqual(['workflow-missing']);
    await repaired(view.id);
    await livesOn(view);
  });

  it('a workflow that was reset is behind its log: nothing is written, and it is started anew', async () => {
    const view = await handled();
    const { events } = await handleOf(view.id).fetchHistory();
    const firstTask = events?.find((event) => event.workflowTaskCompletedEventAttributes)?.eventId;
    await connection.workflowService.resetWorkflowExecution({
      namespace: 'default',
      workflowExecution: { workflowId: view.id },
      reason: 'by mistake',
      workflowTaskFinishEventId: firstTask,
      requestId: crypto.randomUUID(),
      resetReapplyType: 2,
    });
    expect(await found(view.id)).toEqual(['workflow-behind']);
    expect((await report(view.id)).body).toMatchObject({ code: 'records-disagree' });
    expect((await real.store.snapshot(view.id))?.seq).toBe(view.version);
    await repaired(view.id);
    await livesOn(view);
  });

  it('a hole in the log is filled from the workflow, and so is a case that MongoDB has lost', async () => {
    const [hole, lost] = [await handled(), await handled()];
    await collection('events').deleteOne({ _id: `${hole.id}:2` });
    await collection('events').deleteMany({ appeal: lost.id } as never);
    await collection('appeals').deleteOne({ _id: lost.id });
    expect(await found(hole.id)).toEqual(['log-gap']);
    expect(await found(lost.id)).toEqual(['log-behind', 'snapshot-missing']);
    for (const view of [hole, lost]) {
      await repaired(view.id);
      expect(await found(view.id)).toEqual([]);
      await livesOn(view);
    }
  });

  it('an event that differs waits for a decision; the other side stays as evidence', async () => {
    const view = await handled();
    const seq = view.version + 1;
    await real.stopWorker();
    const [last] = (await real.store.events(view.id)).slice(-1);
    await real.store.saveEvents(view.id, [
      { ...(last as NonNullable<typeof last>), seq, note: 'of another history' },
    ]);
    await real.startWorker();
    await give(view.id, 'officer:housing', 'report-progress', { text: '已到现场。' });
    await eventually(
      async () => ((await found(view.id)).includes('log-conflict') ? true : null),
      'the conflict',
    );
    const said: string[] = [];
    expect(await repair(needs(), { ...order, appeal: view.id }, (line) => said.push(line))).toBe(1);
    expect(said.join('\n')).toContain('--for log');
    await repaired(view.id, 'workflow');
    expect(await collection('aside').findOne({ of: `${view.id}:${seq}` } as never)).toMatchObject({ seq });
    await livesOn(view);
  });

  it('a snapshot is made anew from the events, one by a repair and all by a rebuild', async () => {
    const [one, closed] = [await handled(), await handled(...toClosed)];
    const before = await real.store.snapshot(closed.id);
    await collection('appeals').deleteMany({ _id: { $in: [one.id, closed.id] } });
    await repaired(one.id);
    expect((await real.store.snapshot(one.id))?.seq).toBe(one.version);
    const done = await rebuild({ store: real.store });
    expect(done.written).toBeGreaterThanOrEqual(2);
    expect(await real.store.snapshot(closed.id)).toEqual(before);
    await livesOn(one);
  });

  it('the command lists what the last walk found, and repairs all of it', async () => {
    const views = [await handled(), await handled()];
    for (const { id } of views) await handleOf(id).terminate('by mistake');
    const said: string[] = [];
    const say = (line: string) => said.push(line);
    expect(await repair(needs(), { ...order, walk: true, confirm: false }, say)).toBe(1);
    for (const { id } of views) expect(said.join('\n')).toContain(`${id}  workflow-ended`);
    expect(await repair(needs(), { ...order, all: true }, say)).toBe(0);
    expect(await repair(needs(), { ...order, confirm: false }, say)).toBe(0);
    for (const { id } of views) expect((await report(id)).status).toBe(200);
  });
});
