import { FileTypeParser } from 'file-type';
import { isPlainText } from './plain-text.ts';

export type ByteSource = () => AsyncIterable<Uint8Array>;

/** Maps the names of one type to the name that is used here. */
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
 * Detects a file's type by its content and ignores its name. null: the type is unknown, or detection exceeded the
 * time limit. A hostile file can make detection very slow. Text must be valid UTF-8, and neither markup nor a
 * script.
 */
export async function foundType(source: ByteSource, limitMs: number): Promise<string | null> {
  const stream = ReadableStream.from(source());
  try {
    const parser = new FileTypeParser({ signal: AbortSignal.timeout(limitMs) });
    const found = await parser.fromStream(stream);
    const bare = (found?.mime ?? '').split(';')[0]?.trim() ?? '';
    if (bare !== '') return sameAs[bare] ?? bare;
  } catch (error) {
    if (isOfStore(error)) throw error;
    // The header is misleading: the file is not of the type that it claims.
    return null;
  } finally {
    if (!stream.locked) await stream.cancel();
  }
  return (await isPlainText(source())) ? 'text/plain' : null;
}

/** The bytes could not be read, which proves nothing about the file. */
export const isOfStore = (error: unknown): boolean =>
  error instanceof Error && (error.name.startsWith('Mongo') || error.name === 'DocumentProblem');
