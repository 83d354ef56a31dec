import type { ByteSource } from './read-at.ts';

const overlap = 64;
const key = /\/Encrypt(?:\s+\d+\s+\d+\s+R|\s*<<)/;

/**
 * Reads whether a PDF reaches its end, and whether a password or a certificate protects it. A linear PDF names the key
 * near its beginning, every other one near its end; so all of it is read.
 */
export async function pdfState(source: ByteSource): Promise<{ whole: boolean; encrypted: boolean }> {
  let tail = '';
  let whole = false;
  let encrypted = false;
  for await (const bytes of source()) {
    const text = tail + Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength).toString('latin1');
    whole ||= text.includes('%%EOF');
    encrypted ||= key.test(text);
    tail = text.slice(-overlap);
  }
  return { whole, encrypted };
}
