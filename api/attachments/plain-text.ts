const lookedAt = 1024;

/** Returns true for complete UTF-8 text without control characters that no program would execute. */
export async function isPlainText(source: AsyncIterable<Uint8Array>): Promise<boolean> {
  const decoder = new TextDecoder('utf-8', { fatal: true });
  let head = '';
  for await (const bytes of source) {
    const text = decoded(decoder, bytes);
    if (text === null || hasControls(text)) return false;
    if (head.length < lookedAt) head += text.slice(0, lookedAt);
  }
  return decoded(decoder) !== null && head !== '' && !isForPrograms(head);
}

type Decoder = InstanceType<typeof TextDecoder>;

function decoded(decoder: Decoder, bytes?: Uint8Array): string | null {
  try {
    return bytes ? decoder.decode(bytes, { stream: true }) : decoder.decode();
  } catch {
    return null;
  }
}

/** Control characters other than tab, line end and form feed. */
const hasControls = (text: string): boolean => /\p{Cc}/u.test(text.replaceAll(/[\t\n\r\f\x85]/g, ''));

/** HTML, SVG and XML begin with a tag, scripts with #!. */
const isForPrograms = (head: string): boolean => /^\s*(?:<[a-z!?/]|#!)/i.test(head.replace(/^\uFEFF/, ''));
