/** So many within a window that opens with the first of them. */
export interface Quota {
  readonly name: string;
  readonly most: number;
  readonly windowMs: number;
}

/** How a key stands with its quota now. */
export interface QuotaUse {
  readonly quota: Quota;
  /** What may still come in this window; -1 where it is already too many. */
  readonly left: number;
  readonly resetsInMs: number;
}

interface Window {
  readonly endsAtMs: number;
  taken: number;
}

const keptKeys = 20_000;

/**
 * Counts by key, in this process's memory. It never holds more than `keptKeys` of them: the longest unseen goes
 * first. What is refused is not counted, so that a caller who waits as told gets on.
 */
export class Windows {
  private readonly open = new Map<string, Window>();
  private readonly quota: Quota;

  constructor(quota: Quota) {
    this.quota = quota;
  }

  /** Takes one, or says by `left: -1` that there is none left to take. */
  take(key: string, nowMs: number): QuotaUse {
    const window = this.windowOf(key, nowMs);
    const refused = window.taken >= this.quota.most;
    if (!refused) window.taken += 1;
    // A map keeps the order in which it was filled: what was seen last stands last.
    this.open.delete(key);
    this.open.set(key, window);
    const [oldest] = this.open.keys();
    if (this.open.size > keptKeys && oldest !== undefined) this.open.delete(oldest);
    const left = refused ? -1 : this.quota.most - window.taken;
    return { quota: this.quota, left, resetsInMs: window.endsAtMs - nowMs };
  }

  get size(): number {
    return this.open.size;
  }

  private windowOf(key: string, nowMs: number): Window {
    const known = this.open.get(key);
    if (known && nowMs < known.endsAtMs) return known;
    return { endsAtMs: nowMs + this.quota.windowMs, taken: 0 };
  }
}
