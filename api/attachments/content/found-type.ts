import { FileTypeParser } from 'file-type';
import { officeType } from './compound-file.ts';
import { pdfState } from './pdf.ts';
import { foundText, type TextEncoding } from './plain-text.ts';
import type { ByteSource, Readable } from './read-at.ts';
import { isOfStore } from './store-trouble.ts';
import { zipContent } from './zip-entries.ts';

/** A file that can be read from its beginning and anywhere. */
export type WholeFile = Readable & { readonly source: ByteSource };

/** A file's type, read from its content. */
export interface Found {
  readonly type: string;
  /** Set for text alone. */
  readonly encoding?: TextEncoding;
  /** It opens only with a password, so neither a scanner nor a reader sees into it. */
  readonly encrypted?: boolean;
  /** It begins as this type and does not go on so: cut off, or another file that happens to begin alike. */
  readonly damaged?: boolean;
}

/** Maps the names of one type to the name that is used here. */
const sameAs: Readonly<Record<string, string>> = {
  'audio/x-m4a': 'audio/mp4',
  'video/x-m4v': 'video/mp4',
  'image/heif': 'image/heic',
  'image/heic-sequence': 'image/heic',
  'image/heif-sequence': 'image/heic',
  'audio/wave': 'audio/wav',
  'audio/vnd.wave': 'audio/wav',
  'video/3gpp2': 'video/3gpp',
  'audio/opus': 'audio/ogg',
};

/**
 * Detects a file's type by its content and ignores its name. null: the type is unknown, or detection exceeded the
 * time limit. A hostile file can make detection very slow.
 */
export async function foundType(file: WholeFile, limitMs: number): Promise<Found | null> {
  const start = (await file.readAt(0, 12)).toString('latin1');
  // WeChat writes one byte before the mark.
  if (/^.?#!SILK/s.test(start)) return { type: 'audio/silk' };
  const isMarked = /^(?:\xff\xfe|\xfe\xff)/.test(start);
  if (isMarked) {
    const text = await foundText(file.source);
    if (text) return text;
  }
  const type = await byMark(file.source, limitMs);
  if (type === 'unreadable') return null;
  return type === null ? foundText(file.source) : looked(file, type);
}

async function byMark(source: ByteSource, limitMs: number): Promise<string | 'unreadable' | null> {
  const stream = ReadableStream.from(source());
  try {
    const parser = new FileTypeParser({ signal: AbortSignal.timeout(limitMs) });
    const found = await parser.fromStream(stream);
    const bare = (found?.mime ?? '').split(';')[0]?.trim() ?? '';
    return bare === '' ? null : (sameAs[bare] ?? bare);
  } catch (error) {
    if (isOfStore(error)) throw error;
    // The header is misleading: the file is not of the type that it claims.
    return 'unreadable';
  } finally {
    if (!stream.locked) await stream.cancel();
  }
}

const zipped = /^application\/(?:zip$|vnd\.openxmlformats|vnd\.oasis\.opendocument)/;

/** Reads further where the mark at the beginning does not say enough. */
async function looked(file: WholeFile, type: string): Promise<Found> {
  if (type === 'application/x-cfb') return (await officeType(file)) ?? { type };
  if (type === 'application/pdf') {
    const { whole, encrypted } = await pdfState(file.source);
    return { type, encrypted, damaged: !whole };
  }
  if (!zipped.test(type)) return { type };
  const zip = await zipContent(file);
  if (!zip) return { type, damaged: true };
  const isOfd = type === 'application/zip' && zip.names.includes('OFD.xml');
  return { type: isOfd ? 'application/ofd' : type, encrypted: zip.encrypted };
}
