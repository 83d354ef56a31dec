import sharp, { type Sharp } from 'sharp';
import { decodedBitmap, decodedHeic, type Pixels } from './foreign-formats.ts';
import { mostPixels } from './limits.ts';
import { PictureRefused } from './picture-fault.ts';

/** A larger picture loses half of each side as it is decoded, so that it needs a quarter of the memory. */
const mostWhole = 50_000_000;
const limitSeconds = 20;
const thumbnailPixels = 320;

export type PictureNote =
  | { readonly code: 'picture-reduced'; readonly params: { readonly width: number; readonly height: number } }
  | { readonly code: 'picture-cut-short' | 'picture-still'; readonly params: Record<string, never> };

export interface CleanPicture {
  readonly content: Uint8Array;
  readonly type: string;
  readonly thumbnail: Uint8Array;
  readonly notes: readonly PictureNote[];
}

const kept = ['image/png', 'image/webp', 'image/gif'];
const moving = ['image/gif', 'image/webp'];
const still = ['image/apng'];

/** The type of the copy that readers get: browsers show no others. */
const typeAfter = (type: string): string => {
  if (type === 'image/apng' || type === 'image/bmp') return 'image/png';
  return kept.includes(type) ? type : 'image/jpeg';
};

/**
 * Re-encodes a picture upright and keeps only its pixels: no place, device, date, comment or appended data. GIF and
 * WebP stay animated. HEIC, AVIF and TIFF become JPEG; BMP and animated PNG become PNG. Throws `PictureRefused`.
 */
export async function cleanPicture(upload: Uint8Array, type: string): Promise<CleanPicture> {
  try {
    return await cleaned(await opened(upload, type), typeAfter(type), type);
  } catch (error) {
    if (error instanceof PictureRefused) throw error;
    const large = error instanceof Error && /pixel limit/i.test(error.message);
    throw new PictureRefused(large ? 'picture-too-many-pixels' : 'picture-unreadable');
  }
}

interface Opened {
  readonly image: () => Sharp;
  readonly width: number;
  readonly height: number;
  /** A picture whose last bytes are missing. */
  readonly short: boolean;
}

async function opened(upload: Uint8Array, type: string): Promise<Opened> {
  if (type === 'image/heic') return fromPixels(await decodedHeic(upload, mostPixels));
  if (type === 'image/bmp') return fromPixels(decodedBitmap(upload, mostPixels));
  const animated = moving.includes(type);
  const read = (failOn: 'error' | 'none') =>
    sharp(upload, { animated, limitInputPixels: mostPixels, failOn });
  const { autoOrient } = await read('error').metadata();
  const short = type === 'image/jpeg' && !(await isWhole(read('error')));
  return { image: () => read(short ? 'none' : 'error').autoOrient(), ...autoOrient, short };
}

const fromPixels = ({ data, width, height }: Pixels): Opened => ({
  image: () => sharp(data, { raw: { width, height, channels: 4 }, limitInputPixels: mostPixels }),
  width,
  height,
  short: false,
});

/** Decodes a JPEG at an eighth of its size, which reads all of its bytes and costs little. */
async function isWhole(image: Sharp): Promise<boolean> {
  const { width = 8 } = await image.metadata();
  try {
    await image
      .resize(Math.max(1, Math.floor(width / 8)))
      .raw()
      .toBuffer();
    return true;
  } catch {
    return false;
  }
}

async function cleaned(picture: Opened, type: string, from: string): Promise<CleanPicture> {
  const { image, width, height, short } = picture;
  const large = !moving.includes(from) && width * height > mostWhole;
  const sized = large
    ? image().resize(Math.ceil(width / 2), Math.ceil(height / 2), { fit: 'fill' })
    : image();
  const content = await encoded(sized, type).timeout({ seconds: limitSeconds }).toBuffer();
  return {
    content,
    type,
    thumbnail: await small(content),
    notes: [
      ...(large ? [{ code: 'picture-reduced', params: { width, height } } as const] : []),
      ...(short ? [{ code: 'picture-cut-short', params: {} } as const] : []),
      ...(still.includes(from) ? [{ code: 'picture-still', params: {} } as const] : []),
    ],
  };
}

/** sharp drops all metadata unless asked to keep them. */
function encoded(image: Sharp, type: string): Sharp {
  switch (type) {
    case 'image/png':
      return image.png();
    case 'image/webp':
      return image.webp({ quality: 88 });
    case 'image/gif':
      return image.gif();
    default:
      return image.flatten({ background: 'white' }).jpeg({ quality: 88 });
  }
}

const small = (content: Uint8Array): Promise<Buffer> =>
  sharp(content, { limitInputPixels: mostPixels })
    .resize(thumbnailPixels, thumbnailPixels, { fit: 'inside', withoutEnlargement: true })
    .webp({ quality: 75 })
    .timeout({ seconds: limitSeconds })
    .toBuffer();
