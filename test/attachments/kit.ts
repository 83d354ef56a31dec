import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, inject } from 'vitest';
import type { ApiDeps } from '../../api/deps.ts';
import type { Limits } from '../../api/http/limits.ts';
import type { AttachmentView } from '../../contract/index.ts';
import { loadCounty } from '../../county/index.ts';
import { openStore, type Store } from '../../store/index.ts';
import { Bench, countyDirectory } from '../api/kit.ts';
import { testKeyring } from '../support/keyring.ts';

export interface Desk {
  readonly bench: Bench;
  readonly store: Store;
}
export type Shown = AttachmentView & { readonly code?: string };

/** The API on a real MongoDB, with the cases in memory and a clock of its own. */
export function useDesk(limits: Partial<Limits> = {}, deps: Partial<ApiDeps> = {}): Desk {
  const desk = {} as { bench: Bench; store: Store };
  beforeAll(async () => {
    desk.store = await openStore({
      uri: inject('mongoUri'),
      database: `attachments-${randomUUID()}`,
      keyring: testKeyring,
    });
    await desk.store.ensureIndexes();
    desk.bench = new Bench(await loadCounty(countyDirectory), limits, { store: desk.store, ...deps });
  });
  afterAll(() => desk.store.close());
  return desk;
}

interface Sent {
  readonly as?: string;
  readonly code?: string;
}
export const staff = '/v1/attachments';

/** One file in one go. */
export const upload = (
  bench: Bench,
  file: Uint8Array,
  { type = 'image/jpeg', at = staff, name = '现场.jpg', ...sent }: Sent & Record<string, string> = {
    as: 'integrator:hotline',
  },
) =>
  bench.ask<Shown>('POST', `${at}?name=${encodeURIComponent(name)}`, {
    ...sent,
    body: file,
    headers: { 'Content-Type': type },
  });

export const chunk = (bench: Bench, at: string, offset: number, bytes: unknown, sent: Sent = {}) =>
  bench.ask<Shown>('PATCH', at, {
    ...sent,
    body: bytes,
    headers: { 'Content-Type': 'application/offset+octet-stream', 'Upload-Offset': String(offset) },
  });

export async function fetched(
  bench: Bench,
  path: string,
  sent: Sent & { headers?: Record<string, string> } = {},
) {
  const response = await bench.send('GET', path, sent);
  const bytes = Buffer.from(await response.arrayBuffer());
  return { status: response.status, headers: response.headers, bytes };
}
