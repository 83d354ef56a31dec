import { FileTypeParser } from 'file-type';
import { isPlainText } from './plain-text.ts';

export type Source = () => AsyncIterable<Uint8Array>;

/** Names of one type, by the one that is used here. */
const sameAs: Readonly<Record<string, string>> = {
  'audio/x-m4a': 'audio/mp4',
  'video/x-m4v': 'video/mp4',
  'image/heif': 'image/heic',
  'audio/wave': 'audio/wav',
  'audio/vnd.wave': 'audio/wav',
  'video/3gpp2': 'video/3gpp',
  'audio/opus': 'audio/ogg',
};

/**
 * What a file is by its content, whatever it is called; null where that cannot be told within the time, for a file
 * can be made so that looking at it takes very long. Text is what holds nothing but text in UTF-8 and is neither
 * markup nor a script.
 */
export async function foundType(source: Source, limitMs: number): Promise<string | null> {
  const stream = ReadableStream.from(source());
  try {
    const parser = new FileTypeParser({ signal: AbortSignal.timeout(limitMs) });
    const found = await parser.fromStream(stream);
    const bare = (found?.mime ?? '').split(';')[0]?.trim() ?? '';
    if (bare !== '') return sameAs[bare] ?? bare;
  } catch (error) {
    if (isOfStore(error)) throw error;
    // A header that leads astray: it is not what it pretends to be.
    return null;
  } finally {
    if (!stream.locked) await stream.cancel();
  }
  return (await isPlainText(source())) ? 'text/plain' : null;
}

/** The bytes could not be read, which says nothing of them. */
export const isOfStore = (error: unknown): boolean =>
  error instanceof Error && (error.name.startsWith('Mongo') || error.name === 'DocumentProblem');
