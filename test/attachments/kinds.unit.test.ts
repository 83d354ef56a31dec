import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { foundType } from '../../api/attachments/content/found-type.ts';
import { withoutPersonalData } from '../../api/attachments/content/personal-data.ts';
import { asUtf8 } from '../../api/attachments/content/plain-text.ts';
import { windowed } from '../../api/attachments/content/read-at.ts';
import { trimmed } from '../../api/attachments/content/trimmed.ts';
import { mp3, pdf } from './files.ts';
import { aac, amr, apng, author, bmp, compound, isSound, ogg, tiff, wav, webm, zipOf } from './more-files.ts';

async function* inParts(bytes: Uint8Array, size = 1000): AsyncGenerator<Uint8Array> {
  for (let at = 0; at < bytes.byteLength; at += size) yield bytes.subarray(at, at + size);
}
async function gathered(parts: AsyncIterable<Uint8Array>): Promise<Buffer> {
  const all: Uint8Array[] = [];
  for await (const part of parts) all.push(part);
  return Buffer.concat(all);
}
const readable = (file: Buffer) => windowed(async (from, to) => file.subarray(from, to), file.byteLength);
const found = (file: Buffer) => foundType({ source: () => inParts(file), ...readable(file) }, 5_000);

/** The file as readers get it, or null where it is not what it claims. */
async function given(file: Buffer): Promise<Buffer | null> {
  const trim = await withoutPersonalData(readable(file), (await found(file))?.type ?? '');
  return trim && gathered(trimmed(inParts(file.subarray(trim.from, trim.to), 100), trim));
}

const gbk = Buffer.from('c2b7b5c6bbb5c1cb', 'hex');
const utf16 = Buffer.from('\uFEFF路灯坏了\n', 'utf16le');
const encryptedPdf = Buffer.concat([pdf.subarray(0, -6), Buffer.from('/Encrypt 7 0 R\n%%EOF\n')]);
const excel = Buffer.from([9, 8, 4, 0, 0, 6, 5, 0, 0x2f, 0]);
const word = Buffer.from([0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 1]);

describe('a file is', () => {
  it.each<[string, () => Promise<Buffer> | Buffer, object | null]>([
    ['TIFF', tiff, { type: 'image/tiff' }],
    ['BMP', bmp, { type: 'image/bmp' }],
    ['a PNG that moves', apng, { type: 'image/apng' }],
    ['AAC', aac, { type: 'audio/aac' }],
    ['text in GB18030', () => gbk, { type: 'text/plain', encoding: 'gb18030' }],
    ['text in UTF-16', () => utf16, { type: 'text/plain', encoding: 'utf-16le' }],
    ['text in UTF-16, the other way round', () => Buffer.from(utf16).swap16(), { encoding: 'utf-16be' }],
    ['HTML in UTF-16', () => Buffer.from('\uFEFF<html>', 'utf16le'), { type: 'text/html' }],
    ['a script', () => Buffer.from('#!/bin/sh\n'), { type: 'text/x-script' }],
    ['a voice of WeChat', () => Buffer.from('\x02#!SILK_V3\x0c'), { type: 'audio/silk' }],
    ['OFD', () => zipOf({ 'OFD.xml': '<ofd/>' }), { type: 'application/ofd', encrypted: false }],
    ['an archive', () => zipOf({ 'a.txt': 'a' }), { type: 'application/zip' }],
    ['Excel of old', () => compound(['Workbook']), { type: 'application/vnd.ms-excel', encrypted: false }],
    ['Excel with a password', () => compound(['Workbook'], excel), { encrypted: true }],
    ['Word of old', () => compound(['1Table', 'WordDocument']), { type: 'application/msword' }],
    ['Word with a password', () => compound(['WordDocument'], word), { encrypted: true }],
    ['PowerPoint of old', () => compound(['PowerPoint Document']), { type: 'application/vnd.ms-powerpoint' }],
    [
      'Office with a password',
      () => compound(['EncryptedPackage']),
      { type: 'application/x-office-encrypted' },
    ],
    ['a message of Outlook', () => compound(['__nameid_version1.0']), { type: 'application/x-cfb' }],
    [
      'a compound file without a directory',
      () => compound([]).subarray(0, 600),
      { type: 'application/x-cfb' },
    ],
    ['PDF with a password', () => encryptedPdf, { type: 'application/pdf', encrypted: true, damaged: false }],
    ['PDF without its end', () => pdf.subarray(0, -6), { damaged: true }],
    ['an archive without its end', async () => (await zipOf({ a: 'a' })).subarray(0, -5), { damaged: true }],
  ])('found to be %s', async (_, make, type) => {
    expect(await found(await make())).toMatchObject(type as object);
  });

  it('found with a password where a document of ODF lists its keys', async () => {
    const odf = {
      mimetype: 'application/vnd.oasis.opendocument.text',
      'META-INF/manifest.xml': '<encryption-data/>',
    };
    expect(await found(await zipOf(odf))).toMatchObject({ encrypted: true });
    expect(await found(await zipOf({ ...odf, 'META-INF/manifest.xml': '<m/>' }))).toMatchObject({
      encrypted: false,
    });
  });

  it('no text where its bytes are any', async () => {
    await fc.assert(
      fc.asyncProperty(fc.uint8Array({ minLength: 300, maxLength: 400, size: 'max' }), async (bytes) => {
        expect((await found(Buffer.concat([Buffer.from([0xb0, 0xa1]), bytes])))?.type).not.toBe('text/plain');
      }),
    );
  });

  it('stored as UTF-8 whichever encoding it came in, however it is cut', async () => {
    for (const size of [1, 3, 1000]) {
      expect((await gathered(asUtf8(inParts(gbk, size), 'gb18030'))).toString()).toBe('路灯坏了');
      expect((await gathered(asUtf8(inParts(utf16, size), 'utf-16le'))).toString()).toBe('路灯坏了\n');
    }
  });
});

