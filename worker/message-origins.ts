import type { Payload, PayloadCodec } from '@temporalio/common';
import {
  isSealed,
  type Keyring,
  type PayloadPlace,
  placeIn,
  placeOf,
  sealPayload,
  tokenHolder,
  unsealPayload,
} from '../privacy/index.ts';
import { type Origin, originField } from '../workflows/message-trust.ts';
import { unopened } from '../workflows/messages.ts';
import { unreadable } from './readable-payloads.ts';

/**
 * Seals outgoing payloads, opens incoming ones and adds their origin. The origin is a key of this installation, a
 * token, or unknown. The workflow reads it (workflows/message-trust.ts). An origin that the sender wrote is
 * removed. The answer depends on keys and bytes alone, so that a replay gets the same. The workflow compares a
 * token's end with its own time.
 */
export const messageOrigins = (keyring: Keyring): PayloadCodec => ({
  encode: async (payloads, place) => payloads.map((payload) => sealPayload(keyring, payload, place)),
  decode: async (payloads, place) => Promise.all(payloads.map((payload) => opened(keyring, payload, place))),
});

/** Only a message with a token needs a promise. All others are opened synchronously. */
function opened(keyring: Keyring, payload: Payload, place: PayloadPlace): Payload | Promise<Payload> {
  if (isSealed(payload)) {
    // Another appeal's message or an activity's answer does not belong here, even if this installation sealed it.
    if (place?.type === 'workflow' && placeIn(payload) !== placeOf(place)) return unreadable;
    const plain = unsealPayload(keyring, payload);
    if (plain) return marked(plain, 'sealed');
    // An activity's answer stands for what happened. Without its key the task fails, and a worker that has it goes on.
    if (place?.type === 'activity') throw new Error(unopened);
    return payload;
  }
  const token = tokenIn(payload);
  if (token === null) return marked(payload, 'plain');
  return tokenHolder(keyring, ['huiyin-signal', 'huiyin-api'], token, null).then((holder) =>
    marked(payload, holder ?? 'plain'),
  );
}

function marked(payload: Payload, origin: Origin): Payload {
  const { [originField]: _, ...metadata } = payload.metadata ?? {};
  if (origin === 'plain') return { ...payload, metadata };
  return { ...payload, metadata: { ...metadata, [originField]: Buffer.from(JSON.stringify(origin)) } };
}

const tokensLongest = 4000;

/** The token that a plain message carries. */
function tokenIn({ metadata, data }: Payload): string | null {
  const bytes = Buffer.from(data ?? []);
  const isJson = Buffer.from(metadata?.encoding ?? []).toString() === 'json/plain';
  if (!isJson || !bytes.includes('"token"')) return null;
  try {
    const { token } = (JSON.parse(bytes.toString()) ?? {}) as { token?: unknown };
    return typeof token === 'string' && token.length <= tokensLongest ? token : null;
  } catch {
    return null;
  }
}
