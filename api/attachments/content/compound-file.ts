import type { Readable } from './read-at.ts';

/** The older Office formats are file systems of their own, "compound files" (MS-CFB). Only their directory is read. */

const noSector = 0xffff_fffa;
const mostSectors = 2000;
const headBytes = 512;
const entryBytes = 128;

export interface Entry {
  readonly name: string;
  readonly firstSector: number;
  readonly bytes: number;
}
export interface CompoundFile {
  readonly entries: readonly Entry[];
  /** Reads the beginning of a stream. Short streams lie elsewhere and give nothing. */
  readonly begin: (entry: Entry, bytes: number) => Promise<Buffer>;
}

const shortStream = 4096;

/** null: the directory cannot be read. */
export async function compoundFile(file: Readable): Promise<CompoundFile | null> {
  const head = await file.readAt(0, headBytes);
  if (head.byteLength < headBytes) return null;
  const shift = head.readUInt16LE(30);
  if (shift !== 9 && shift !== 12) return null;
  const size = 1 << shift;
  const sector = (n: number) => file.readAt((n + 1) * size, (n + 2) * size);
  const next = async (n: number): Promise<number> => {
    const table = head.readUInt32LE(76 + 4 * Math.min(108, Math.floor((n * 4) / size)));
    const part = table < noSector ? await sector(table) : Buffer.alloc(0);
    const at = (n * 4) % size;
    return part.byteLength >= at + 4 ? part.readUInt32LE(at) : noSector;
  };
  const entries: Entry[] = [];
  let at = head.readUInt32LE(48);
  for (let seen = 0; at < noSector && seen < mostSectors; seen += 1) {
    entries.push(...entriesIn(await sector(at)));
    at = await next(at);
  }
  if (entries.length === 0) return null;
  const begin = async (entry: Entry, bytes: number) =>
    entry.bytes < shortStream ? Buffer.alloc(0) : (await sector(entry.firstSector)).subarray(0, bytes);
  return { entries, begin };
}

function entriesIn(sector: Buffer): Entry[] {
  const entries: Entry[] = [];
  for (let at = 0; at + entryBytes <= sector.byteLength; at += entryBytes) {
    const nameBytes = sector.readUInt16LE(at + 64);
    const type = sector[at + 66] ?? 0;
    if (type === 0 || nameBytes < 2 || nameBytes > 64) continue;
    entries.push({
      name: sector.toString('utf16le', at, at + nameBytes - 2),
      firstSector: sector.readUInt32LE(at + 116),
      bytes: sector.readUInt32LE(at + 120),
    });
  }
  return entries;
}

/** The stream that each program writes. WPS writes the same ones. */
const programs: readonly (readonly [stream: string, type: string])[] = [
  ['EncryptedPackage', 'application/x-office-encrypted'],
  ['WordDocument', 'application/msword'],
  ['Workbook', 'application/vnd.ms-excel'],
  ['Book', 'application/vnd.ms-excel'],
  ['PowerPoint Document', 'application/vnd.ms-powerpoint'],
];

/** The type of document in a compound file, and whether a password protects it. null: it is another program's file. */
export async function officeType(
  file: Readable,
): Promise<{ readonly type: string; readonly encrypted: boolean } | null> {
  const compound = await compoundFile(file);
  if (!compound) return null;
  for (const [stream, type] of programs) {
    const entry = compound.entries.find(({ name }) => name === stream);
    if (entry) return { type, encrypted: await isEncrypted(type, await compound.begin(entry, 64)) };
  }
  return null;
}

const encryptedFlag = 0x0100;
const filePass = 0x2f;

/** Word sets a flag in its head. Excel writes the record FilePass behind its first one. */
async function isEncrypted(type: string, begin: Buffer): Promise<boolean> {
  if (type === 'application/x-office-encrypted') return true;
  if (type === 'application/msword')
    return begin.byteLength >= 12 && (begin.readUInt16LE(10) & encryptedFlag) !== 0;
  if (type !== 'application/vnd.ms-excel' || begin.byteLength < 4) return false;
  const second = 4 + begin.readUInt16LE(2);
  return begin.byteLength >= second + 2 && begin.readUInt16LE(second) === filePass;
}
