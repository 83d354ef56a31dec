import { type Actor, type Facts, isRecord, noFacts, roles, type Wording } from '../domain/index.ts';
import { type CommandInput, unopened } from './messages.ts';

/** A command's input in its parts. The body holds the remaining fields. */
export interface ReadCommand {
  readonly actor: Actor;
  readonly facts: Facts;
  readonly request: CommandInput['request'] | null;
  readonly body: Readonly<Record<string, unknown>>;
}
export interface Unreadable {
  readonly unreadable: Wording;
}

export const isUnreadable = (read: ReadCommand | Unreadable): read is Unreadable => 'unreadable' in read;
const unreadable = (zh: string, en: string): Unreadable => ({ unreadable: { zh, en } });

/**
 * Reads any input or explains why it cannot. Anybody with the Temporal UI can send anything, so it never throws a
 * TypeError.
 */
export function readCommand(input: unknown): ReadCommand | Unreadable {
  if (input === unopened) return unreadable('所发内容以此处没有的密钥加密', unopened);
  if (!isRecord(input)) return unreadable('所发内容不是一组字段', 'the input is not an object');
  const { actor, facts = noFacts, request = null, token: _, ...body } = input;
  if (!isActor(actor))
    return unreadable('办理人身份缺失或有误', 'actor: { account, unit, role } is missing or wrong');
  if (!isFacts(facts)) return unreadable('县情数据有误', 'facts are wrong');
  if (request !== null && !isRequest(request))
    return unreadable('请求标识有误', 'request: { id, bodyHash, ifMatch } is wrong');
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
  if (name === 'duty' || name === 'outside') return Array.isArray(fact);
  if (name === 'marks') return isRecord(fact) && [fact.was, fact.now].every(isPersonMarks);
  return isRecord(fact);
}

const isPersonMarks = (value: unknown): boolean =>
  value === null || (isNumberMarks(value) && [value.further ?? []].flat().every(isNumberMarks));
const isNumberMarks = (value: unknown): value is Readonly<Record<string, unknown>> =>
  isRecord(value) &&
  [value.phone, value.name].every((mark) => mark === undefined || typeof mark === 'string');

const isRequest = (value: unknown): value is NonNullable<CommandInput['request']> =>
  isRecord(value) &&
  typeof value.id === 'string' &&
  typeof value.bodyHash === 'string' &&
  (value.readHash === undefined || typeof value.readHash === 'string') &&
  [value.ifMatch, value.read].every((version) => version === undefined || Number.isSafeInteger(version));
