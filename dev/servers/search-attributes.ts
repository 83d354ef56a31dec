import { Connection } from '@temporalio/client';
import { Trouble } from '../trouble.ts';

export const SEARCH_ATTRIBUTES = [
  'AppealStatus',
  'AppealLight',
  'AppealUnit',
  'AppealLeader',
  'AppealCategory',
] as const;

/** INDEXED_VALUE_TYPE_KEYWORD of Temporal's API. */
const KEYWORD = 2;

const ALREADY_EXISTS = 6;
const UNIMPLEMENTED = 12;

const codeOf = (error: unknown): unknown =>
  error instanceof Error && 'code' in error ? error.code : undefined;

/** The attributes of the namespace, or none if the server cannot list them. The test server cannot. */
async function registered(connection: Connection, namespace: string): Promise<Record<string, unknown>> {
  try {
    const { customAttributes } = await connection.operatorService.listSearchAttributes({ namespace });
    return customAttributes ?? {};
  } catch (error) {
    if (codeOf(error) === UNIMPLEMENTED) return {};
    throw error;
  }
}

/**
 * Registers the appeals' attributes on every server, the test server included. An unknown attribute would hang the
 * workflow task that sets it. It is safe to repeat.
 */
export async function registerSearchAttributes(connection: Connection, namespace: string): Promise<void> {
  const known = await registered(connection, namespace);
  for (const name of SEARCH_ATTRIBUTES) {
    if (known[name] === KEYWORD) continue;
    if (known[name] !== undefined) {
      throw new Trouble(
        `Temporal 命名空间 ${namespace} 中的搜索属性 ${name} 不是 Keyword 类型，请先改正。`,
        `The search attribute ${name} of Temporal's namespace ${namespace} is not of type Keyword. Correct it first.`,
      );
    }
    try {
      await connection.operatorService.addSearchAttributes({
        namespace,
        searchAttributes: { [name]: KEYWORD },
      });
    } catch (error) {
      if (codeOf(error) !== ALREADY_EXISTS) throw error;
    }
  }
}

/** Registers the attributes over a connection of its own, for a server that was just started. */
export async function prepareServer(address: string, namespace = 'default'): Promise<void> {
  const connection = await Connection.connect({ address });
  try {
    await registerSearchAttributes(connection, namespace);
  } finally {
    await connection.close();
  }
}
