import { Connection } from '@temporalio/client';
import { addSearchAttributes, WrongAttribute } from '../../worker/search-attributes.ts';
import { Trouble } from '../trouble.ts';

/** Adds the appeals' attributes to a server. Throws Trouble where one has another type. */
export async function registerSearchAttributes(connection: Connection, namespace: string): Promise<void> {
  try {
    await addSearchAttributes(connection, namespace);
  } catch (error) {
    if (!(error instanceof WrongAttribute)) throw error;
    throw new Trouble(
      `Temporal 命名空间 ${namespace} 中的搜索属性 ${error.attribute} 不是 Keyword 类型，请先改正。`,
      `The search attribute ${error.attribute} of Temporal's namespace ${namespace} is not of type Keyword. Correct it first.`,
    );
  }
}

/** Does so over a connection of its own, for a server that was just started. */
export async function prepareServer(address: string, namespace = 'default'): Promise<void> {
  const connection = await Connection.connect({ address });
  try {
    await registerSearchAttributes(connection, namespace);
  } finally {
    await connection.close();
  }
}
