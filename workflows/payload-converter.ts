import { DefaultPayloadConverter, type Payload } from '@temporalio/common';
import { type Origin, originField } from './origin.ts';

/** Beside each decoded message where it came from; gone with the message, and never part of any state. */
const origins = new WeakMap<object, Origin>();

/** What the SDK uses by itself; besides it remembers of each object what the worker found out about its payload. */
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
