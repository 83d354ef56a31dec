/** A JSON schema of a body, as far as forms read it. */
export interface FieldSchema {
  readonly type?: string | readonly string[];
  readonly title?: string;
  readonly description?: string;
  readonly format?: string;
  readonly properties?: Readonly<Record<string, FieldSchema>>;
  readonly required?: readonly string[];
  readonly items?: FieldSchema;
  readonly enum?: readonly string[];
  readonly minLength?: number;
  readonly maxLength?: number;
  readonly minimum?: number;
  readonly maximum?: number;
  readonly minItems?: number;
  readonly maxItems?: number;
  readonly 'x-huiyin-field'?: string;
  /** The values of a field that is a yes, a no or a word. */
  readonly 'x-huiyin-values'?: readonly (string | boolean)[];
}

/** Each kind of field has a control of its own. */
export const fieldKinds = [
  'unit',
  'units',
  'person',
  'catalogue-item',
  'category',
  'appeal',
  'instant',
  'date',
  'limit',
  'long-text',
  'line',
  'phone',
  'email',
  'attachments',
  'location',
  'flag',
  'flag-or',
  'number',
  'choice',
  'group',
  'list',
] as const;
export type FieldKind = (typeof fieldKinds)[number];

/** One field of a form. */
export interface Field {
  readonly name: string;
  readonly kind: FieldKind;
  readonly required: boolean;
  /** Most characters of a text, or the greatest number. */
  readonly max: number | null;
  readonly min: number | null;
  /** Least and most entries of a list. */
  readonly least: number;
  readonly most: number | null;
  readonly whole: boolean;
  readonly values: readonly string[];
  /** The fields of a group, or of each entry of a list. */
  readonly fields: readonly Field[];
}

/** A text longer than this has several lines. */
const longestLine = 400;

/** The fields of a body in the order of its shape. No control draws a list of bare texts, such as further telephones. */
export function fieldsOf(schema: FieldSchema | undefined): readonly Field[] {
  const required = schema?.required ?? [];
  return Object.entries(schema?.properties ?? {})
    .map(([name, given]) => fieldOf(name, given, required.includes(name)))
    .filter(({ kind, fields }) => kind !== 'list' || fields.length > 0);
}

function fieldOf(name: string, schema: FieldSchema, required: boolean): Field {
  const kind = kindOf(schema);
  const inner = kind === 'list' ? schema.items : kind === 'group' ? schema : undefined;
  return {
    name,
    kind,
    required,
    max: schema.maxLength ?? schema.maximum ?? null,
    min: schema.minimum ?? null,
    least: schema.minItems ?? 0,
    most: schema.maxItems ?? null,
    whole: typesOf(schema).includes('integer'),
    values: valuesOf(schema),
    fields: fieldsOf(inner),
  };
}

/** A yes and a no need no word of their own. */
const valuesOf = (schema: FieldSchema): readonly string[] =>
  (schema['x-huiyin-values'] ?? schema.enum ?? []).filter((value) => typeof value === 'string');

function kindOf(schema: FieldSchema): FieldKind {
  const named = fieldKinds.find((kind) => kind === schema['x-huiyin-field']);
  return named ?? describedKind(schema) ?? plainKind(schema);
}

/** The API describes every id of the county by one sentence of its own. */
const described: readonly (readonly [RegExp, FieldKind, FieldKind | null])[] = [
  [/^A unit’s id/, 'unit', 'units'],
  [/^A person’s account/, 'person', null],
  [/^A category’s id/, 'category', null],
  [/^An item of the service catalogue/, 'catalogue-item', null],
  [/^An appeal’s id/, 'appeal', null],
  [/^The id of an attachment/, 'attachments', 'attachments'],
  [/^One of 30s, 15m/, 'limit', null],
  [/^One telephone number/, 'phone', null],
  [/^One e-mail address/, 'email', null],
];

function describedKind({ description, items }: FieldSchema): FieldKind | null {
  const one = described.find(([sentence]) => sentence.test(description ?? ''));
  if (one) return one[1];
  return described.find(([sentence]) => sentence.test(items?.description ?? ''))?.[2] ?? null;
}

function plainKind(schema: FieldSchema): FieldKind {
  const types = typesOf(schema);
  if (schema['x-huiyin-values']) return 'flag-or';
  if (schema.enum) return 'choice';
  if (schema.format === 'date-time') return 'instant';
  if (schema.format === 'date') return 'date';
  if (types.includes('boolean')) return 'flag';
  if (types.includes('number') || types.includes('integer')) return 'number';
  if (types.includes('array')) return 'list';
  if (types.includes('object')) return schema.properties?.longitude ? 'location' : 'group';
  return (schema.maxLength ?? 0) > longestLine ? 'long-text' : 'line';
}

const typesOf = ({ type }: FieldSchema): readonly string[] =>
  type === undefined ? [] : typeof type === 'string' ? [type] : type;
