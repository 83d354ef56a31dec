/** The permitted number of requests in a window. The first request starts the window. */
export interface Quota {
  readonly name: string;
  readonly most: number;
  readonly windowMs: number;
}

/** The present use of a quota by one key. */
export interface QuotaUse {
  readonly quota: Quota;
  /** The remaining requests of this window. -1: the limit is exceeded. */
  readonly left: number;
  readonly resetsInMs: number;
}

interface Window {
  readonly endsAtMs: number;
  taken: number;
}

const keptKeys = 20_000;

/**
 * Counts requests by key in this process's memory. It holds at most `keptKeys` keys and drops the one unseen for
 * longest. A refused request does not count, so a caller who waits as told succeeds.
 */
export class Windows {
  private readonly open = new Map<string, Window>();
  private readonly quota: Quota;

  constructor(quota: Quota) {
    this.quota = quota;
  }

  /** Takes one request from the quota, or returns `left: -1` where none is left. */
  take(key: string, nowMs: number): QuotaUse {
    const window = this.windowOf(key, nowMs);
    const refused = window.taken >= this.quota.most;
    if (!refused) window.taken += 1;
    // A map keeps insertion order, so the key seen last stands last.
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
