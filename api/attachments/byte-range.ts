import type { ByteRange } from '../../store/index.ts';

/**
 * What a Range header asks of so many bytes: one range, `none` where it asks for all or in a way that servers may
 * pass over (several ranges, other units), `outside` where there is nothing at it.
 */
export function byteRange(header: string | undefined, bytes: number): ByteRange | 'none' | 'outside' {
  const [, first = '', last = ''] = /^bytes=(\d{0,15})-(\d{0,15})$/.exec(header?.trim() ?? '') ?? [];
  if (first === '' && last === '') return 'none';
  if (first === '') {
    const count = Math.min(Number(last), bytes);
    return count === 0 ? 'outside' : { from: bytes - count, to: bytes };
  }
  const from = Number(first);
  if (last !== '' && Number(last) < from) return 'none';
  if (from >= bytes) return 'outside';
  return { from, to: last === '' ? bytes : Math.min(Number(last) + 1, bytes) };
}
