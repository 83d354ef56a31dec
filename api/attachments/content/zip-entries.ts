import { Readable as Stream } from 'node:stream';
import { text } from 'node:stream/consumers';
import { type Entry, fromRandomAccessReaderPromise, RandomAccessReader, type ZipFile } from 'yauzl';
import type { Readable } from './read-at.ts';
import { isOfStore } from './store-trouble.ts';

export interface ZipContent {
  readonly names: readonly string[];
  /** A part of it opens only with a password. */
  readonly encrypted: boolean;
}

const mostEntries = 20_000;
const mostManifest = 1024 * 1024;
const manifest = 'META-INF/manifest.xml';

/** Reads the directory at the end of a ZIP, and unpacks nothing but an ODF's list of parts. null: it has no end. */
export async function zipContent(file: Readable): Promise<ZipContent | null> {
  try {
    const zip = await fromRandomAccessReaderPromise(new FileReader(file), file.bytes, {
      decodeStrings: false,
    });
    const names: string[] = [];
    let encrypted = false;
    for await (const entry of zip.eachEntry()) {
      // Names are bytes here, because many programs in China write them in GBK.
      names.push(String(entry.fileName));
      encrypted ||= entry.isEncrypted() || (await listsKeys(zip, entry));
      if (names.length > mostEntries) return null;
    }
    return { names, encrypted };
  } catch (error) {
    if (isOfStore(error)) throw error;
    return null;
  }
}

/** An ODF with a password seals its parts and lists their keys in its manifest. */
async function listsKeys(zip: ZipFile, entry: Entry): Promise<boolean> {
  if (String(entry.fileName) !== manifest || entry.uncompressedSize > mostManifest) return false;
  return (await text(await zip.openReadStreamPromise(entry))).includes('encryption-data');
}

class FileReader extends RandomAccessReader {
  private readonly file: Readable;

  constructor(file: Readable) {
    super();
    this.file = file;
  }

  override _readStreamForRange(from: number, to: number): Stream {
    return Stream.from(this.pieces(from, to));
  }

  private async *pieces(from: number, to: number): AsyncGenerator<Buffer> {
    const step = 64 * 1024;
    for (let at = from; at < to; at += step) yield await this.file.readAt(at, Math.min(to, at + step));
  }
}
