import type { FieldFault } from '../app/api.ts';
import type { Field } from './shape.ts';
import { type ReadingAs, readInstant } from './typed-instant.ts';

/** The values of a form: texts as they were typed, ids, lists and groups. */
export type Values = Readonly<Record<string, unknown>>;
/** A file that the server has taken. */
export interface Uploaded {
  readonly id: string;
  readonly name: string;
  readonly bytes: number;
  /** Notes for its sender, in the languages of the console. */
  readonly notes?: readonly { readonly zh: string; readonly en: string }[];
}
export type Reading = Omit<ReadingAs, 'isEnd'>;

/** Days that end something. A day alone then means its 24:00. */
const ends = new Set(['dueAt', 'until', 'replyBy']);
export const isEnd = (name: string): boolean => ends.has(name);

/** The body of a command. Empty fields are left out, texts trimmed, instants written with the county's offset. */
export function bodyOf(fields: readonly Field[], values: Values, as: Reading): Record<string, unknown> {
  const entries = fields.flatMap((field) => {
    const value = sentValue(field, values[field.name], as);
    return value === undefined ? [] : [[field.name, value] as const];
  });
  return Object.fromEntries(entries);
}

function sentValue(field: Field, value: unknown, as: Reading): unknown {
  switch (field.kind) {
    case 'flag':
      return typeof value === 'boolean' && (value || field.required) ? value : undefined;
    case 'flag-or':
      return isFlagOr(field, value) ? value : undefined;
    case 'number':
      return numberOf(value);
    case 'instant':
    case 'date': {
      const read = readInstant(textOf(value), { ...as, isEnd: isEnd(field.name) });
      return 'iso' in read ? read.iso : undefined;
    }
    case 'attachments':
      return Array.isArray(value) ? value.map((file) => (file as Uploaded).id) : undefined;
    case 'units':
      return filled(listOf(value));
    case 'list':
      return filled(listOf(value).map((entry) => bodyOf(field.fields, recordOf(entry), as)));
    case 'group':
    case 'location':
      return groupOf(field, value, as);
    case 'phone':
      return textOf(value).normalize('NFKC') || undefined;
    default:
      return textOf(value) || undefined;
  }
}

/** A yes, a no, or the word for what lies between. */
const isFlagOr = ({ values }: Field, value: unknown): boolean =>
  typeof value === 'boolean' || values.some((word) => word === value);

/** A group in which nothing is filled in is left out. */
function groupOf(field: Field, value: unknown, as: Reading): unknown {
  const given = recordOf(value);
  const inner = field.kind === 'location' ? placeOf(given) : bodyOf(field.fields, given, as);
  return Object.keys(inner).length > 0 ? inner : undefined;
}

function placeOf({ address, longitude, latitude, source, accuracyM }: Values): Record<string, unknown> {
  const entries = [
    ['address', textOf(address) || undefined],
    ['longitude', numberOf(longitude)],
    ['latitude', numberOf(latitude)],
    ['source', textOf(source) || undefined],
    ['accuracyM', numberOf(accuracyM)],
  ];
  return Object.fromEntries(entries.filter(([, value]) => value !== undefined));
}

export const textOf = (value: unknown): string => (typeof value === 'string' ? value.trim() : '');
export const listOf = (value: unknown): readonly unknown[] => (Array.isArray(value) ? value : []);
export const recordOf = (value: unknown): Values =>
  typeof value === 'object' && value !== null && !Array.isArray(value) ? (value as Values) : {};
const filled = (list: readonly unknown[]) => (list.length > 0 ? list : undefined);

/** A number as typed, wide digits included. */
function numberOf(value: unknown): number | undefined {
  if (typeof value === 'number') return value;
  const text = textOf(value).normalize('NFKC');
  const number = Number(text);
  return text === '' || Number.isNaN(number) ? undefined : number;
}

/** Nothing is filled in. */
export const isEmpty = (field: Field, value: unknown): boolean => {
  if (field.kind === 'flag') return typeof value !== 'boolean';
  if (field.kind === 'flag-or') return !isFlagOr(field, value);
  if (field.kind === 'group') return field.fields.every((one) => isEmpty(one, recordOf(value)[one.name]));
  if (field.kind === 'location') return Object.keys(placeOf(recordOf(value))).length === 0;
  return Array.isArray(value) ? value.length === 0 : textOf(String(value ?? '')) === '';
};

const fault = (path: string, zh: string, en: string): FieldFault => ({ path, zh, en });

/** Faults that the page sees before it asks: missing, too long, unreadable. The API judges the rest. */
export function faultsOf(
  fields: readonly Field[],
  values: Values,
  as: Reading,
  above = '',
): readonly FieldFault[] {
  return fields.flatMap((field) => faultsIn(field, values[field.name], as, `${above}${field.name}`));
}

function faultsIn(field: Field, value: unknown, as: Reading, path: string): readonly FieldFault[] {
  if (isEmpty(field, value)) return field.required ? [missing(field, path)] : [];
  switch (field.kind) {
    case 'group':
      return faultsOf(field.fields, recordOf(value), as, `${path}.`);
    case 'list':
      return [
        ...countFaults(field, value, path),
        ...listOf(value).flatMap((entry, at) =>
          faultsOf(field.fields, recordOf(entry), as, `${path}.${at}.`),
        ),
      ];
    case 'units':
    case 'attachments':
      return countFaults(field, value, path);
    case 'instant':
    case 'date':
      return instantFaults(field, value, as, path);
    case 'number':
      return numberFaults(field, value, path);
    case 'long-text':
    case 'line':
      return lengthFaults(field, value, path);
    default:
      return [];
  }
}

const chosen = new Set([
  'unit',
  'units',
  'person',
  'catalogue-item',
  'category',
  'flag',
  'flag-or',
  'choice',
]);
const missing = ({ kind }: Field, path: string): FieldFault =>
  chosen.has(kind) ? fault(path, '请选择', 'Please choose') : fault(path, '请填写', 'Please fill this in');

function countFaults({ least, most }: Field, value: unknown, path: string): FieldFault[] {
  const { length } = listOf(value);
  if (length < least) return [fault(path, `至少 ${least} 项`, `At least ${least}`)];
  if (most !== null && length > most) return [fault(path, `最多 ${most} 项`, `At most ${most}`)];
  return [];
}

function lengthFaults({ max }: Field, value: unknown, path: string): FieldFault[] {
  const over = max === null ? 0 : textOf(value).length - max;
  return over > 0 ? [fault(path, `超出 ${over} 个字，请删减`, `${over} characters too long`)] : [];
}

function instantFaults({ name }: Field, value: unknown, as: Reading, path: string): FieldFault[] {
  const read = readInstant(textOf(value), { ...as, isEnd: isEnd(name) });
  if ('iso' in read) return [];
  return read.fault === 'needs-time'
    ? [fault(path, '请写明几点几分，如 12-02 17:30', 'Please add the time, for example 12-02 17:30')]
    : [fault(path, '看不懂这个时间，请写成 2026-12-02 17:30', 'Please write it like 2026-12-02 17:30')];
}

function numberFaults({ min, max, whole }: Field, value: unknown, path: string): FieldFault[] {
  const number = numberOf(value);
  if (number === undefined || (whole && !Number.isInteger(number))) {
    return [fault(path, '请填数字', 'Please write a number')];
  }
  const isOutside = (min !== null && number < min) || (max !== null && number > max);
  return isOutside ? [fault(path, `须在 ${min} 至 ${max} 之间`, `Between ${min} and ${max}`)] : [];
}
