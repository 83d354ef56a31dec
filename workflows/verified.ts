import { isRecord } from '../domain/index.ts';
import type { CommandInput, WaitingSignal } from './messages.ts';
import type { Origin } from './origin.ts';
import { originOf } from './payload-converter.ts';

/**
 * Whether an update comes from the API or the worker: nobody else can seal one. One that says for which command it
 * was sealed is believed for that alone, for anybody may copy it and send it again under another name. A token
 * proves nothing here: an update brings its facts along, and those would still be anybody's.
 */
export const isVerifiedUpdate = (name: string, input: unknown): boolean =>
  originOf(input) === 'sealed' && [undefined, name].includes(requestOf(input)?.command);

/** A signal as it is kept until its turn: without its token, and with what that proved at the instant it came. */
export function arrived(name: string, message: unknown, nowMs: number): WaitingSignal {
  if (!isRecord(message)) return { name, input: message, atMs: nowMs };
  const { token: _, ...input } = message;
  const from = senderOf(message, nowMs);
  return { name, input, atMs: nowMs, ...(from === null ? {} : { from }) };
}

function senderOf(message: unknown, nowMs: number): WaitingSignal['from'] | null {
  const origin: Origin = originOf(message);
  if (origin === 'plain') return null;
  // The API sends updates, which carry a request. Sent again as a signal, such a one would be carried out again.
  if (origin === 'sealed') return requestOf(message) === undefined ? 'sealed' : null;
  return nowMs < origin.untilMs ? { account: origin.account } : null;
}

const requestOf = (message: unknown): Partial<NonNullable<CommandInput['request']>> | undefined =>
  isRecord(message) && isRecord(message.request) ? message.request : undefined;
