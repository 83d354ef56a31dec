import { DefaultPayloadConverter, type Payload } from '@temporalio/common';
import { isRecord } from '../domain/index.ts';
import type { CommandInput, WaitingSignal } from './messages.ts';

/** The proven origin of a message. Anybody with the Temporal UI may have sent a plain one. */
export type Origin = 'sealed' | { readonly account: string; readonly untilMs: number } | 'plain';

/** The worker writes a payload's origin into its metadata under this name, and removes what others wrote there. */
export const originField = 'huiyin-origin';

/** Remembers the origin of each decoded message. It disappears with the message and is never part of a state. */
const origins = new WeakMap<object, Origin>();

/** Extends the SDK's default converter. It remembers for each object the origin that the worker determined. */
class RememberingConverter extends DefaultPayloadConverter {
  override fromPayload<T>(payload: Payload, ...more: never[]): T {
    const value = super.fromPayload<T>(payload, ...more);
    const origin = payload.metadata?.[originField];
    if (origin && typeof value === 'object' && value !== null) {
      origins.set(value, JSON.parse(new TextDecoder().decode(origin)) as Origin);
    }
    return value;
  }
}

export const payloadConverter = new RememberingConverter();

export const originOf = (message: unknown): Origin =>
  (typeof message === 'object' && message !== null ? origins.get(message) : undefined) ?? 'plain';

/**
 * Proves that an update comes from the API or the worker, because nobody else can seal one. Anybody may copy a
 * sealed update and send it under another name. An update that names its command therefore counts only for that
 * command. A token proves nothing here, because the sender chose the update's facts.
 */
export const isVerifiedUpdate = (name: string, input: unknown): boolean =>
  originOf(input) === 'sealed' && [undefined, name].includes(requestOf(input)?.command);

/** Five signals of the server's limit would make what a run carries over larger than a payload may be. */
const mostSignalLength = 64 * 1024;

export const isTooLarge = (message: unknown): boolean =>
  (JSON.stringify(message)?.length ?? 0) > mostSignalLength;

/** Keeps of a signal that is too large only that it came. It is refused on record when its turn comes. */
export const leftOut = (name: string, nowMs: number): WaitingSignal => ({
  name,
  input: null,
  atMs: nowMs,
  tooLarge: true,
});

/** Keeps a signal until its turn. It drops the token and keeps what the token proved on arrival. */
export function arrived(name: string, message: unknown, nowMs: number): WaitingSignal {
  if (!isRecord(message)) return { name, input: message, atMs: nowMs };
  const { token: _, ...input } = message;
  const from = senderOf(message, nowMs);
  return { name, input, atMs: nowMs, ...(from === null ? {} : { from }) };
}

function senderOf(message: unknown, nowMs: number): WaitingSignal['from'] | null {
  const origin = originOf(message);
  if (origin === 'plain') return null;
  // The API sends updates, which carry a request. A copy that is sent as a signal must not be carried out again.
  if (origin === 'sealed') return requestOf(message) === undefined ? 'sealed' : null;
  return nowMs < origin.untilMs ? { account: origin.account } : null;
}

const requestOf = (message: unknown): Partial<NonNullable<CommandInput['request']>> | undefined =>
  isRecord(message) && isRecord(message.request) ? message.request : undefined;
