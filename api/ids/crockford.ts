/** Crockford's base 32 omits I, L, O and U, so people can read it aloud or write it down. */
export const alphabet = '0123456789ABCDEFGHJKMNPQRSTVWXYZ';

/** Encodes the first `count` symbols of these bytes, five bits each. */
export function symbols(bytes: Uint8Array, count: number): string {
  let text = '';
  let bits = 0;
  let held = 0;
  for (const byte of bytes) {
    held = (held << 8) | byte;
    bits += 8;
    while (bits >= 5 && text.length < count) {
      bits -= 5;
      text += alphabet[(held >> bits) & 31];
    }
    held &= (1 << bits) - 1;
  }
  return text;
}

/** Normalises a typed code: it ignores case, spaces and hyphens, and reads O as 0, I and L as 1. */
export const readAloud = (typed: string): string =>
  typed.toUpperCase().replaceAll(/[\s-]/g, '').replaceAll('O', '0').replaceAll(/[IL]/g, '1');

/** Computes Luhn's check symbol over this alphabet. It detects every single wrong symbol and nearly every swap. */
export function checkSymbol(text: string): string | null {
  let sum = 0;
  let factor = 2;
  for (const symbol of [...text].reverse()) {
    const value = alphabet.indexOf(symbol);
    if (value < 0) return null;
    const addend = value * factor;
    sum += Math.floor(addend / 32) + (addend % 32);
    factor = 3 - factor;
  }
  return alphabet[(32 - (sum % 32)) % 32] ?? null;
}
