import { fileURLToPath } from 'node:url';
import { scriptsIn } from '../../citizen/http/scripts.ts';
import { type Bench, openBench, type View } from '../api/kit.ts';
import { Reader } from './reader.ts';

const room = fileURLToPath(new URL('../../citizen', import.meta.url));
export const publicUrl = 'https://county.test';

/** The API on fakes with the citizens' pages over it. */
export const pagesBench = (limits: Parameters<typeof openBench>[0] = {}): Promise<Bench> =>
  openBench(limits, { citizen: { scripts: scriptsIn(room, `${room}/dist`), publicUrl } });

/** A phone that has opened the case by its code. */
export async function opened(bench: Bench, { id, trackingCode }: View, language?: string): Promise<Reader> {
  const phone = await new Reader(bench, language).go('/case');
  return phone.press(language === 'en' ? 'Open' : '打开', { id, code: trackingCode });
}

export const photo = (name = 'lamp.png'): File =>
  new File([Buffer.from(onePixel, 'base64')], name, { type: 'image/png' });
const onePixel =
  'iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg==';
