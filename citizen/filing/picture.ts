import sharp from 'sharp';
import { encode } from 'uqr';

const pixelsEach = 6;

/**
 * Draws a text's QR code as a PNG in a data URL. Phones save a picture by a long press, which drawings and downloads
 * do not allow in every browser.
 */
export async function qrPicture(text: string): Promise<string> {
  const { data, size } = encode(text, { ecc: 'M', border: 3 });
  const pixels = Buffer.from(data.flat().map((dark) => (dark ? 0 : 255)));
  const png = await sharp(pixels, { raw: { width: size, height: size, channels: 1 } })
    .resize({ width: size * pixelsEach, kernel: 'nearest' })
    .png({ palette: true })
    .toBuffer();
  return `data:image/png;base64,${png.toString('base64')}`;
}
