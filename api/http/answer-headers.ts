import type { z } from 'zod';
import type { App } from './env.ts';

/** The part of an operation from which its headers follow. */
interface Headed {
  readonly method: string;
  readonly path: string;
  readonly headers?: z.ZodObject;
  readonly answers: Readonly<Record<number, { readonly mediaType?: string }>>;
}

const text = (description: string, example: string) =>
  ({ description, schema: { type: 'string', example } }) as const;
const bytes = (description: string) => ({ description, schema: { type: 'integer', minimum: 0 } }) as const;

/** With every answer, those of the rate as its draft says. */
const always = {
  RateLimit: text('What is left of the limit, and the seconds until it is full again', '"account";r=58;t=60'),
  'RateLimit-Policy': text('The limit: requests, and seconds', '"account";q=60;w=60'),
  'X-Request-Id': text('Names the request in the log', '0192f0c1-7c3a-7d7e-9b1e-3f2a5c6d7e8f'),
} as const;

const known = {
  ...always,
  ETag: text('Names what was answered: for If-None-Match and If-Match', '"12"'),
  Location: text('Where it is from now on', '/v1/appeals/20261122-7K3M9Q'),
  'Idempotency-Key': text('The key of the request, given or made: a retry with it changes nothing', 'a1'),
  'Upload-Offset': bytes('How many bytes have arrived'),
  'Upload-Length': bytes('How many bytes were announced; missing where nobody said'),
  'Content-Range': text('The part of the file', 'bytes 0-1023/4096'),
  'Accept-Ranges': text('Parts of it may be asked for', 'bytes'),
} as const;
type Known = keyof typeof known;

/** A case that was just filed has a version. */
const isFiling = ({ method, path }: Headed): boolean =>
  method === 'post' && /\/(?:appeals|file-again|report-misconduct)$/.test(path);

/** The headers of an answer, from what its operation takes and gives. */
export function headersOf(given: Headed, status: number) {
  const takes = (header: string) => given.headers !== undefined && header in given.headers.shape;
  const isFile = Object.values(given.answers).some(({ mediaType }) => mediaType !== undefined);
  const isUpload =
    given.path.includes('/uploads/') || /attachment(?:s|-files|-forms)(?:\/\{id\})?$/.test(given.path);
  const moves = isUpload && (given.method !== 'get' || given.path.endsWith('}'));
  const names: Known[] = [
    ...(takes('If-None-Match') || takes('If-Match') || isFiling(given) ? (['ETag'] as const) : []),
    ...(status === 201 ? (['Location'] as const) : []),
    ...(takes('Idempotency-Key') ? (['Idempotency-Key'] as const) : []),
    ...(moves ? (['Upload-Offset', 'Upload-Length'] as const) : []),
    ...(isFile ? (['Accept-Ranges'] as const) : []),
    ...(status === 206 ? (['Content-Range'] as const) : []),
  ];
  return referred([...names, ...(Object.keys(always) as Known[])]);
}

/** The headers stand once in the document, and the answers refer to them. */
export const alwaysHeaders = () => referred(Object.keys(always) as Known[]);

const referred = (names: readonly Known[]) =>
  Object.fromEntries(names.map((name) => [name, { $ref: `#/components/headers/${name}` }]));

export function registerHeaders({ openAPIRegistry }: Pick<App, 'openAPIRegistry'>): void {
  for (const [name, header] of Object.entries(known))
    openAPIRegistry.registerComponent('headers', name, header);
}
