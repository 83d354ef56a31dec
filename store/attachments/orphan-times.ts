const hourMs = 3_600_000;

/** For so long an upload is kept that nobody goes on with, and a file that no appeal names. */
export const orphanTimes = { unfinishedMs: 24 * hourMs, unusedMs: 7 * 24 * hourMs } as const;
