import type { ByteSource } from './read-at.ts';

export const textEncodings = ['utf-8', 'utf-16le', 'utf-16be', 'gb18030'] as const;
export type TextEncoding = (typeof textEncodings)[number];

/** Text in its encoding, or what a program would make of it. null: these bytes are no text. */
export type FoundText =
  | { readonly type: 'text/plain'; readonly encoding: TextEncoding }
  | { readonly type: 'text/html' | 'image/svg+xml' | 'application/xml' | 'text/x-script' };

const lookedAt = 1024;

/**
 * Finds out whether a file is text without control characters, and in which encoding. Only a mark at its beginning
 * says UTF-16. GB18030 must look like Chinese, because almost any bytes can be read as it.
 */
export async function foundText(source: ByteSource): Promise<FoundText | null> {
  for (const encoding of textEncodings) {
    const head = await headOf(source, encoding);
    if (head !== null) return forPrograms(head) ?? { type: 'text/plain', encoding };
  }
  return null;
}

/** Decodes text as it is read. The mark of the encoding goes. */
export async function* asUtf8(
  content: AsyncIterable<Uint8Array>,
  encoding: TextEncoding,
): AsyncGenerator<Uint8Array> {
  const decoder = new TextDecoder(encoding, { fatal: true });
  for await (const bytes of content) yield Buffer.from(decoder.decode(bytes, { stream: true }));
  yield Buffer.from(decoder.decode());
}

/** The beginning of the text, if all of the file is text in this encoding. */
async function headOf(source: ByteSource, encoding: TextEncoding): Promise<string | null> {
  const decoder = new TextDecoder(encoding, { fatal: true });
  const tally = { chinese: 0, others: 0 };
  let head = '';
  let first = true;
  for await (const bytes of source()) {
    if (first && encoding.startsWith('utf-16') && !hasMark(bytes, encoding)) return null;
    first = false;
    const text = decoded(decoder, bytes);
    if (text === null || hasControls(text)) return null;
    if (encoding === 'gb18030') count(tally, text);
    if (head.length < lookedAt) head += text.slice(0, lookedAt);
  }
  const isText = decoded(decoder) !== null && head !== '';
  return isText && tally.chinese >= tally.others * mostlyChinese ? head : null;
}

const marks = { 'utf-16le': [0xff, 0xfe], 'utf-16be': [0xfe, 0xff] };
const hasMark = (bytes: Uint8Array, encoding: TextEncoding): boolean =>
  marks[encoding as keyof typeof marks].every((byte, at) => bytes[at] === byte);

type Decoder = InstanceType<typeof TextDecoder>;

function decoded(decoder: Decoder, bytes?: Uint8Array): string | null {
  try {
    return bytes ? decoder.decode(bytes, { stream: true }) : decoder.decode();
  } catch {
    return null;
  }
}

/** Nine of ten characters beyond ASCII. Random bytes give rare characters of all scripts. */
const mostlyChinese = 9;

function count(tally: { chinese: number; others: number }, text: string): void {
  for (const character of text.replaceAll(/\p{ASCII}/gu, '')) {
    if (common.test(character)) tally.chinese += 1;
    else tally.others += 1;
  }
}
const common = /[\u4e00-\u9fa5\u3000-\u3017\u2010-\u2026\uff00-\uffef·×÷℃①-⑩]/u;

/** Control characters other than tab, line end and form feed. */
const hasControls = (text: string): boolean => /\p{Cc}/u.test(text.replaceAll(/[\t\n\r\f\x85]/g, ''));

/** HTML, SVG and XML begin with a tag, scripts with #!. */
function forPrograms(head: string): FoundText | null {
  const start = head.replace(/^\uFEFF?\s*/, '');
  if (start.startsWith('#!')) return { type: 'text/x-script' };
  if (!/^<[a-z!?/]/i.test(start)) return null;
  if (/<svg[\s>]/i.test(start)) return { type: 'image/svg+xml' };
  return { type: start.startsWith('<?xml') ? 'application/xml' : 'text/html' };
}
