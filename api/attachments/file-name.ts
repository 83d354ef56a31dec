import { extensions } from './known-types.ts';

const longest = 200;

/** Makes a name safe: it is no path, and has no character that file systems or headers interpret. */
export function plainName(given: string): string {
  const last = given.normalize('NFC').replaceAll('\\', '/').split('/').at(-1) ?? '';
  const plain = last.replaceAll(/[\p{Cc}\p{Cf}\p{Surrogate}"<>|:*?]/gu, '');
  const name = [...plain.trim()].slice(-longest).join('').replace(/^\.+/, '');
  return name === '' ? 'file' : name;
}

/** Adds the ending of the found type: `photo.exe` that is a JPEG becomes `photo.exe.jpg`. */
export function nameFor(name: string, type: string): string {
  const ending = extensions[type] ?? 'bin';
  const given = /\.([a-z0-9]{1,5})$/i.exec(name)?.[1]?.toLowerCase();
  return given !== undefined && endingsOf(ending).includes(given) ? name : `${name}.${ending}`;
}

const endingsOf = (ending: string): readonly string[] =>
  alike.find((set) => set.includes(ending)) ?? [ending];
const alike: readonly (readonly string[])[] = [
  ['jpg', 'jpeg'],
  ['mp4', 'm4v'],
  ['m4a', 'mp4'],
  ['ogg', 'oga', 'opus'],
  ['txt', 'text', 'csv', 'md', 'log'],
];

/** RFC 6266: the header has the name twice, in ASCII for old programs and unchanged. */
export function dispositionOf(how: 'inline' | 'attachment', name: string): string {
  const ascii = name.replaceAll(/[^\x20-\x7e]|["\\%]/g, '_');
  return `${how}; filename="${ascii}"; filename*=UTF-8''${percentEncoded(name)}`;
}

const percentEncoded = (text: string): string =>
  encodeURIComponent(text).replaceAll(/['()*]/g, (c) => `%${c.charCodeAt(0).toString(16).toUpperCase()}`);

/** Reads the file's name from Content-Disposition. null: the header has none. */
export function nameIn(disposition: string | undefined): string | null {
  const encoded = /;\s*filename\*=UTF-8''([^;]{1,1000})/i.exec(disposition ?? '')?.[1];
  if (encoded !== undefined) return decoded(encoded);
  const [, quoted, bare] =
    /;\s*filename=(?:"([^"]{0,1000})"|([^;\s]{1,1000}))/i.exec(disposition ?? '') ?? [];
  const name = quoted ?? bare;
  // Headers are bytes, and most programs write UTF-8 into them.
  return name === undefined ? null : Buffer.from(name, 'latin1').toString('utf8');
}

function decoded(text: string): string | null {
  try {
    return decodeURIComponent(text);
  } catch {
    return null;
  }
}
