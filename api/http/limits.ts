export interface Limits {
  readonly bodyBytes: number;
  /** After which a request is answered with 503 whatever it waits for. */
  readonly requestMs: number;
  /** Filings without an account: so many from one address within the window. */
  readonly publicFilings: number;
  readonly publicWindowMs: number;
  /** Tries at signing in from one address within the same window; a whole office may share one. */
  readonly signIns: number;
  /** Codes by text message asked for from one address within the same window. */
  readonly codes: number;
  /** Proxies in front of this server that add to X-Forwarded-For; 0: the socket's address counts. */
  readonly trustedProxies: number;
  /** Uploads without an account, from one address within the window. */
  readonly publicUploads: number;
  /** The most that one PATCH may bring. */
  readonly chunkBytes: number;
  /** The largest file that may come in one go. */
  readonly oneGoBytes: number;
  /** Uploads of one account that no appeal has named yet. */
  readonly unusedUploads: number;
  /** As `requestMs`, for requests that bring a file or a part of one. */
  readonly uploadMs: number;
  /** For so long a link to a file works without any header. */
  readonly linkMs: number;
}

export const usualLimits: Limits = {
  bodyBytes: 1024 * 1024,
  requestMs: 25_000,
  publicFilings: 10,
  publicWindowMs: 600_000,
  signIns: 300,
  codes: 20,
  trustedProxies: 0,
  publicUploads: 30,
  chunkBytes: 8 * 1024 * 1024,
  oneGoBytes: 32 * 1024 * 1024,
  unusedUploads: 500,
  uploadMs: 240_000,
  linkMs: 300_000,
};
