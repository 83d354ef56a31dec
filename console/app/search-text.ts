import { useSyncExternalStore } from 'react';

/**
 * The text that somebody searches for. A telephone stands in no address, where a history or a shared link would keep
 * it. It lasts as long as the page.
 */
let text = '';
const watchers = new Set<() => void>();

/** Digits of any width, with or without the usual separators, as many as a telephone has at least. */
export const looksLikeTelephone = (typed: string): boolean =>
  /^\+?\d{7,15}$/.test(typed.normalize('NFKC').replace(/[\s()·-]/g, ''));

export function setSearchText(next: string): void {
  text = next;
  for (const watcher of watchers) watcher();
}

export const useSearchText = (): string =>
  useSyncExternalStore(
    (watcher) => {
      watchers.add(watcher);
      return () => watchers.delete(watcher);
    },
    () => text,
  );
