import { readFile } from 'node:fs/promises';
import { join } from 'node:path';

/** The built pages of the console. */
export interface ConsolePages {
  /** The page itself, or null while nothing is built. */
  index(): Promise<string | null>;
  /** A file of `assets/` in the best packing that the browser takes. */
  asset(name: string, accepts: string): Promise<Asset | null>;
}
export interface Asset {
  readonly content: Uint8Array<ArrayBuffer>;
  readonly type: string;
  readonly packed: 'br' | 'gzip' | null;
}

const types: Readonly<Record<string, string>> = {
  js: 'text/javascript; charset=utf-8',
  css: 'text/css; charset=utf-8',
  svg: 'image/svg+xml',
  woff2: 'font/woff2',
  png: 'image/png',
};
/** Built files have a name of one segment, with a hash of their content. */
const assetName = /^[\w-]+(\.[\w-]+)*\.(js|css|svg|woff2|png)$/;
const packings = [
  { packed: 'br', ending: '.br' },
  { packed: 'gzip', ending: '.gz' },
] as const;

export function consolePages(directory: string): ConsolePages {
  const file = (name: string) => readFile(join(directory, name)).catch(() => null);
  return {
    index: async () => (await file('index.html'))?.toString('utf8') ?? null,
    asset: async (name, accepts) => {
      const type = types[assetName.exec(name)?.[2] ?? ''];
      if (!type) return null;
      for (const { packed, ending } of packings) {
        const content = accepts.includes(packed) ? await file(join('assets', `${name}${ending}`)) : null;
        if (content) return { content: new Uint8Array(content), type, packed };
      }
      const content = await file(join('assets', name));
      return content ? { content: new Uint8Array(content), type, packed: null } : null;
    },
  };
}
