import type { Connection } from '@temporalio/client';
import { searchAttributeKeys } from '../workflows/search-attributes.ts';

export const searchAttributes: readonly string[] = Object.values(searchAttributeKeys).map(({ name }) => name);

/** INDEXED_VALUE_TYPE_KEYWORD of Temporal's API. */
const KEYWORD = 2;

const ALREADY_EXISTS = 6;
const UNIMPLEMENTED = 12;

const codeOf = (error: unknown): unknown =>
  error instanceof Error && 'code' in error ? error.code : undefined;

/** The attribute exists with another type, which only an operator can change. */
export class WrongAttribute extends Error {
  override name = 'WrongAttribute';
  readonly attribute: string;

  constructor(attribute: string) {
    super(`the search attribute ${attribute} is not of type Keyword`);
    this.attribute = attribute;
  }
}

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
 * Registers the appeals' attributes where they are missing, on every server, the test server included. An unknown
 * attribute would hang the workflow task that sets it. It is safe to repeat. Throws WrongAttribute.
 */
export async function addSearchAttributes(connection: Connection, namespace: string): Promise<void> {
  const known = await registered(connection, namespace);
  for (const name of searchAttributes) {
    if (known[name] === KEYWORD) continue;
    if (known[name] !== undefined) throw new WrongAttribute(name);
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
