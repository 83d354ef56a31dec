import { z } from 'zod';
import { open311 } from './open311.ts';
import { outline } from './outline.ts';
import { wording } from './zod-problems.ts';

/** The county's face on its pages. The county's name belongs to it and stands beside it. */
export interface Look {
  readonly hotline: string | null;
  /** Six hexadecimal digits in lower case. */
  readonly accent: string;
  /** A picture as a data URL. */
  readonly logo: string | null;
}

export const usualLook: Look = { hotline: null, accent: '#0958d9', logo: null };

/** The address of the picture. A change that names it keeps the picture. */
export const logoAddress = '/look/logo';
export const logoBytesMost = 64 * 1024;

export interface Logo {
  readonly type: 'image/png' | 'image/webp';
  readonly bytes: Buffer;
}

/** Reads the picture out of its data URL. null: it is neither PNG nor WebP. */
export function logoOf(url: string): Logo | null {
  const [, type, base64 = ''] = /^data:(image\/(?:png|webp));base64,([A-Za-z0-9+/]+={0,2})$/.exec(url) ?? [];
  const bytes = Buffer.from(base64, 'base64');
  // Another spelling of the same bytes would pass for another picture.
  if (bytes.toString('base64') !== base64) return null;
  if (type === 'image/png' && isPng(bytes)) return { type, bytes };
  if (type === 'image/webp' && isWebp(bytes)) return { type, bytes };
  return null;
}

const isPng = (bytes: Buffer): boolean =>
  bytes.subarray(0, 8).equals(Buffer.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a])) &&
  bytes.toString('latin1', 12, 16) === 'IHDR';

const isWebp = (bytes: Buffer): boolean =>
  bytes.toString('latin1', 0, 4) === 'RIFF' && bytes.toString('latin1', 8, 12) === 'WEBP';

const lowestContrast = 4.5;

/** The contrast of a colour with white: 1 for white itself, 21 for black. */
export function contrastWithWhite(colour: string): number {
  const [red = 0, green = 0, blue = 0] = [1, 3, 5].map((at) => {
    const share = Number.parseInt(colour.slice(at, at + 2), 16) / 255;
    return share <= 0.04045 ? share / 12.92 : ((share + 0.055) / 1.055) ** 2.4;
  });
  return 1.05 / (0.2126 * red + 0.7152 * green + 0.0722 * blue + 0.05);
}

const isColour = (text: string): boolean => /^#[0-9a-f]{6}$/i.test(text);
const tooLarge = wording('标识图片不得超过65536字节', 'the logo is larger than 64 KiB');
/** Base64 makes four characters of three bytes. */
const logoTextMost = Math.ceil(logoBytesMost / 3) * 4 + 'data:image/webp;base64,'.length;

/** The fields of `county.yaml` that form its look. Each may be absent. */
export const lookFields = {
  hotline: z
    .string()
    .trim()
    .refine(
      (text) => /^\+?\d[\d -]{1,18}\d$/.test(text),
      wording(
        '热线号码应为3至20位数字，可用“-”分隔',
        'write the hotline with 3 to 20 digits; hyphens may part them',
      ),
    )
    .optional(),
  accent: z
    .string()
    .trim()
    .refine(isColour, { abort: true, ...wording('颜色应形如“#0958d9”', 'write the colour like #0958d9') })
    .refine(
      (text) => contrastWithWhite(text) >= lowestContrast,
      wording(
        '这一颜色与白色的对比度不足4.5，文字难以辨认，请选深一些的颜色',
        'the contrast of this colour with white is below 4.5, so text is hard to read; choose a darker one',
      ),
    )
    .transform((text) => text.toLowerCase())
    .optional(),
  logo: z
    .string()
    .refine((text) => text.length <= logoTextMost, { abort: true, ...tooLarge })
    .refine((text) => logoOf(text) !== null, {
      abort: true,
      ...wording(
        '标识应为图片，写成以“data:image/png;base64,”或“data:image/webp;base64,”开头的文字',
        'write the logo as a PNG or WebP picture: data:image/png;base64, or data:image/webp;base64,',
      ),
    })
    .refine((text) => (logoOf(text)?.bytes.byteLength ?? 0) <= logoBytesMost, tooLarge)
    .optional(),
  outline: outline.optional(),
  open311: open311.optional(),
} as const;

type WrittenLook = { readonly [Field in keyof Look]?: string | undefined };

export const lookFrom = ({ hotline, accent, logo }: WrittenLook): Look => ({
  hotline: hotline ?? usualLook.hotline,
  accent: accent ?? usualLook.accent,
  logo: logo ?? usualLook.logo,
});
