import { Connection } from '@temporalio/client';
import { MongoClient } from 'mongodb';
import { Trouble } from '../trouble.ts';

const ANSWER_WITHIN_MS = 5_000;

const said = (error: unknown) =>
  (error instanceof Error ? error.message : String(error)).split('\n')[0] ?? '';

/** Names the address by its variable only, because it may contain a password. */
const unreachable = (variable: string, error: unknown) =>
  new Trouble(
    `${variable} 指定的服务连接不上：${said(error)}`,
    `The server that ${variable} names cannot be reached: ${said(error)}`,
  );

export async function connectTemporal(address: string, variable: string): Promise<Connection> {
  try {
    return await Connection.connect({ address, connectTimeout: ANSWER_WITHIN_MS });
  } catch (error) {
    throw unreachable(variable, error);
  }
}

/** Checks a MongoDB from the environment without changing it. Change streams need a replica set. */
export async function checkGivenMongo(uri: string): Promise<void> {
  let client: MongoClient;
  try {
    client = await MongoClient.connect(uri, { serverSelectionTimeoutMS: ANSWER_WITHIN_MS });
  } catch (error) {
    throw unreachable('MONGODB_URI', error);
  }
  try {
    const hello = await client.db('admin').command({ hello: 1 });
    if (hello.setName || hello.msg === 'isdbgrid') return;
  } finally {
    await client.close();
  }
  throw new Trouble(
    'MONGODB_URI 指定的 MongoDB 不是副本集；变更流与事务需要副本集（单节点也可）。',
    'The MongoDB that MONGODB_URI names is no replica set. Change streams and transactions need one (a single member is enough).',
  );
}
