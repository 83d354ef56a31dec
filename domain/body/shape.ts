/**
 * Command bodies as plain data. One declaration gives the static type, the HTTP schema, the signal check and
 * the needed facts.
 */

export type Kind =
  /**
   * `personal` text is sealed with its person's key before it goes anywhere. `form` requires one line without
   * control characters. Telephones and e-mail addresses are lines too. Without `form` a text may have several
   * lines.
   */
  | {
      readonly kind: 'text';
      readonly max: number;
      readonly personal?: true;
      readonly form?: Form;
      /** The words may name a town or village, so the county's facts about them are brought. */
      readonly names?: 'area';
    }
  | { readonly kind: 'unit' }
  | { readonly kind: 'person' }
  | { readonly kind: 'category' }
  | { readonly kind: 'catalogueItem' }
  | { readonly kind: 'appeal' }
  | { readonly kind: 'attachment' }
  | { readonly kind: 'instant' }
  | { readonly kind: 'flag' }
  /** Yes, no, or a word for what lies between. */
  | { readonly kind: 'flagOr'; readonly word: string }
  | { readonly kind: 'number'; readonly min: number; readonly max: number; readonly integer: boolean }
  | { readonly kind: 'oneOf'; readonly values: readonly string[] }
  | { readonly kind: 'limit' }
  /** The county made this value and checked it when it was loaded. No person sends it. */
  | { readonly kind: 'data' }
  | { readonly kind: 'list'; readonly of: Kind; readonly min: number; readonly max: number }
  | { readonly kind: 'group'; readonly fields: Shape }
  | { readonly kind: 'optional'; readonly of: Kind };

export type Form = 'line' | 'phone' | 'email';

export type Shape = { readonly [field: string]: Kind };

type Values<K> = K extends { kind: 'data' }
  ? unknown
  : K extends { kind: 'flag' }
    ? boolean
    : K extends { kind: 'flagOr'; word: infer W }
      ? boolean | W
      : K extends { kind: 'number' }
        ? number
        : K extends { kind: 'oneOf'; values: readonly (infer V)[] }
          ? V
          : K extends { kind: 'list'; of: infer E }
            ? readonly Values<E>[]
            : K extends { kind: 'group'; fields: infer S }
              ? Infer<S>
              : K extends { kind: 'optional'; of: infer E }
                ? Values<E>
                : string;

type OptionalFields<S> = { [F in keyof S]: S[F] extends { kind: 'optional' } ? F : never }[keyof S];

/** The TypeScript type of a body with this shape. Instants are ISO 8601 strings with an offset. */
export type Infer<S> = { readonly [F in Exclude<keyof S, OptionalFields<S>>]: Values<S[F]> } & {
  readonly [F in OptionalFields<S>]?: Values<S[F]>;
};

export const text = (max = 4000) => ({ kind: 'text', max }) as const;
/** Text by citizens about themselves or their matter. `max` counts the characters of the plain text. */
export const personal = (max = 4000) => ({ kind: 'text', max, personal: true }) as const;
export const line = (max = 200) => ({ kind: 'text', max, form: 'line' }) as const;
export const personalLine = (max = 200) => ({ kind: 'text', max, personal: true, form: 'line' }) as const;
/** A town or village: its id, its name, or any other words for it. */
export const areaLine = { kind: 'text', max: 100, form: 'line', names: 'area' } as const;
export const phone = { kind: 'text', max: 40, form: 'phone' } as const;
export const personalPhone = { kind: 'text', max: 40, personal: true, form: 'phone' } as const;
export const personalEmail = { kind: 'text', max: 200, personal: true, form: 'email' } as const;
/** Requires a text without control characters and line or paragraph separators. */
export const isOneLine = (text: string): boolean => !/[\p{Cc}\u2028\u2029]/u.test(text);
export const unit = { kind: 'unit' } as const;
export const person = { kind: 'person' } as const;
export const category = { kind: 'category' } as const;
export const catalogueItem = { kind: 'catalogueItem' } as const;
export const appeal = { kind: 'appeal' } as const;
export const attachment = { kind: 'attachment' } as const;
export const instant = { kind: 'instant' } as const;
export const flag = { kind: 'flag' } as const;
export const flagOr = <const W extends string>(word: W) => ({ kind: 'flagOr', word }) as const;
export const data = { kind: 'data' } as const;
export const limit = { kind: 'limit' } as const;
export const integer = (min: number, max: number) => ({ kind: 'number', min, max, integer: true }) as const;
export const decimal = (min: number, max: number) => ({ kind: 'number', min, max, integer: false }) as const;
export const oneOf = <const V extends readonly string[]>(...values: V) =>
  ({ kind: 'oneOf', values }) as const;
export const list = <const K extends Kind>(of: K, min = 0, max = 50) =>
  ({ kind: 'list', of, min, max }) as const;
export const group = <const S extends Shape>(fields: S) => ({ kind: 'group', fields }) as const;
export const optional = <const K extends Kind>(of: K) => ({ kind: 'optional', of }) as const;

/** Lists every value of one kind that a body names at any depth, such as units or persons. */
export function valuesOf(
  shape: Shape,
  body: Readonly<Record<string, unknown>>,
  wanted: Kind['kind'],
): string[] {
  const found = valuesWhere(shape, body, (kind) => kind.kind === wanted);
  return [...new Set(found.map(String))];
}

/** Lists the words of a body that may name a town or village. */
export function areaWordsOf(shape: Shape, body: Readonly<Record<string, unknown>>): string[] {
  const found = valuesWhere(shape, body, (kind) => kind.kind === 'text' && kind.names === 'area');
  return [...new Set(found.map(String))];
}

/** Lists the places of a body whose coordinates are both known. */
export function placesOf(
  shape: Shape,
  body: Readonly<Record<string, unknown>>,
): { readonly longitude: number; readonly latitude: number }[] {
  const found = valuesWhere(shape, body, (kind) => kind.kind === 'group' && 'longitude' in kind.fields);
  return found.filter(isRecord).flatMap(({ longitude, latitude }) => {
    const isKnown = typeof longitude === 'number' && typeof latitude === 'number';
    return isKnown ? [{ longitude, latitude }] : [];
  });
}

function valuesWhere(
  shape: Shape,
  body: Readonly<Record<string, unknown>>,
  isWanted: (kind: Kind) => boolean,
): unknown[] {
  const collect = (kind: Kind, value: unknown): unknown[] => {
    if (value === undefined || value === null) return [];
    if (isWanted(kind)) return [value];
    if (kind.kind === 'optional') return collect(kind.of, value);
    if (kind.kind === 'list') return Array.isArray(value) ? value.flatMap((v) => collect(kind.of, v)) : [];
    if (kind.kind === 'group') return valuesWhere(kind.fields, value as Record<string, unknown>, isWanted);
    return [];
  };
  return Object.entries(shape).flatMap(([field, kind]) => collect(kind, body[field]));
}

/** Recognises a JSON object. */
export const isRecord = (value: unknown): value is Readonly<Record<string, unknown>> =>
  typeof value === 'object' && value !== null && !Array.isArray(value);
