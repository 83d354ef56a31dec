import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { parse } from 'yaml';

const root = fileURLToPath(new URL('../..', import.meta.url));
export const textOf = (path: string): string => readFileSync(join(root, path), 'utf8');

type Condition = 'service_started' | 'service_healthy' | 'service_completed_successfully';

/** The part of a service that these tests read. */
export interface Service {
  readonly image?: string;
  readonly build?: { readonly context: string; readonly target: string };
  readonly restart?: string;
  readonly environment?: Readonly<Record<string, string>>;
  readonly command?: readonly string[];
  readonly ports?: readonly string[];
  readonly healthcheck?: object;
  readonly depends_on?: Readonly<Record<string, { readonly condition: Condition }>>;
}
export interface ComposeFile {
  readonly services: Readonly<Record<string, Service>>;
}

export const composeFile = (): ComposeFile => parse(textOf('docker-compose.yml'), { merge: true });

/** The instructions of the Dockerfile, one a line, without comments. */
export const dockerfile = (): string[] =>
  textOf('Dockerfile')
    .replaceAll(/\\\n\s*/g, '')
    .split('\n')
    .filter((line) => /^[A-Z]+ /.test(line));

/** The files that `.dockerignore` lets into the image: it refuses all others. */
export const inImage = (): string[] =>
  textOf('.dockerignore')
    .split('\n')
    .filter((line) => line.startsWith('!'))
    .map((line) => line.slice(1));

/** What the TypeScript of a room imports: rooms as `api/`, packages by their name, Node's own left out. */
export function importsOf(room: string): Set<string> {
  const files = readdirSync(join(root, room), { recursive: true, encoding: 'utf8' });
  const found = files
    .filter((name) => name.endsWith('.ts'))
    .flatMap((name) => {
      const source = textOf(join(room, name));
      const names = source.matchAll(
        /(?:^import |^(?:import|export) [^;'=]*? from |^\} from |\bimport\()'([\w@./:-]+)'/gm,
      );
      return [...names].map(([, specifier = '']) => importedBy(join(room, name), specifier));
    });
  return new Set(found.filter((name) => name !== null));
}

function importedBy(file: string, specifier: string): string | null {
  if (specifier.startsWith('node:')) return null;
  if (specifier.startsWith('.')) return `${join(file, '..', specifier).split('/')[0]}/`;
  return specifier
    .split('/')
    .slice(0, specifier.startsWith('@') ? 2 : 1)
    .join('/');
}
