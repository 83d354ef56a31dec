import { createHash } from 'node:crypto';
import { readFile } from 'node:fs/promises';
import { PassThrough, Readable } from 'node:stream';
import { finished } from 'node:stream/promises';
import { ZipFile } from 'yazl';
import type { AppealState, AppealView, LiabilityLine } from '../../domain/index.ts';
import { canonicalJson, type Inclusion, type LoggedEvent } from '../../store/index.ts';
import { readme } from './readme.ts';

/** A file that belongs to an appeal. It goes into the archive under its name, if it is what its hash says. */
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
 * The archive as a stream. It breaks off where an attachment cannot be read or is not what its hash says: half an
 * archive is no ZIP file, so nobody takes it for a whole one. `onError` is told why.
 */
export function archiveOf(content: ArchiveContent, onError: (error: Error) => void): Readable {
  const zip = new ZipFile();
  const out = zip.outputStream as Readable;
  const left = new AbortController();
  out.once('close', () => left.abort());
  const fail = (error: Error) => {
    // Whoever has hung up is told nothing, and it is nobody's mistake.
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

/** The instants as the rules have them too, so that gaps can be looked for to the millisecond. */
const ledgerOf = ({ liability, state }: ArchiveContent) =>
  liability.map((line, index) => {
    const { fromMs, toMs } = state.spans[index] ?? { fromMs: null, toMs: null };
    return { ...line, fromMs, toMs };
  });

/** Reads it once, hashing what goes by; the next one begins when this one is through. */
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
  // What is in a picture is compressed already.
  zip.addReadStream(through, path, { mtime, compress: false });
  await finished(through, { signal }).finally(() => source.destroy());
  const found = hash.digest('hex');
  if (found !== due) throw new Error('an attachment is not what its hash says');
  return { path, sha256: found, bytes };
}

/** A plain name in the one directory, and no name twice. */
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
