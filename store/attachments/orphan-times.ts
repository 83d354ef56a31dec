const hourMs = 3_600_000;

/** How long the store keeps attachments that no appeal names. */
export interface OrphanTimes {
  /** For an unfinished or refused upload, from its last byte or its refusal. */
  readonly unfinishedMs: number;
  /** For a finished file, from its upload or from the last failed command that named it. */
  readonly unusedMs: number;
}

export const orphanTimes: OrphanTimes = { unfinishedMs: 24 * hourMs, unusedMs: 7 * 24 * hourMs };
