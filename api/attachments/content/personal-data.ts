import { withoutUserData } from './mp4-boxes.ts';
import { withoutOggTags } from './ogg-pages.ts';
import type { Readable } from './read-at.ts';
import { withoutRiffNotes } from './riff-chunks.ts';
import { hasFrames, isAmr } from './sound-frames.ts';
import { withoutId3 } from './sound-tags.ts';
import type { Trim } from './trimmed.ts';
import { withoutWebmTags } from './webm-elements.ts';

/**
 * Place, device and author go from a sound or a video. A document stays whole, because its author is the office's
 * word. null: the content is not what its beginning claims, so nothing could be taken out for certain.
 */
export async function withoutPersonalData(file: Readable, type: string): Promise<Trim | null> {
  const whole = { from: 0, to: file.bytes, blanks: [] };
  switch (type) {
    case 'audio/mpeg':
    case 'audio/aac': {
      const trim = await withoutId3(file.readAt, file.bytes);
      return (await hasFrames(file.readAt, trim.from, type)) ? trim : null;
    }
    case 'audio/amr':
      return (await isAmr(file.readAt)) ? whole : null;
    case 'audio/wav':
      return withoutRiffNotes(file);
    case 'audio/ogg':
      return withoutOggTags(file);
    case 'video/webm':
      return withoutWebmTags(file);
    case 'audio/mp4':
    case 'video/mp4':
    case 'video/quicktime':
    case 'video/3gpp':
      return withoutUserData(file.readAt, file.bytes);
    default:
      return whole;
  }
}
