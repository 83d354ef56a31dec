import sharp from 'sharp';

/** Real files, made here: what phones and programs would send. */

export const place = { IFD3: { GPSLatitudeRef: 'N', GPSLatitude: '31/1 14/1 0/1', GPSLongitudeRef: 'E' } };

const plain = (width: number, height: number) =>
  sharp({ create: { width, height, channels: 3, background: { r: 200, g: 120, b: 40 } } });

/** A photograph as a phone takes it: on its side, with where and with what it was taken. */
export const photo = (width = 800, height = 600): Promise<Buffer> =>
  plain(width, height)
    .withMetadata({ orientation: 6 })
    .withExif({ IFD0: { Make: 'Secretphone', Copyright: 'Wang Fang' }, ...place })
    .jpeg()
    .toBuffer();

/** One that cannot be made small: every pixel is another. */
export function noise(width: number, height: number): Promise<Buffer> {
  const channels = 3;
  const pixels = Buffer.alloc(width * height * channels);
  for (let at = 0, seed = 7; at < pixels.byteLength; at += 1) {
    seed = (seed * 1_103_515_245 + 12_345) & 0x7fffffff;
    pixels[at] = seed >> 16;
  }
  return sharp(pixels, { raw: { width, height, channels } }).jpeg({ quality: 100 }).toBuffer();
}

export const png = (): Promise<Buffer> => plain(40, 30).withExif(place).png().toBuffer();
export const webp = (): Promise<Buffer> => plain(40, 30).withExif(place).webp().toBuffer();

export const avif = (): Promise<Buffer> => plain(40, 30).withExif(place).avif().toBuffer();
/** As an iPhone names it, with nothing in it. */
export const emptyHeic = Buffer.concat([Buffer.from([0, 0, 0, 24]), Buffer.from('ftypheic\0\0\0\0mif1heic')]);
/** 64 by 48 pixels in HEVC, made with pillow-heif. */
export const heic = (): Buffer =>
  Buffer.from(
    'AAAAHGZ0eXBoZWljAAAAAG1pZjFoZWljbWlhZgAAAX1tZXRhAAAAAAAAACFoZGxyAAAAAAAAAABwaWN0AAAAAAAAAAAAAAAAAAAA' +
      'ACJpbG9jAAAAAERAAAEAAQAAAAABoQABAAAAAAAAADcAAAAjaWluZgAAAAAAAQAAABVpbmZlAgAAAAABAABodmMxAAAAAA5waXRt' +
      'AAAAAAABAAAA/WlwcnAAAADdaXBjbwAAAHZodmNDAQNwAAAAkAAAAAAAHvAA/P34+AAADwNgAAEAGEABDAH//wNwAAADAJAAAAMA' +
      'AAMAHroCQGEAAQAqQgEBA3AAAAMAkAAAAwAAAwAeoCCBBZbq5Ka5uAhoMCAAAAMDIAAAAwAhYgABAAZEAcFzwIkAAAATY29scm5j' +
      'bHgAAQANAAaAAAAAFGlzcGUAAAAAAAAAQAAAAEAAAAAoY2xhcAAAAEAAAAABAAAAMAAAAAEAAAAAAAAAAv////AAAAACAAAAEHBp' +
      'eGkAAAAAAwgICAAAABhpcG1hAAAAAAAAAAEAAQWBAgMFhAAAAD9tZGF0AAAAMygBr1j5Et3/4yrkc0X/xTS8cw1C2biP579dI2tq' +
      'ZTsfWredfX/RZnfjSNoRMlGRaQ4lWA==',
    'base64',
  );

/** Two frames. */
export function gif(): Promise<Buffer> {
  const frames = Buffer.concat([Buffer.alloc(20 * 20 * 3, 10), Buffer.alloc(20 * 20 * 3, 240)]);
  const raw = { width: 20, height: 40, channels: 3, pageHeight: 20 } as const;
  return sharp(frames, { raw })
    .gif({ delay: [100, 100] })
    .toBuffer();
}

export const pdf = Buffer.from('%PDF-1.4\n1 0 obj<</Type/Catalog>>endobj\ntrailer<</Root 1 0 R>>\n%%EOF\n');
export const program = Buffer.concat([Buffer.from('MZ'), Buffer.alloc(512)]);
export const svg = Buffer.from('<svg xmlns="http://www.w3.org/2000/svg"><script>alert(1)</script></svg>');
export const html = Buffer.from('<!doctype html><script>alert(1)</script>');
export const zip = Buffer.from('504b0506000000000000000000000000000000000000', 'hex');

export const box = (type: string, ...inside: readonly Uint8Array[]): Buffer => {
  const content = Buffer.concat(inside);
  const head = Buffer.alloc(8);
  head.writeUInt32BE(8 + content.byteLength);
  head.write(type, 4, 'latin1');
  return Buffer.concat([head, content]);
};
export const where = '+31.2345+121.4567/';

/** A video with where it was taken, in the two places that phones write it to, and in XMP. */
export const video = (pictures: Uint8Array = Buffer.alloc(3000, 7)): Buffer =>
  Buffer.concat([
    box('ftyp', Buffer.from('isom\0\0\x02\0isommp41')),
    box(
      'moov',
      box('mvhd', Buffer.alloc(100)),
      box('trak', box('tkhd', Buffer.alloc(84)), box('udta', box('name', Buffer.from(where)))),
      box('udta', box('\xa9xyz', Buffer.from(`\0\x12\x15\xc7${where}`)), box('loci', Buffer.from(where))),
      box('meta', Buffer.from(`com.apple.quicktime.location.ISO6709 ${where}`)),
    ),
    box('uuid', Buffer.alloc(16, 1), Buffer.from(`<x:xmpmeta>${where}</x:xmpmeta>`)),
    box('mdat', pictures),
  ]);

/** MPEG frames of 417 bytes behind an ID3v2 tag, and the old tag at the end. */
export function mp3(frames = 20): Buffer {
  const text = Buffer.from('TIT2\0\0\0\x10\0\0\x03Wang Fang, home');
  const head = Buffer.from([0x49, 0x44, 0x33, 4, 0, 0, 0, 0, 0, text.byteLength]);
  const frame = Buffer.concat([Buffer.from([0xff, 0xfb, 0x90, 0x64]), Buffer.alloc(413, 1)]);
  const old = Buffer.concat([Buffer.from('TAGWang Fang'), Buffer.alloc(116)]);
  return Buffer.concat([head, text, ...Array.from({ length: frames }, () => frame), old]);
}
