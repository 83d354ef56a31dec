import { Client, Connection } from '@temporalio/client';
import { msToTs } from '@temporalio/common/lib/time.js';
import { MongoClient } from 'mongodb';
import { afterAll, beforeAll, describe, expect, inject, it } from 'vitest';
import { registerSearchAttributes } from '../../dev/servers/search-attributes.ts';
import { keepClosedFor } from '../../dev/servers/temporal.ts';
import { searchAttributes } from '../../worker/search-attributes.ts';
import { connectTimeSkipping } from '../support/global-time-skipping.ts';

describe('the MongoDB of the tests', () => {
  let client: MongoClient;
  beforeAll(async () => {
    client = await MongoClient.connect(inject('mongoUri'));
  });
  afterAll(() => client.close());

  it('takes transactions', async () => {
    const things = client.db('dev-test').collection<{ _id: string }>('things');
    await things.drop();
    const session = client.startSession();
    await session.withTransaction(async () => {
      await things.insertOne({ _id: 'kept' }, { session });
    });
    await session.withTransaction(async () => {
      await things.insertOne({ _id: 'dropped' }, { session });
      await session.abortTransaction();
    });
    await session.endSession();
    expect(await things.find().toArray()).toEqual([{ _id: 'kept' }]);
  });

  it('tells of changes as they come', async () => {
    const changed = client.db('dev-test').collection<{ _id: string }>('changed');
    await changed.drop();
    const stream = changed.watch();
    const next = stream.next();
    await changed.insertOne({ _id: 'one' });
    expect(await next).toMatchObject({ operationType: 'insert', documentKey: { _id: 'one' } });
    await stream.close();
  });
});

describe('the Temporal of the tests', () => {
  let connection: Connection;
  beforeAll(async () => {
    connection = await Connection.connect({ address: inject('temporalAddress') });
  });
  afterAll(() => connection.close());

  it('knows the search attributes of an appeal, and bears that they are registered again', async () => {
    await registerSearchAttributes(connection, 'default');
    const { customAttributes } = await connection.operatorService.listSearchAttributes({
      namespace: 'default',
    });
    expect(Object.keys(customAttributes ?? {})).toEqual(expect.arrayContaining([...searchAttributes]));
  });

  it('takes a workflow that carries them at once', async () => {
    const client = new Client({ connection });
    const handle = await client.workflow.start('nobody', {
      taskQueue: 'dev-test',
      workflowId: `dev-test-${crypto.randomUUID()}`,
      searchAttributes: { AppealStatus: ['registered'] },
    });
    expect((await handle.describe()).searchAttributes.AppealStatus).toEqual(['registered']);
    await handle.terminate();
  });

  it('refuses an attribute that is there with another type', async () => {
    const INT = 3;
    const namespace = `dev-test-${crypto.randomUUID()}`;
    await connection.workflowService.registerNamespace({
      namespace,
      workflowExecutionRetentionPeriod: msToTs('1 day'),
    });
    await connection.operatorService.addSearchAttributes({
      namespace,
      searchAttributes: { AppealUnit: INT },
    });
    await expect(registerSearchAttributes(connection, namespace)).rejects.toThrow(
      /AppealUnit.*not of type Keyword/,
    );
  });

  it('keeps closed workflows as long as it is told', async () => {
    await keepClosedFor(connection, 'default', 365);
    const { config } = await connection.workflowService.describeNamespace({ namespace: 'default' });
    expect(Number(config?.workflowExecutionRetentionTtl?.seconds)).toBe(365 * 86_400);
  });
});

describe('the time-skipping server of the tests', () => {
  it('skips three days in no time', async () => {
    const environment = await connectTimeSkipping(inject('timeSkippingAddress'));
    const before = await environment.currentTimeMs();
    await environment.sleep('3 days');
    expect((await environment.currentTimeMs()) - before).toBeGreaterThanOrEqual(3 * 86_400_000);
    await environment.teardown();
  });
});
