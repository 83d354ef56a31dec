import type { AppealChange, Change } from '../../store/index.ts';

/** Something that a page is told. `token` is its place in the history, from which a page may continue later. */
export type News = { readonly token: string | null } & (
  | { readonly event: 'change'; readonly data: { readonly id: string; readonly version: number } }
  | { readonly event: 'gone'; readonly data: { readonly id: string } }
  | { readonly event: 'county'; readonly data: { readonly version: number } }
  | { readonly event: 'reset'; readonly data: Readonly<Record<string, never>> }
);

export type Sight = (change: AppealChange) => 'seen' | 'lost' | 'unknown';

/** Turns a change into news for somebody, or null where they may not know of it. The county's data is for all. */
export function newsOf(change: Change, sight: Sight): News | null {
  const { token } = change;
  if (change.kind === 'county') return { event: 'county', token, data: { version: change.version } };
  const { id, version } = change;
  switch (sight(change)) {
    case 'seen':
      return { event: 'change', token, data: { id, version } };
    case 'lost':
      return { event: 'gone', token, data: { id } };
    case 'unknown':
      return null;
  }
}

/** The page must read everything anew. */
export const reset = (token: string | null): News => ({ event: 'reset', token, data: {} });
