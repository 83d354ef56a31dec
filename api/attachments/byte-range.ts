import type { ByteRange } from '../../store/index.ts';

/**
 * Parses a Range header for a file of this size. `none`: it asks for the whole file, or in a form that servers may
 * ignore. `outside`: the file has no byte there.
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
