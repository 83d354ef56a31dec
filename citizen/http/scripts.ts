import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';

/** A file that the pages load, and the mark of its content. */
export interface PageFile {
  readonly content: string;
  readonly type: string;
  readonly mark: string;
}

/** The scripts that improve the pages, and their style. The pages work without any of them. */
export interface Scripts {
  file(name: string): Promise<PageFile | null>;
  /** Marks the style, so that a browser loads a changed one anew. */
  readonly styleMark: string;
}

const types = { js: 'text/javascript; charset=utf-8', css: 'text/css; charset=utf-8' } as const;
const fileName = /^[\w-]+\.(js|css)$/;
const markOf = (content: string): string =>
  createHash('sha256').update(content).digest('base64url').slice(0, 12);

/** Reads the style beside the pages and the built scripts of `built`. */
export function scriptsIn(room: string, built: string): Scripts {
  const style = readFileSync(join(room, 'style.css'), 'utf8');
  const styleMark = markOf(style);
  return {
    styleMark,
    file: async (name) => {
      const [, ending] = fileName.exec(name) ?? [];
      if (ending !== 'js' && ending !== 'css') return null;
      if (name === 'style.css') return { content: style, type: types.css, mark: styleMark };
      const content = await readFile(join(built, name), 'utf8').catch(() => null);
      return content === null ? null : { content, type: types[ending], mark: markOf(content) };
    },
  };
}
