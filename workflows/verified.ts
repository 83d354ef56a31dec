import { isRecord } from '../domain/index.ts';
import type { CommandInput, WaitingSignal } from './messages.ts';
import type { Origin } from './origin.ts';
import { originOf } from './payload-converter.ts';

/**
 * Proves that an update comes from the API or the worker, because nobody else can seal one. Anybody may copy a
 * sealed update and send it under another name. An update that names its command therefore counts only for that
 * command. A token proves nothing here, because the sender chose the update's facts.
 */
export const isVerifiedUpdate = (name: string, input: unknown): boolean =>
  originOf(input) === 'sealed' && [undefined, name].includes(requestOf(input)?.command);

/** Keeps a signal until its turn. It drops the token and keeps what the token proved on arrival. */
export function arrived(name: string, message: unknown, nowMs: number): WaitingSignal {
  if (!isRecord(message)) return { name, input: message, atMs: nowMs };
  const { token: _, ...input } = message;
  const from = senderOf(message, nowMs);
  return { name, input, atMs: nowMs, ...(from === null ? {} : { from }) };
}

function senderOf(message: unknown, nowMs: number): WaitingSignal['from'] | null {
  const origin: Origin = originOf(message);
  if (origin === 'plain') return null;
  // The API sends updates, which carry a request. A copy that is sent as a signal must not be carried out again.
  if (origin === 'sealed') return requestOf(message) === undefined ? 'sealed' : null;
  return nowMs < origin.untilMs ? { account: origin.account } : null;
}

const requestOf = (message: unknown): Partial<NonNullable<CommandInput['request']>> | undefined =>
  isRecord(message) && isRecord(message.request) ? message.request : undefined;
