import type { Readable } from './read-at.ts';
import type { Blank, Trim } from './trimmed.ts';

/** Players need these. Every other chunk is a note of a program: place, device, author, time. */
const needed = ['fmt ', 'data', 'fact', 'cue ', 'plst', 'smpl', 'inst', 'JUNK', 'PAD ', 'wavl', 'slnt'];
const mostChunks = 1000;
const headBytes = 8;

/**
 * Blanks the notes in a WAV; no offset changes. null: the file has no format or no sound. A recorder that was cut off
 * leaves a length that is too long: the last chunk then ends with the file.
 */
export async function withoutRiffNotes({ readAt, bytes }: Readable): Promise<Trim | null> {
  const head = (await readAt(0, 12)).toString('latin1');
  if (!head.startsWith('RIFF') || head.slice(8) !== 'WAVE') return null;
  const blanks: Blank[] = [];
  const seen: string[] = [];
  for (let at = 12; at + headBytes <= bytes && seen.length < mostChunks; ) {
    const chunk = await readAt(at, at + headBytes);
    const id = chunk.toString('latin1', 0, 4);
    const length = chunk.readUInt32LE(4);
    const end = Math.min(bytes, at + headBytes + length + (length % 2));
    seen.push(id);
    if (!needed.includes(id)) blanks.push({ from: at, to: end, head: junkOf(chunk) });
    at = end;
  }
  const isSound = seen.includes('fmt ') && (seen.includes('data') || seen.includes('wavl'));
  return isSound && seen.length < mostChunks ? { from: 0, to: bytes, blanks } : null;
}

function junkOf(chunk: Buffer): Buffer {
  const head = Buffer.from(chunk);
  head.write('JUNK', 0, 'latin1');
  return head;
}
