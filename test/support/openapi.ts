import { Ajv2020, type ValidateFunction } from 'ajv/dist/2020.js';
import addFormats from 'ajv-formats';

/** JSON Schema, as far as the tests read it. */
export interface Schema {
  readonly $ref?: string;
  readonly type?: string | readonly string[];
  readonly enum?: readonly unknown[];
  readonly 'x-huiyin-values'?: readonly unknown[];
  readonly const?: unknown;
  readonly anyOf?: readonly Schema[];
  readonly oneOf?: readonly Schema[];
  readonly allOf?: readonly Schema[];
  readonly properties?: Readonly<Record<string, Schema>>;
  readonly required?: readonly string[];
  readonly additionalProperties?: boolean | Schema;
  readonly items?: Schema;
  readonly format?: string;
  readonly minLength?: number;
  readonly maxLength?: number;
  readonly minimum?: number;
  readonly maximum?: number;
  readonly minItems?: number;
  readonly maxItems?: number;
}
interface Media {
  readonly $ref?: string;
  readonly content?: Readonly<Record<string, { readonly schema?: Schema }>>;
}
interface Parameter {
  readonly name: string;
  readonly in: 'path' | 'query' | 'header';
  readonly required?: boolean;
  readonly schema?: Schema;
}
interface RawOperation {
  readonly operationId: string;
  readonly security?: readonly Readonly<Record<string, unknown>>[];
  readonly parameters?: readonly Parameter[];
  readonly requestBody?: Media & { readonly required?: boolean };
  readonly responses: Readonly<Record<string, Media>>;
}
export interface Document {
  readonly paths: Readonly<Record<string, Readonly<Record<string, RawOperation>>>>;
  readonly components: {
    readonly schemas: Readonly<Record<string, Schema>>;
    readonly responses?: Readonly<Record<string, Media>>;
  };
}

/** One operation of the reference, with what is needed to ask it and to judge its answers. */
export interface Operation extends RawOperation {
  readonly method: string;
  readonly path: string;
}

export const operationsOf = ({ paths, components }: Document): Operation[] =>
  Object.entries(paths).flatMap(([path, methods]) =>
    withoutHead(methods).map(([method, operation]) => ({
      ...operation,
      responses: Object.fromEntries(
        Object.entries(operation.responses).map(([status, answer]) => {
          const name = answer.$ref?.split('/').at(-1) ?? '';
          return [status, components.responses?.[name] ?? answer];
        }),
      ),
      method: method.toUpperCase(),
      path,
    })),
  );

/** The schema that a reference stands for; any other as it is. */
export function resolved({ components }: Document, schema: Schema): Schema {
  const name = /^#\/components\/schemas\/(.+)$/.exec(schema.$ref ?? '')?.[1];
  const found = name === undefined ? undefined : components.schemas[name];
  return found ? resolved({ components } as Document, found) : schema;
}

/** Checks an answer's body against what the document says of it, formats included. */
export function answerChecks(document: Document): (operation: Operation, status: number) => ValidateFunction {
  const ajv = new Ajv2020({ strict: false, allErrors: false });
  addFormats.default(ajv);
  ajv.addSchema({ $id: 'api', components: document.components });
  const known = new Map<string, ValidateFunction>();
  return ({ operationId, responses }, status) => {
    const key = `${operationId} ${status}`;
    const content = responses[status]?.content ?? {};
    const schema = (content['application/json'] ?? content['application/problem+json'])?.schema ?? {};
    const check = known.get(key) ?? ajv.compile(atHome(schema) as object);
    known.set(key, check);
    return check;
  };
}

/** With references that lead to the document from anywhere. */
const atHome = (schema: Schema): unknown =>
  JSON.parse(JSON.stringify(schema).replaceAll('"#/components/', '"api#/components/'));

/** The server answers HEAD by what GET says, so that it is no operation to be tried by itself. */
export const withoutHead = <T>(methods: Readonly<Record<string, T>>): [string, T][] =>
  Object.entries(methods).filter(([method]) => method !== 'head');
