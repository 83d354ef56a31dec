import type { Payload, PayloadCodec } from '@temporalio/common';
import { isSealed } from '../privacy/index.ts';
import { unopened } from '../workflows/messages.ts';

const textPayload = (text: string): Payload => ({
  metadata: { encoding: Buffer.from('json/plain') },
  data: Buffer.from(JSON.stringify(text)),
});

/** Replaces an unreadable payload. No check accepts it as a command. */
export const unreadable = textPayload('unreadable payload');
/** Replaces one that another worker may be able to open. */
const withoutKey = textPayload(unopened);

const readableEncodings = new Set(['json/plain', 'binary/plain', 'binary/null']);

/**
 * Replaces every payload at which the workflow's converter would throw. One signal of broken bytes from the
 * Temporal UI could otherwise stop its appeal for ever. The workflow refuses the replacement as malformed. Outgoing
 * payloads stay unchanged.
 */
export const readablePayloads: PayloadCodec = {
  encode: async (payloads) => payloads,
  decode: async (payloads) => payloads.map(readableOrReplaced),
};

function readableOrReplaced(payload: Payload): Payload {
  if (isReadable(payload)) return payload;
  return isSealed(payload) ? withoutKey : unreadable;
}

function isReadable({ metadata, data }: Payload): boolean {
  const encoding = Buffer.from(metadata?.encoding ?? []).toString();
  if (encoding !== 'json/plain') return readableEncodings.has(encoding);
  try {
    JSON.parse(Buffer.from(data ?? []).toString());
    return true;
  } catch {
    return false;
  }
}
