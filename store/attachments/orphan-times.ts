const hourMs = 3_600_000;

/** How long the store keeps an unfinished upload, and a finished file that no appeal names. */
export const orphanTimes = { unfinishedMs: 24 * hourMs, unusedMs: 7 * 24 * hourMs } as const;
