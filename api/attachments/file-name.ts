import { visible } from '../../domain/index.ts';
import { endings } from './content/known-types.ts';

const longest = 200;

/** Makes a name safe: it is no path, and has no character that file systems or headers interpret. */
export function plainName(given: string): string {
  const last = given.replaceAll('\\', '/').split('/').at(-1) ?? '';
  const plain = visible(last).replaceAll(/[\p{Cc}\p{Surrogate}"<>|:*?]/gu, '');
  const name = [...plain.trim()].slice(-longest).join('').replace(/^\.+/, '');
  return name === '' ? 'file' : name;
}

/**
 * Gives a name the ending of the found type, in place of those it has: `photo.exe` that is a JPEG becomes `photo.jpg`.
 * An ending that no program knows stays: `v1.2` becomes `v1.2.txt`.
 */
export function nameFor(name: string, type: string): string {
  const [usual = 'bin', ...others] = endings[type] ?? [];
  const given = endingOf(name);
  const stem = withoutEndings(name);
  return `${stem}.${given !== null && [usual, ...others].includes(given.toLowerCase()) ? given : usual}`;
}

const endingOf = (name: string): string | null => /\.([a-z0-9]{1,5})$/i.exec(name)?.[1] ?? null;

/** `photo....jpg` and `photo.tar.gz` lose all that they have. A name that is nothing but an ending stays. */
function withoutEndings(name: string): string {
  for (let stem = name; ; ) {
    const ending = endingOf(stem);
    const isKnown = ending !== null && known.has(ending.toLowerCase());
    const shorter = (isKnown ? stem.slice(0, -ending.length - 1) : stem).replace(/[.\s]+$/, '');
    if (shorter === '' || shorter === stem) return shorter === '' ? stem : shorter;
    stem = shorter;
  }
}

const others =
  'apk bat bin cmd com dll dmg eml exe gz hta htm html iso jar js json lnk mht msg msi php ps1 py rtf scr sh svg tar ts vbs xml';
const known = new Set([...Object.values(endings).flat(), ...others.split(' ')]);

/** RFC 6266: the header has the name twice, in ASCII for old programs and unchanged. */
export function dispositionOf(how: 'inline' | 'attachment', name: string): string {
  const ascii = name.replaceAll(/[^\x20-\x7e]|["\\%]/g, '_');
  return `${how}; filename="${ascii}"; filename*=UTF-8''${percentEncoded(name)}`;
}

const percentEncoded = (text: string): string =>
  encodeURIComponent(text).replaceAll(/['()*]/g, (c) => `%${c.charCodeAt(0).toString(16).toUpperCase()}`);

/** Reads the file's name from Content-Disposition (RFC 6266, RFC 8187). null: the header has none that can be read. */
export function nameIn(disposition: string | undefined): string | null {
  const parameters = parametersOf(disposition ?? '');
  const extended = parameters.get('filename*');
  const plain = parameters.get('filename');
  const name = extended === undefined ? null : fromExtended(extended);
  return name ?? (plain === undefined ? null : fromBytes(Buffer.from(plain, 'latin1')));
}

const parameter = /;\s*(filename\*?)\s*=\s*(?:"((?:[^"\\]|\\.){0,1000})"|([^";]{1,1000}))/gi;

function parametersOf(disposition: string): ReadonlyMap<string, string> {
  const found = [...disposition.slice(0, 4000).matchAll(parameter)].map(
    ([, name = '', quoted, bare = '']) =>
      [name.toLowerCase(), quoted === undefined ? bare.trim() : quoted.replaceAll(/\\(.)/g, '$1')] as const,
  );
  return new Map(found);
}

/** `CHARSET'LANGUAGE'PERCENT-ENCODED`; the language may be empty. */
function fromExtended(text: string): string | null {
  const [, charset = '', encoded = ''] = /^([\w-]{1,40})'[\w-]{0,40}'(.*)$/.exec(text) ?? [];
  if (charset === '' || /%(?![0-9a-f]{2})/i.test(encoded)) return null;
  const bytes = encoded.replaceAll(/%([0-9a-f]{2})/gi, (_, hex) =>
    String.fromCharCode(Number.parseInt(hex, 16)),
  );
  return textOf(Buffer.from(bytes, 'latin1'), charset);
}

/** Headers are bytes. Most programs write UTF-8 into them, older ones in China GBK. */
export const fromBytes = (bytes: Buffer): string =>
  textOf(bytes, 'utf-8') ?? textOf(bytes, 'gb18030') ?? bytes.toString('latin1');

function textOf(bytes: Uint8Array, charset: string): string | null {
  try {
    return new TextDecoder(charset, { fatal: true }).decode(bytes);
  } catch {
    return null;
  }
}
