export interface Limits {
  readonly bodyBytes: number;
  /** The time after which a request is answered with 503. */
  readonly requestMs: number;
  /** Filings without an account from one address within the window. */
  readonly publicFilings: number;
  readonly publicWindowMs: number;
  /** Questions for similar cases from one address within the same window. A page asks while somebody types. */
  readonly similar: number;
  /** Sign-in attempts from one address within the same window. A whole office may share an address. */
  readonly signIns: number;
  /** Requests for codes by text message from one address within the same window. */
  readonly codes: number;
  /** The number of our proxies that add to X-Forwarded-For. 0: the socket's address counts. */
  readonly trustedProxies: number;
  /** Uploads without an account from one address within the window. */
  readonly publicUploads: number;
  /** The largest body of one PATCH. */
  readonly chunkBytes: number;
  /** The largest file that one request may bring. */
  readonly oneGoBytes: number;
  /** Uploads of one account that no appeal names yet. */
  readonly unusedUploads: number;
  /** The same time limit for requests that bring a file or a part of one. */
  readonly uploadMs: number;
  /** Streams of changes that this server holds open, and those of one account. */
  readonly streams: number;
  readonly streamsOfAccount: number;
  /** The interval of a stream's signs of life, at which its session is checked. */
  readonly beatMs: number;
  /** The time for which a link to a file works without any header. */
  readonly linkMs: number;
}

export const usualLimits: Limits = {
  bodyBytes: 1024 * 1024,
  requestMs: 25_000,
  publicFilings: 10,
  publicWindowMs: 600_000,
  similar: 300,
  signIns: 300,
  codes: 20,
  trustedProxies: 0,
  publicUploads: 30,
  chunkBytes: 8 * 1024 * 1024,
  oneGoBytes: 32 * 1024 * 1024,
  unusedUploads: 500,
  uploadMs: 240_000,
  streams: 2_000,
  streamsOfAccount: 20,
  beatMs: 15_000,
  linkMs: 300_000,
};
