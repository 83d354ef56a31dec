import {
  fieldWording,
  isOneLine,
  isRecord,
  type Kind,
  parseLimit,
  type Shape,
  sealedMost,
  sealedParts,
  type Wording,
} from '../domain/index.ts';

/**
 * The first mistake of a body against its shape, in both languages, or null. Updates come from the API, which has
 * parsed them, but the Temporal UI sends updates too. Unknown fields are left alone, as no rule reads them.
 */
export function bodyProblem(shape: Shape, body: Readonly<Record<string, unknown>>): Wording | null {
  const found = fieldProblem(shape, body);
  if (found === null) return null;
  const field = fieldWording(found.path.join('.'));
  return say(`${field.zh}${found.why.zh}`, `${field.en} ${found.why.en}`);
}

interface Found {
  readonly path: readonly string[];
  readonly why: Wording;
}

const say = (zh: string, en: string): Wording => ({ zh, en });
const here = (why: Wording | null): Found | null => (why === null ? null : { path: [], why });
const at = (step: string, found: Found | null): Found | null =>
  found === null ? null : { path: [step, ...found.path], why: found.why };

function fieldProblem(shape: Shape, body: Readonly<Record<string, unknown>>): Found | null {
  for (const [field, kind] of Object.entries(shape)) {
    const found = at(field, valueProblem(kind, body[field]));
    if (found !== null) return found;
  }
  return null;
}

const notAnObject = say('须为一组字段', 'must be an object');

function valueProblem(kind: Kind, value: unknown): Found | null {
  switch (kind.kind) {
    case 'optional':
      return value === undefined ? null : valueProblem(kind.of, value);
    case 'text':
      return here(
        textProblem(value) ?? lengthProblem(kind, value as string) ?? lineProblem(kind, value as string),
      );
    case 'flag':
      return here(typeof value === 'boolean' ? null : say('须为是或否', 'must be true or false'));
    case 'flagOr':
      return here(
        typeof value === 'boolean' || value === kind.word
          ? null
          : say('须为是、否或部分', `must be true, false or ${kind.word}`),
      );
    case 'number':
      return here(numberProblem(kind, value));
    case 'oneOf':
      return here(
        kind.values.includes(value as string)
          ? null
          : say('不在可选范围内', `must be one of ${kind.values.join(', ')}`),
      );
    case 'instant':
      return here(
        typeof value === 'string' && isInstant(value)
          ? null
          : say('须为带时区的 ISO 8601 时间', 'must be an ISO 8601 instant with an offset'),
      );
    case 'limit':
      return here(
        typeof value === 'string' && parseLimit(value) !== null ? null : say('不是时限', 'must be a limit'),
      );
    case 'data':
      return here(isRecord(value) ? null : notAnObject);
    case 'list':
      return listProblem(kind, value);
    case 'group':
      return isRecord(value) ? fieldProblem(kind.fields, value) : here(notAnObject);
    default:
      // The names of things: units, persons, appeals. Whether they exist is for the facts to say.
      return here(textProblem(value));
  }
}

const textProblem = (value: unknown): Wording | null =>
  typeof value === 'string' && value.trim() !== '' ? null : say('须填写文字', 'must be text');

/** A sealed text is longer than the words it holds; its sender has counted the words. */
function lengthProblem({ max, personal }: Kind & { kind: 'text' }, text: string): Wording | null {
  const most = personal && sealedParts(text) ? sealedMost(max) : max;
  return text.length > most ? say(`最多${max}个字符`, `takes at most ${max} characters`) : null;
}

const lineProblem = ({ form }: Kind & { kind: 'text' }, text: string): Wording | null =>
  form === undefined || isOneLine(text) ? null : say('须为一行文字', 'must be one line');

function numberProblem({ min, max, integer }: Kind & { kind: 'number' }, value: unknown): Wording | null {
  if (typeof value !== 'number' || !Number.isFinite(value)) return say('须为数字', 'must be a number');
  if (integer && !Number.isInteger(value)) return say('须为整数', 'must be a whole number');
  return value < min || value > max
    ? say(`须在${min}至${max}之间`, `must lie within ${min} to ${max}`)
    : null;
}

function listProblem({ of, min, max }: Kind & { kind: 'list' }, value: unknown): Found | null {
  if (!Array.isArray(value)) return here(say('须为列表', 'must be a list'));
  if (value.length < min || value.length > max)
    return here(say(`须有${min}至${max}项`, `must have ${min} to ${max} entries`));
  return (
    value.map((entry, index) => at(String(index), valueProblem(of, entry))).find((found) => found !== null) ??
    null
  );
}

const isInstant = (text: string): boolean =>
  /^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}(:\d{2}(\.\d+)?)?(Z|[+-]\d{2}:\d{2})$/.test(text) &&
  !Number.isNaN(Date.parse(text));
