import sharp, { type Sharp } from 'sharp';
import { problem } from '../http/problem.ts';

/** The limit suffices for phones. A picture of a few bytes could otherwise unfold into gigabytes. */
export const mostPixels = 64_000_000;
const limitSeconds = 20;
const thumbnailPixels = 320;

export interface CleanPicture {
  readonly content: Buffer;
  readonly type: string;
  readonly thumbnail: Buffer;
}

/**
 * Re-encodes a picture upright and keeps only its pixels: no place, device, date, comment or appended data.
 * Animations stay animated. HEIC and AVIF become JPEG. Throws 422.
 */
export async function cleanPicture(upload: Uint8Array, type: string): Promise<CleanPicture> {
  const moves = type === 'image/gif' || type === 'image/webp';
  try {
    const image = decode(upload, moves).autoOrient();
    const content = await encoded(image, type).timeout({ seconds: limitSeconds }).toBuffer();
    return { content, type: typeAfter(type), thumbnail: await small(content) };
  } catch (error) {
    if (error instanceof Error && /pixel limit/i.test(error.message)) {
      throw problem('picture-too-many-pixels', { params: { most: mostPixels } });
    }
    throw problem('picture-unreadable');
  }
}

const decode = (bytes: Uint8Array, animated: boolean) =>
  sharp(bytes, { animated, limitInputPixels: mostPixels, failOn: 'error' });

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
      return image.jpeg({ quality: 88 });
  }
}

const typeAfter = (type: string): string =>
  ['image/png', 'image/webp', 'image/gif'].includes(type) ? type : 'image/jpeg';

const small = (content: Uint8Array): Promise<Buffer> =>
  decode(content, false)
    .resize(thumbnailPixels, thumbnailPixels, { fit: 'inside', withoutEnlargement: true })
    .webp({ quality: 75 })
    .timeout({ seconds: limitSeconds })
    .toBuffer();
