import { DefaultPayloadConverter, type Payload } from '@temporalio/common';
import { type Origin, originField } from './origin.ts';

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
