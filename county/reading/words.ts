import { z } from 'zod';

export const words = z.string().trim().min(1).max(500);
/** A text in both languages of the county's pages. */
export const names = z.strictObject({ zh: words, en: words });
