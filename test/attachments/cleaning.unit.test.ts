import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { foundType } from '../../api/attachments/content/found-type.ts';
import { withoutUserData } from '../../api/attachments/content/mp4-boxes.ts';
import { foundText } from '../../api/attachments/content/plain-text.ts';
import { windowed } from '../../api/attachments/content/read-at.ts';
import { withoutId3 } from '../../api/attachments/content/sound-tags.ts';
import { type Trim, trimmed } from '../../api/attachments/content/trimmed.ts';
import { box, gif, html, mp3, pdf, photo, png, program, svg, video, webp, where, zip } from './files.ts';

async function* inParts(bytes: Uint8Array, size = 1000): AsyncGenerator<Uint8Array> {
  for (let at = 0; at < bytes.byteLength; at += size) yield bytes.subarray(at, at + size);
}
const readAt = (file: Buffer) => async (from: number, to: number) => file.subarray(from, to);
async function cleanedBy(file: Buffer, trim: Trim, size?: number): Promise<Buffer> {
  const parts: Uint8Array[] = [];
  for await (const part of trimmed(inParts(file.subarray(trim.from, trim.to), size), trim)) parts.push(part);
  return Buffer.concat(parts);
}

describe('the type of a file', () => {
  const found = async (file: Buffer) => {
    const whole = { source: () => inParts(file), ...windowed(readAt(file), file.byteLength) };
    return (await foundType(whole, 5_000))?.type ?? null;
  };

  it.each([
    ['JPEG', photo, 'image/jpeg'],
    ['PNG', png, 'image/png'],
    ['WebP', webp, 'image/webp'],
    ['GIF', gif, 'image/gif'],
    ['MP4', async () => video(), 'video/mp4'],
    ['M4A', async () => box('ftyp', Buffer.from('M4A \0\0\0\0M4A mp42')), 'audio/mp4'],
    ['QuickTime', async () => box('ftyp', Buffer.from('qt  \0\0\x02\0qt  ')), 'video/quicktime'],
    ['MP3', async () => mp3(), 'audio/mpeg'],
    ['AMR, as WeChat records', async () => Buffer.from('#!AMR\n\x04\x00'), 'audio/amr'],
    ['PDF', async () => pdf, 'application/pdf'],
    ['a program', async () => program, 'application/x-msdownload'],
    ['an archive', async () => zip, 'application/zip'],
    ['text', async () => Buffer.from('一、情况说明\r\n'), 'text/plain'],
    ['HTML', async () => html, 'text/html'],
    ['SVG', async () => svg, 'image/svg+xml'],
    [
      'SVG behind a mark of its encoding',
      async () => Buffer.concat([Buffer.from('\uFEFF \n'), svg]),
      'image/svg+xml',
    ],
    ['nothing', async () => Buffer.alloc(0), null],
  ])('is found in its content: %s', async (_, make, type) => {
    expect(await found(await make())).toBe(type);
  });

  it('is never found by breaking down, whatever the bytes are', async () => {
    const magic = fc.constantFrom(
      '',
      '\xff\xd8\xff',
      'PK\x03\x04',
      'ID3\x04',
      '\0\0\0\x18ftyp',
      'GIF89a',
      'RIFF',
      '%PDF',
    );
    await fc.assert(
      fc.asyncProperty(magic, fc.uint8Array({ maxLength: 300 }), async (head, rest) => {
        const type = await found(Buffer.concat([Buffer.from(head, 'latin1'), rest]));
        expect(type === null || /^[\w.+-]+\/[\w.+-]+$/.test(type)).toBe(true);
      }),
      { numRuns: 200 },
    );
  });

  it('is text only where all of it is, however it is cut', async () => {
    const text = Buffer.from('路灯坏了🔦，请修。\n'.repeat(50));
    for (const size of [1, 2, 3, 7, 1000])
      expect(await foundText(() => inParts(text, size))).toMatchObject({ encoding: 'utf-8' });
    expect(await foundText(() => inParts(text.subarray(0, -2)))).toBeNull();
    expect(await foundText(() => inParts(Buffer.concat([text, Buffer.from([0])])))).toBeNull();
  });
});

describe('a video', () => {
  it('loses all user data and metadata and moves nothing, however it is read', async () => {
    const file = video();
    const trim = (await withoutUserData(readAt(file), file.byteLength)) as Trim;
    for (const size of [1, 13, 64, 10_000]) {
      const clean = await cleanedBy(file, trim, size);
      expect(clean.byteLength).toBe(file.byteLength);
      expect(clean.includes(where)).toBe(false);
      expect(clean.indexOf('mdat')).toBe(file.indexOf('mdat'));
      expect(clean.toString('latin1').match(/free/g)).toHaveLength(4);
    }
  });

  it('is understood with lengths of 64 bits and to the end', async () => {
    const long = Buffer.concat([Buffer.from('00000001', 'hex'), Buffer.from('udta'), Buffer.alloc(8)]);
    const tail = Buffer.from(where);
    long.writeBigUInt64BE(BigInt(16 + tail.byteLength), 8);
    const open = Buffer.concat([Buffer.from('00000000', 'hex'), Buffer.from('meta'), tail]);
    const play = box('moov', Buffer.alloc(4));
    const file = Buffer.concat([box('ftyp', Buffer.from('isom')), play, long, tail, open]);
    const clean = await cleanedBy(file, (await withoutUserData(readAt(file), file.byteLength)) as Trim);
    expect(clean.includes(where)).toBe(false);
  });

  it('is not promised to be clean where its boxes do not add up', async () => {
    const file = video();
    file.writeUInt32BE(file.byteLength, file.indexOf('moov') - 4);
    expect(await withoutUserData(readAt(file), file.byteLength)).toBeNull();
  });

  it('ends its reading whatever the bytes are', async () => {
    await fc.assert(
      fc.asyncProperty(fc.uint8Array({ maxLength: 400 }), fc.nat(600), async (bytes, at) => {
        const file = video(Buffer.alloc(40));
        file.set(bytes.subarray(0, Math.max(0, file.byteLength - at)), Math.min(at, file.byteLength));
        const trim = await withoutUserData(readAt(file), file.byteLength);
        if (trim) expect((await cleanedBy(file, trim)).byteLength).toBe(file.byteLength);
      }),
    );
  });
});

describe('a sound', () => {
  it('loses the tags before and behind it', async () => {
    const file = mp3(5);
    const clean = await cleanedBy(file, await withoutId3(readAt(file), file.byteLength));
    expect(clean.byteLength).toBe(5 * 417);
    expect(clean[0]).toBe(0xff);
  });

  it('stays as it is without tags, and may be nothing but tags', async () => {
    const bare = mp3(5).subarray(-128 - 5 * 417, -128);
    expect(await withoutId3(readAt(bare), bare.byteLength)).toEqual({
      from: 0,
      to: bare.byteLength,
      blanks: [],
    });
    const lying = Buffer.from([0x49, 0x44, 0x33, 4, 0, 0, 127, 127, 127, 127]);
    expect(await withoutId3(readAt(lying), 10)).toMatchObject({ from: 10, to: 10 });
  });
});
