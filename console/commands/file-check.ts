import type { Schemas } from '../app/api.ts';

export type UploadRules = Schemas['Uploads'];

/** Why a file is not even sent. */
export type FileFault = 'empty' | 'too-large' | 'wrong-type';
export interface Judged {
  readonly fault: FileFault | null;
  /** The most bytes of its kind. */
  readonly mostBytes: number | null;
}

type Kind = 'picture' | 'sound' | 'video' | 'document';
const kindOf = (type: string): Kind => {
  if (type.startsWith('image/')) return 'picture';
  if (type.startsWith('audio/')) return 'sound';
  return type.startsWith('video/') ? 'video' : 'document';
};
const mib = 1024 * 1024;

/** Phones and old browsers know some endings by another type, or by none. Then the server decides by the content. */
const aliases: Readonly<Record<string, string>> = {
  'image/jpg': 'image/jpeg',
  'audio/mp3': 'audio/mpeg',
  'audio/x-m4a': 'audio/mp4',
  'audio/x-wav': 'audio/wav',
  'image/heif': 'image/heic',
};

/** Checks size and type before anything is sent. */
export function judge(file: Pick<File, 'size' | 'type'>, rules: UploadRules): Judged {
  if (file.size === 0) return { fault: 'empty', mostBytes: null };
  const type = aliases[file.type] ?? file.type;
  // A document has many names. The server looks into it, and says what it found and the way out.
  const isMedia = /^(?:image|audio|video)\//.test(type);
  if (isMedia && !rules.types.includes(type)) return { fault: 'wrong-type', mostBytes: null };
  const mostMiB = type === '' ? Math.max(...Object.values(rules.mostMiB)) : rules.mostMiB[kindOf(type)];
  const mostBytes = mostMiB * mib;
  return { fault: file.size > mostBytes ? 'too-large' : null, mostBytes };
}

/** Sizes as people read them. */
export const sizeWords = (bytes: number): string =>
  bytes >= mib ? `${Math.round((bytes / mib) * 10) / 10} MB` : `${Math.max(1, Math.round(bytes / 1024))} KB`;
