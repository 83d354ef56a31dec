import type { Payload, PayloadCodec } from '@temporalio/common';

/** What stands for a payload that cannot be read; no check takes it for a command. */
const unreadable: Payload = {
  metadata: { encoding: Buffer.from('json/plain') },
  data: Buffer.from('"unreadable payload"'),
};

const readableEncodings = new Set(['json/plain', 'binary/plain', 'binary/null']);

/**
 * Lets nothing through to a workflow that its converter would throw at: one signal of broken bytes, sent by hand
 * from the Temporal UI, would stop its appeal's tasks for ever. As it is, the signal is refused like any other
 * that is malformed. What goes out is left as it is.
 */
export const readablePayloads: PayloadCodec = {
  encode: async (payloads) => payloads,
  decode: async (payloads) => payloads.map((payload) => (isReadable(payload) ? payload : unreadable)),
};

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
