import { decode } from 'bmp-ts';
import heic from 'heic-decode';
import { PictureRefused } from './picture-fault.ts';

/** Pixels of four bytes: red, green, blue, alpha. */
export interface Pixels {
  readonly data: Uint8Array;
  readonly width: number;
  readonly height: number;
}

/** Decodes the first picture of a HEIC, upright. A burst or a live photo gives its still. */
export async function decodedHeic(file: Uint8Array, mostPixels: number): Promise<Pixels> {
  const images = await heic.all({ buffer: file });
  try {
    const [first] = images;
    if (!first) throw new PictureRefused('picture-unreadable');
    checkSize(first, mostPixels);
    const { data, width, height } = await first.decode();
    return { data: new Uint8Array(data.buffer, data.byteOffset, data.byteLength), width, height };
  } finally {
    images.dispose();
  }
}

const sizeAt = 18;

/** Decodes a BMP. Its header claims the size, which is checked before any memory is taken. */
export function decodedBitmap(file: Uint8Array, mostPixels: number): Pixels {
  const bytes = Buffer.from(file.buffer, file.byteOffset, file.byteLength);
  if (bytes.byteLength < sizeAt + 8) throw new PictureRefused('picture-unreadable');
  const [width, height] = [bytes.readInt32LE(sizeAt), Math.abs(bytes.readInt32LE(sizeAt + 4))];
  checkSize({ width, height }, mostPixels);
  const { data } = decode(bytes, { toRGBA: true });
  return { data: opaque(data), width, height };
}

function checkSize({ width, height }: Omit<Pixels, 'data'>, mostPixels: number): void {
  if (width < 1 || height < 1) throw new PictureRefused('picture-unreadable');
  if (width * height > mostPixels) throw new PictureRefused('picture-too-many-pixels');
}

/** Most BMP files leave the byte for alpha at zero and mean an opaque picture. */
function opaque(pixels: Uint8Array): Uint8Array {
  for (let at = 3; at < pixels.byteLength; at += 4) pixels[at] = 255;
  return pixels;
}
