import { crc32 } from 'node:zlib';
import sharp from 'sharp';
import { ZipFile } from 'yazl';
import { png } from './files.ts';

/** More files as phones, browsers and offices write them, each with what tells of a person in it. */

export const author = 'Wang Fang, Secretphone';

export const tiff = (): Promise<Buffer> =>
  sharp({ create: { width: 40, height: 30, channels: 3, background: 'teal' } })
    .withMetadata({ exif: { IFD0: { Make: author } } })
    .tiff()
    .toBuffer();

/** 2 by 2 pixels, the lower row first: blue, green, red, white. */
export function bmp(width = 2, height = 2): Buffer {
  const head = Buffer.alloc(54);
  const rows = Buffer.from([255, 0, 0, 0, 255, 0, 0, 0, 0, 0, 255, 255, 255, 255, 0, 0]);
  head.write('BM');
  head.writeUInt32LE(54 + rows.byteLength, 2);
  head.writeUInt32LE(54, 10);
  head.writeUInt32LE(40, 14);
  head.writeInt32LE(width, 18);
  head.writeInt32LE(height, 22);
  head.writeUInt16LE(1, 26);
  head.writeUInt16LE(24, 28);
  return Buffer.concat([head, rows]);
}

const pngChunk = (type: string, data: Buffer): Buffer => {
  const content = Buffer.concat([Buffer.from(type), data]);
  const [length, sum] = [Buffer.alloc(4), Buffer.alloc(4)];
  length.writeUInt32BE(data.byteLength);
  sum.writeUInt32BE(crc32(content));
  return Buffer.concat([length, content, sum]);
};

/** A PNG that says it moves: the still picture stands in front. */
export async function apng(): Promise<Buffer> {
  const still = await png();
  const behindHead = 33;
  const control = Buffer.from([0, 0, 0, 1, 0, 0, 0, 0]);
  return Buffer.concat([
    still.subarray(0, behindHead),
    pngChunk('acTL', control),
    still.subarray(behindHead),
  ]);
}

export const aac = (frames = 4): Buffer =>
  Buffer.concat(
    Array.from({ length: frames }, () =>
      Buffer.concat([Buffer.from([0xff, 0xf1, 0x50, 0x80, 0x02, 0x9f, 0xfc]), Buffer.alloc(13, 1)]),
    ),
  );

export const amr = Buffer.concat([
  Buffer.from('#!AMR\n'),
  ...[0, 1, 2].map(() => Buffer.concat([Buffer.from([0x3c]), Buffer.alloc(31, 9)])),
]);

const riffChunk = (id: string, data: Buffer): Buffer => {
  const head = Buffer.alloc(8);
  head.write(id);
  head.writeUInt32LE(data.byteLength, 4);
  return Buffer.concat([head, data, Buffer.alloc(data.byteLength % 2)]);
};

export const wav = (): Buffer => {
  const format = Buffer.from('01000100401f0000803e000002001000', 'hex');
  const chunks = [
    riffChunk('fmt ', format),
    riffChunk('LIST', Buffer.from(`INFOIART${author}.`)),
    riffChunk('bext', Buffer.from(author)),
    riffChunk('data', Buffer.alloc(400, 3)),
  ];
  return riffChunk('RIFF', Buffer.concat([Buffer.from('WAVE'), ...chunks]));
};

/** The checksum of Ogg, bit by bit, as its RFC states it. */
function oggSum(page: Buffer): number {
  let crc = 0;
  for (const byte of page) {
    crc ^= byte << 24;
    for (let bit = 0; bit < 8; bit += 1) crc = crc & 0x8000_0000 ? (crc << 1) ^ 0x04c1_1db7 : crc << 1;
  }
  return crc >>> 0;
}
export const isSound = (page: Buffer): boolean => {
  const bare = Buffer.from(page);
  bare.writeUInt32LE(0, 22);
  return oggSum(bare) === page.readUInt32LE(22);
};

function oggPage(flags: number, number: number, lacing: readonly number[], data: Buffer): Buffer {
  const head = Buffer.alloc(27);
  head.write('OggS');
  head[5] = flags;
  head.writeUInt32LE(77, 14);
  head.writeUInt32LE(number, 18);
  head[26] = lacing.length;
  const page = Buffer.concat([head, Buffer.from(lacing), data]);
  page.writeUInt32LE(oggSum(page), 22);
  return page;
}

