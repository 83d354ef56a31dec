import { createHash } from 'node:crypto';
import { readFile } from 'node:fs/promises';
import { PassThrough, Readable } from 'node:stream';
import { finished } from 'node:stream/promises';
import { ZipFile } from 'yazl';
import { type AppealState, type AppealView, canonicalJson, type LiabilityLine } from '../../domain/index.ts';
import type { Inclusion, LoggedEvent } from '../../store/index.ts';
import { readme } from './readme.ts';

/** A file of an appeal. It enters the archive under its name, if its content fits its hash. */
export interface ArchivedFile {
  readonly name: string;
  /** Hex. */
  readonly sha256: string;
  readonly stream: AsyncIterable<Uint8Array>;
}

export interface ArchiveContent {
  readonly state: AppealState;
  readonly log: readonly LoggedEvent[];
  readonly liability: readonly LiabilityLine[];
  readonly view: AppealView;
  readonly inclusion: Inclusion | null;
  readonly attachments: AsyncIterable<ArchivedFile>;
  readonly by: string;
  readonly createdAt: string;
}

interface Line {
  readonly path: string;
  readonly sha256: string;
  readonly bytes: number;
}

const verifier = readFile(new URL('./verify.mjs', import.meta.url));
const sha256 = (data: string | Uint8Array): string => createHash('sha256').update(data).digest('hex');

/**
 * Streams the archive. It breaks off where an attachment is unreadable or does not fit its hash. Half an archive is
 * no ZIP file, so nobody mistakes it for a whole one. `onError` receives the reason.
 */
export function archiveOf(content: ArchiveContent, onError: (error: Error) => void): Readable {
  const zip = new ZipFile();
  const out = zip.outputStream as Readable;
  const left = new AbortController();
  out.once('close', () => left.abort());
  const fail = (error: Error) => {
    // A client that has hung up needs no report, and it is no error.
    if (out.destroyed) return;
    onError(error);
    out.destroy(error);
  };
  zip.once('error', fail);
  fill(zip, content, left.signal).catch(fail);
  return out;
}

async function fill(zip: ZipFile, content: ArchiveContent, signal: AbortSignal): Promise<void> {
  const mtime = new Date(content.createdAt);
  const files: Line[] = [];
  for (const [path, data] of await plainFiles(content)) {
    zip.addBuffer(data, path, { mtime });
    files.push({ path, sha256: sha256(data), bytes: data.length });
  }
  for await (const attachment of content.attachments) {
    files.push(await addStreamed(zip, attachment, files, { mtime, signal }));
  }
  zip.addBuffer(manifestOf(content, files), 'MANIFEST.json', { mtime });
  zip.end();
}

async function plainFiles(content: ArchiveContent): Promise<[path: string, data: Buffer][]> {
  const { state, log, view, inclusion } = content;
  const texts: [string, string][] = [
    ['README.txt', readme(state.id)],
    ['timeline.json', `[\n${log.map(canonicalJson).join(',\n')}\n]\n`],
    ['state.json', `${canonicalJson(state)}\n`],
    ['liability.json', json(ledgerOf(content))],
    ['view.json', json(view)],
    ['anchors.json', json(inclusion)],
  ];
  return [
    ...texts.map(([path, text]) => [path, Buffer.from(text)] as [string, Buffer]),
    ['verify.mjs', await verifier],
  ];
}

const json = (value: unknown): string => `${JSON.stringify(value, null, 2)}\n`;

/** Writes the instants in milliseconds too, so that a verifier finds the smallest gap. */
const ledgerOf = ({ liability, state }: ArchiveContent) =>
  liability.map((line, index) => {
    const { fromMs, toMs } = state.spans[index] ?? { fromMs: null, toMs: null };
    return { ...line, fromMs, toMs };
  });

/** Reads a file once and hashes it meanwhile. The next file begins when this one has ended. */
async function addStreamed(
  zip: ZipFile,
  { name, sha256: due, stream }: ArchivedFile,
  before: readonly Line[],
  { mtime, signal }: { mtime: Date; signal: AbortSignal },
): Promise<Line> {
  const path = pathOf(name, before);
  const hash = createHash('sha256');
  let bytes = 0;
  const through = new PassThrough();
  const source = Readable.from(stream);
  source.on('data', (chunk: Uint8Array) => {
    hash.update(chunk);
    bytes += chunk.length;
  });
  source.once('error', (error) => through.destroy(error));
  source.pipe(through);
  // Pictures are compressed already.
  zip.addReadStream(through, path, { mtime, compress: false });
  await finished(through, { signal }).finally(() => source.destroy());
  const found = hash.digest('hex');
  if (found !== due) throw new Error('an attachment is not what its hash says');
  return { path, sha256: found, bytes };
}

/** Makes a plain name in one directory, and no name twice. */
function pathOf(name: string, before: readonly Line[]): string {
  const plain = name.replace(/[^\p{L}\p{N}._-]/gu, '_').replace(/^\.+/, '_');
  const path = `attachments/${plain}`;
  return before.some((line) => line.path === path) ? `attachments/${before.length}-${plain}` : path;
}

function manifestOf({ state, log, by, createdAt }: ArchiveContent, files: readonly Line[]): Buffer {
  const manifest = {
    format: 'huiyin-archive/1',
    appeal: state.id,
    versions: { rules: state.rules, policy: state.policy.version, calendar: state.calendar.version },
    files,
    head: { seq: state.seq, link: log.at(-1)?.link ?? '' },
    createdAt,
    by,
  };
  return Buffer.from(json({ ...manifest, digest: sha256(canonicalJson(manifest)) }));
}
