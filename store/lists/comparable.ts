import { visible } from '../../domain/index.ts';

/** Normalises case and width of letters for a comparison. */
export const comparable = (text: string): string =>
  visible(text).normalize('NFKC').toLowerCase().replaceAll('\0', '').trim();
