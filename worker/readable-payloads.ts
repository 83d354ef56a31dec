import type { Payload, PayloadCodec } from '@temporalio/common';

/** Replaces an unreadable payload. No check accepts it as a command. */
const unreadable: Payload = {
  metadata: { encoding: Buffer.from('json/plain') },
  data: Buffer.from('"unreadable payload"'),
};

const readableEncodings = new Set(['json/plain', 'binary/plain', 'binary/null']);

/**
 * Replaces every payload at which the workflow's converter would throw. One signal of broken bytes from the
 * Temporal UI could otherwise stop its appeal for ever. The workflow refuses the replacement as malformed. Outgoing
 * payloads stay unchanged.
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