describe('what is accepted has been parsed as what it claims', () => {
  it.each<[string, Buffer]>([
    ['two bytes of MP3', Buffer.from([0xff, 0xfb])],
    ['one frame of MP3', mp3(1).subarray(-128 - 417, -128)],
    ['one frame of AAC', aac(1)],
    ['AMR without a frame', Buffer.from('#!AMR\n')],
    ['AMR with a broken frame', Buffer.concat([amr.subarray(0, 6), Buffer.alloc(40, 0xff)])],
    ['WAV without a format', wav().fill('x', 12, 16, 'latin1')],
    ['Ogg with a broken page', Buffer.concat(ogg()).fill(9, 40, 46)],
  ])('not %s', async (_, file) => {
    const type = (await found(file))?.type;
    expect(type === undefined || (await given(file)) === null).toBe(true);
  });

  it.each<[string, () => Buffer]>([
    ['MP3', () => mp3(3)],
    ['AAC', () => aac(2)],
    ['AMR', () => amr],
    ['WAV', wav],
    ['Opus', () => Buffer.concat(ogg())],
    ['Vorbis', () => Buffer.concat(ogg('vorbis'))],
    ['WebM', () => webm(false)],
    ['WebM as browsers record', () => webm(true)],
  ])('%s, which keeps its sound and loses its author', async (_, make) => {
    const clean = await given(make());
    expect(clean?.byteLength).toBeGreaterThan(30);
    expect(clean?.includes(author.slice(0, 9))).toBe(false);
  });

  it('with the sound where it was', async () => {
    expect((await given(wav()))?.subarray(-400)).toEqual(wav().subarray(-400));
    expect((await given(webm(true)))?.includes(Buffer.alloc(200, 8))).toBe(true);
  });

  it('and every page of Ogg has its checksum, the changed ones too', async () => {
    for (const codec of ['opus', 'vorbis'] as const) {
      const pages = ogg(codec);
      const clean = await given(Buffer.concat(pages));
      let at = 0;
      for (const page of pages) {
        const now = clean?.subarray(at, at + page.byteLength) ?? Buffer.alloc(30);
        expect(isSound(now)).toBe(true);
        at += page.byteLength;
      }
      expect(clean?.byteLength).toBe(at);
    }
  });

  it('and reading ends whatever the bytes are', async () => {
    const heads = fc.constantFrom(
      wav(),
      webm(true),
      webm(false),
      Buffer.concat(ogg()),
      amr,
      compound(['Workbook']),
    );
    await fc.assert(
      fc.asyncProperty(heads, fc.uint8Array({ maxLength: 200 }), fc.nat(900), async (file, bytes, at) => {
        const broken = Buffer.from(file);
        broken.set(bytes.subarray(0, Math.max(0, broken.byteLength - at)), Math.min(at, broken.byteLength));
        const clean = await given(broken);
        expect(clean === null || clean.byteLength <= broken.byteLength).toBe(true);
      }),
    );
  });
});