const counted = (text: string): Buffer => {
  const length = Buffer.alloc(4);
  length.writeUInt32LE(Buffer.byteLength(text));
  return Buffer.concat([length, Buffer.from(text)]);
};

/** Opus or Vorbis, with tags of 300 bytes that go on from one page to the next. */
export function ogg(codec: 'opus' | 'vorbis' = 'opus'): readonly Buffer[] {
  const opus = codec === 'opus';
  const first = Buffer.concat([Buffer.from(opus ? 'OpusHead' : '\x01vorbis', 'latin1'), Buffer.alloc(12)]);
  const rest = opus ? [] : [1];
  const one = Buffer.from([1, 0, 0, 0]);
  const comment = counted(`ARTIST=${author}`);
  const start = Buffer.concat([
    Buffer.from(opus ? 'OpusTags' : '\x03vorbis', 'latin1'),
    counted(author),
    one,
    comment,
    Buffer.from(rest),
  ]);
  const tags = Buffer.concat([start, Buffer.alloc(300 - start.byteLength, 7)]);
  return [
    oggPage(2, 0, [first.byteLength], first),
    oggPage(0, 1, [255], tags.subarray(0, 255)),
    oggPage(1, 2, [45, 100], Buffer.concat([tags.subarray(255), Buffer.alloc(100, 5)])),
    oggPage(4, 3, [100], Buffer.alloc(100, 6)),
  ];
}

const element = (id: string, content: Buffer, open = false): Buffer => {
  const size = Buffer.alloc(8);
  size.writeBigUInt64BE((1n << 56n) | BigInt(content.byteLength));
  return Buffer.concat([
    Buffer.from(id, 'hex'),
    open ? Buffer.from('01ffffffffffffff', 'hex') : size,
    content,
  ]);
};

/** Browsers record it without lengths of segment and cluster (`open`). Programs write it with them. */
export function webm(open: boolean): Buffer {
  const info = element(
    '1549a966',
    Buffer.concat([element('4d80', Buffer.from(author)), element('5741', Buffer.from(author))]),
  );
  const tracks = element('1654ae6b', Buffer.alloc(20, 1));
  const cluster = element('1f43b675', element('a3', Buffer.alloc(200, 8)), open);
  const tags = element('1254c367', element('7373', Buffer.from(author)));
  const segment = element('18538067', Buffer.concat([info, tracks, tags, cluster, open ? tags : tags]), open);
  return Buffer.concat([element('1a45dfa3', element('4282', Buffer.from('webm'))), segment]);
}

/** A compound file with these streams, the first one long enough to lie in sectors of its own. */
export function compound(streams: readonly string[], begin = Buffer.alloc(0)): Buffer {
  const sector = 512;
  const head = Buffer.alloc(sector, 0xff);
  Buffer.from('d0cf11e0a1b11ae1', 'hex').copy(head);
  head.fill(0, 8, 76);
  head.writeUInt16LE(9, 30);
  head.writeUInt32LE(1, 48);
  head.writeUInt32LE(0, 76);
  const table = Buffer.alloc(sector, 0xff);
  table.writeUInt32LE(0xfffffffd, 0);
  table.writeUInt32LE(0xfffffffe, 4);
  const directory = Buffer.alloc(sector);
  ['Root Entry', ...streams].forEach((name, index) => {
    const at = index * 128;
    directory.write(name, at, 'utf16le');
    directory.writeUInt16LE(2 * name.length + 2, at + 64);
    directory[at + 66] = index === 0 ? 5 : 2;
    directory.writeUInt32LE(2, at + 116);
    directory.writeUInt32LE(8192, at + 120);
  });
  const data = Buffer.alloc(16 * sector);
  begin.copy(data);
  return Buffer.concat([head, table, directory, data]);
}

export async function zipOf(files: Readonly<Record<string, string>>): Promise<Buffer> {
  const zip = new ZipFile();
  for (const [name, content] of Object.entries(files)) zip.addBuffer(Buffer.from(content), name);
  zip.end();
  const parts: Buffer[] = [];
  for await (const part of zip.outputStream) parts.push(Buffer.from(part));
  return Buffer.concat(parts);
}
