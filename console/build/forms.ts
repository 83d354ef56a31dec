/** A JSON schema, as far as the forms read it. */
export interface FieldSchema {
  readonly type?: string | readonly string[];
  readonly properties?: Readonly<Record<string, FieldSchema>>;
  readonly required?: readonly string[];
  readonly items?: FieldSchema;
  readonly enum?: readonly string[];
  readonly [more: string]: unknown;
}
interface Operation {
  readonly requestBody?: { readonly content?: Readonly<Record<string, { readonly schema?: FieldSchema }>> };
}

interface Document {
  readonly paths: Readonly<Record<string, { post?: Operation }>>;
  readonly components: { readonly schemas: Readonly<Record<string, FieldSchema>> };
}

const commandPath = /^\/v1\/appeals\/\{id\}\/([a-z-]+)$/;

/** The body of each command by its name, and that of a filing as `register`. */
export function formsOf(document: object): Readonly<Record<string, FieldSchema>> {
  const { paths, components } = document as Document;
  const bodies = Object.entries(paths).flatMap(([path, { post }]) => {
    const name = path === '/v1/appeals' ? 'register' : commandPath.exec(path)?.[1];
    const schema = post?.requestBody?.content?.['application/json']?.schema;
    const reference = /^#\/components\/schemas\/(\w+)$/.exec(String(schema?.$ref ?? ''))?.[1];
    const whole = reference === undefined ? schema : components.schemas[reference];
    return name && whole ? [[name, whole] as const] : [];
  });
  return Object.fromEntries(bodies);
}
