import { useState } from 'react';

interface Held<T> {
  readonly scope: string;
  readonly rows: readonly T[];
}

/** Rows as they stand under the pointer, and what has changed beyond them. */
export interface HeldRows<T> {
  /** In the order in which they were shown. Their content is the latest. */
  readonly rows: readonly T[];
  readonly fresh: number;
  /** Keys of rows that no longer belong to the list. */
  readonly gone: ReadonlySet<string>;
  /** Shows the list as it is now. */
  take(): void;
}

/**
 * Holds the rows of a live list in place, so that none moves or appears under the pointer. A list that was empty, and
 * one that nobody looks at, follows at once. `scope` names the filter and the pages: another one begins anew.
 */
export function useHeldRows<T>(latest: readonly T[], keyOf: (row: T) => string, scope: string): HeldRows<T> {
  const [held, setHeld] = useState<Held<T>>({ scope, rows: latest });
  const anew = held.scope !== scope || (held.rows.length === 0 && latest.length > 0) || isHidden();
  if (anew && held.rows !== latest) setHeld({ scope, rows: latest });
  const shown = anew ? latest : held.rows;
  const now = new Map(latest.map((row) => [keyOf(row), row]));
  const keys = new Set(shown.map(keyOf));
  return {
    rows: shown.map((row) => now.get(keyOf(row)) ?? row),
    fresh: latest.filter((row) => !keys.has(keyOf(row))).length,
    gone: new Set([...keys].filter((key) => !now.has(key))),
    take: () => setHeld({ scope, rows: latest }),
  };
}

const isHidden = (): boolean => document.visibilityState === 'hidden';
