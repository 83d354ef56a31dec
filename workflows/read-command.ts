import {
  type Actor,
  type Facts,
  isOneLine,
  isRecord,
  type Kind,
  noFacts,
  parseLimit,
  roles,
  type Shape,
  sealedMost,
  sealedParts,
} from '../domain/index.ts';
import type { CommandInput } from './messages.ts';

/** A command's input in its parts. The body holds the remaining fields. */
export interface ReadCommand {
  readonly actor: Actor;
  readonly facts: Facts;
  readonly request: CommandInput['request'] | null;
  readonly body: Readonly<Record<string, unknown>>;
}
export interface Unreadable {
  readonly unreadable: string;
}

export const isUnreadable = (read: ReadCommand | Unreadable): read is Unreadable => 'unreadable' in read;
const unreadable = (why: string): Unreadable => ({ unreadable: why });

/**
 * Reads any input or explains why it cannot. Anybody with the Temporal UI can send anything, so it never throws a
 * TypeError.
 */
export function readCommand(input: unknown): ReadCommand | Unreadable {
  if (!isRecord(input)) return unreadable('the input is not an object');
  const { actor, facts = noFacts, request = null, token: _, ...body } = input;
  if (!isActor(actor)) return unreadable('actor: { account, unit, role } is missing or wrong');
  if (!isFacts(facts)) return unreadable('facts are wrong');
  if (request !== null && !isRequest(request))
    return unreadable('request: { id, bodyHash, ifMatch } is wrong');
  const { account, unit, role } = actor;
  return { actor: { account, unit, role }, facts: { ...noFacts, ...facts }, request, body };
}

const isActor = (value: unknown): value is Actor =>
  isRecord(value) &&
  typeof value.account === 'string' &&
  value.account !== '' &&
  (value.unit === null || typeof value.unit === 'string') &&
  // The API also acts as `system` for the county's own rules. A signal may not, and its role is checked where it is
  // read.
  ([...roles, 'system'] as readonly unknown[]).includes(value.role);

const isFacts = (value: unknown): value is Partial<Facts> =>
  isRecord(value) && Object.entries(value).every(([name, fact]) => isFact(name, fact));

function isFact(name: string, fact: unknown): boolean {
  if (name === 'openClaims') return fact === 'unknown' || Number.isSafeInteger(fact);
  if (name === 'similar') return fact === 'unknown' || Array.isArray(fact);
  return isRecord(fact);
}

const isRequest = (value: unknown): value is NonNullable<CommandInput['request']> =>
  isRecord(value) &&
  typeof value.id === 'string' &&
  typeof value.bodyHash === 'string' &&
  (value.ifMatch === undefined || Number.isSafeInteger(value.ifMatch));

/**
 * Checks a body against its shape and returns `field: why`, or null. The API has parsed its own updates, but the
 * Temporal UI sends updates too. Unknown fields are ignored, because no rule reads them.
 */
export function bodyProblem(shape: Shape, body: Readonly<Record<string, unknown>>): string | null {
  for (const [field, kind] of Object.entries(shape)) {
    const problem = valueProblem(kind, body[field]);
    if (problem !== null) return `${field}: ${problem}`;
  }
  return null;
}

function valueProblem(kind: Kind, value: unknown): string | null {
  switch (kind.kind) {
    case 'optional':
      return value === undefined ? null : valueProblem(kind.of, value);
    case 'text':
      return textProblem(value) ?? lengthProblem(kind, value as string) ?? lineProblem(kind, value as string);
    case 'flag':
      return typeof value === 'boolean' ? null : 'not true or false';
    case 'number':
      return numberProblem(kind, value);
    case 'oneOf':
      return kind.values.includes(value as string) ? null : `not one of ${kind.values.join(', ')}`;
    case 'instant':
      return typeof value === 'string' && isInstant(value) ? null : 'not an ISO 8601 instant with an offset';
    case 'limit':
      return typeof value === 'string' && parseLimit(value) !== null ? null : 'not a limit';
    case 'data':
      return isRecord(value) ? null : 'not an object';
    case 'list':
      return listProblem(kind, value);
    case 'group':
      return isRecord(value) ? bodyProblem(kind.fields, value) : 'not an object';
    default:
      // These are names of units, persons and appeals. The facts decide if they exist.
      return textProblem(value);
  }
}

const textProblem = (value: unknown): string | null =>
  typeof value === 'string' && value.trim() !== '' ? null : 'no text';

/** Sealed text is longer than its plain text. The sender has checked the plain length. */
function lengthProblem({ max, personal }: Kind & { kind: 'text' }, text: string): string | null {
  const most = personal && sealedParts(text) ? sealedMost(max) : max;
  return text.length > most ? `longer than ${max}` : null;
}

const lineProblem = ({ form }: Kind & { kind: 'text' }, text: string): string | null =>
  form === undefined || isOneLine(text) ? null : 'not one line';

function numberProblem({ min, max, integer }: Kind & { kind: 'number' }, value: unknown): string | null {
  if (typeof value !== 'number' || !Number.isFinite(value)) return 'not a number';
  if (integer && !Number.isInteger(value)) return 'not a whole number';
  return value < min || value > max ? `not within ${min} to ${max}` : null;
}

function listProblem({ of, min, max }: Kind & { kind: 'list' }, value: unknown): string | null {
  if (!Array.isArray(value)) return 'not a list';
  if (value.length < min || value.length > max) return `not ${min} to ${max} entries`;
  return value.map((entry) => valueProblem(of, entry)).find((problem) => problem !== null) ?? null;
}

const isInstant = (text: string): boolean =>
  /^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}(:\d{2}(\.\d+)?)?(Z|[+-]\d{2}:\d{2})$/.test(text) &&
  !Number.isNaN(Date.parse(text));
