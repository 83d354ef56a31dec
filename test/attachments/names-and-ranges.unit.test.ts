import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { byteRange } from '../../api/attachments/byte-range.ts';
import { clamdAddress } from '../../api/attachments/content/clamd.ts';
import { endings } from '../../api/attachments/content/known-types.ts';
import { dispositionOf, nameFor, nameIn, plainName } from '../../api/attachments/file-name.ts';
import { fileLinks } from '../../api/attachments/links.ts';
import { everyUploadType } from '../../county/index.ts';

describe('the name of a file', () => {
  it.each([
    ['../../etc/passwd', 'passwd'],
    ['C:\\Users\\王芳\\路灯.jpg', '路灯.jpg'],
    ['.htaccess', 'htaccess'],
    ['a\r\nSet-Cookie: x', 'aSet-Cookie x'],
    ['\u202Egpj.exe', 'gpj.exe'],
    ['👩\u200d👩\u200d👧的照片.jpg', '👩\u200d👩\u200d👧的照片.jpg'],
    ['   ', 'file'],
    ['', 'file'],
  ])('%j is %j', (given, name) => {
    expect(plainName(given)).toBe(name);
  });

  it('ends in what the file is', () => {
    expect(nameFor('photo.exe', 'image/jpeg')).toBe('photo.jpg');
    expect(nameFor('a....jpg', 'image/jpeg')).toBe('a.jpg');
    expect(nameFor('a.mp4', 'video/3gpp')).toBe('a.3gp');
    expect(nameFor('来信.eml', 'text/plain')).toBe('来信.txt');
    expect(nameFor('名单.CSV', 'text/plain')).toBe('名单.CSV');
    expect(nameFor('关于 v1.2', 'text/plain')).toBe('关于 v1.2.txt');
    expect(nameFor('2026.11', 'application/pdf')).toBe('2026.11.pdf');
    expect(nameFor('jpg', 'image/jpeg')).toBe('jpg.jpg');
    expect(nameFor('.zip', 'image/jpeg')).toBe('.zip.jpg');
    expect(nameFor('photo.JPEG', 'image/jpeg')).toBe('photo.JPEG');
    expect(nameFor('照片', 'image/png')).toBe('照片.png');
  });

  it('comes through a header as it went in, and never ends the header', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary' }), (given) => {
        const name = plainName(given);
        const header = dispositionOf('attachment', name);
        expect(header).toMatch(/^[\x20-\x7e]+$/);
        expect(nameIn(header)).toBe(name);
      }),
    );
  });

  it('is read from what browsers and scripts send', () => {
    expect(nameIn('attachment; filename="a b.jpg"')).toBe('a b.jpg');
    expect(nameIn('attachment; filename=a.jpg')).toBe('a.jpg');
    expect(nameIn(`attachment; filename="${Buffer.from('路灯').toString('latin1')}"`)).toBe('路灯');
    expect(nameIn("attachment; filename*=UTF-8''%E8%B7%")).toBeNull();
    expect(nameIn(undefined)).toBeNull();
    expect(nameIn("attachment; filename*=UTF-8'zh-CN'%E8%B7%AF%E7%81%AF.jpg")).toBe('路灯.jpg');
    expect(nameIn("attachment; filename*=GBK''%C2%B7%B5%C6.jpg")).toBe('路灯.jpg');
    expect(nameIn("attachment; filename*=EBCDIC''%C2%B7; filename=a.jpg")).toBe('a.jpg');
    expect(nameIn('attachment ; filename = "a \\"b\\" c.jpg" ; size=3')).toBe('a "b" c.jpg');
    expect(nameIn('attachment; filename=a b.jpg')).toBe('a b.jpg');
    expect(nameIn(`attachment; filename="${Buffer.from('c2b7b5c6', 'hex').toString('latin1')}"`)).toBe(
      '路灯',
    );
  });

  it('has an ending for every type that a county may allow', () => {
    expect(Object.keys(endings).sort()).toEqual([...everyUploadType].sort());
  });
});

describe('a range of bytes', () => {
  it.each([
    ['bytes=0-3', { from: 0, to: 4 }],
    ['bytes=5-', { from: 5, to: 10 }],
    ['bytes=-4', { from: 6, to: 10 }],
    ['bytes=-40', { from: 0, to: 10 }],
    ['bytes=8-99', { from: 8, to: 10 }],
    ['bytes=10-', 'outside'],
    ['bytes=-0', 'outside'],
    ['bytes=3-2', 'none'],
    ['bytes=0-1,3-4', 'none'],
    ['bytes=-', 'none'],
    ['lines=1-2', 'none'],
    [undefined, 'none'],
  ])('%s of ten', (header, range) => {
    expect(byteRange(header, 10)).toEqual(range);
  });

  it('never leaves the file', () => {
    const text = fc.oneof(
      fc.string(),
      fc.tuple(fc.nat(), fc.nat()).map(([a, b]) => `bytes=${a}-${b}`),
    );
    fc.assert(
      fc.property(text, fc.integer({ min: 1, max: 1000 }), (header, bytes) => {
        const range = byteRange(header, bytes);
        if (typeof range === 'string') return;
        expect(range.from >= 0 && range.from < range.to && range.to <= bytes).toBe(true);
      }),
    );
  });
});

describe('a signed link', () => {
  const links = fileLinks('a secret for tests only, of more than 32 characters');

  it('is good until the very second, and with no other secret', () => {
    const linked = { id: 'A', variant: 'content', expires: 1000 } as const;
    const signature = new URL(links.to(linked), 'http://x').searchParams.get('signature') ?? '';
    expect(links.isGood(linked, signature, 999_999)).toBe(true);
    expect(links.isGood(linked, signature, 1_000_000)).toBe(false);
    expect(fileLinks('another secret, which is as long as that').isGood(linked, signature, 0)).toBe(false);
    expect(links.isGood({ ...linked, variant: 'thumbnail' }, signature, 0)).toBe(false);
    expect(links.isGood(linked, '', 0)).toBe(false);
  });
});

it('an address of clamd is a host and a port', () => {
  expect(clamdAddress('clamav:3310')).toEqual({ host: 'clamav', port: 3310 });
  expect(clamdAddress('[::1]:3310')).toEqual({ host: '::1', port: 3310 });
  for (const wrong of ['clamav', 'clamav:', ':3310', 'a:99999', 'http://a:1'])
    expect(clamdAddress(wrong)).toBeNull();
});
