const WITHIN_MS = 20_000;
const PAUSE_MS = 15;

/** Asks until the answer is there (not null, no error); after a while fails with what was wrong last. */
export async function eventually<T>(
  ask: () => Promise<T | null>,
  what: string,
  withinMs = WITHIN_MS,
): Promise<T> {
  const endMs = Date.now() + withinMs;
  for (;;) {
    const answer = await ask();
    if (answer !== null) return answer;
    if (Date.now() > endMs) throw new Error(`never came about: ${what}`);
    await new Promise((resolve) => setTimeout(resolve, PAUSE_MS));
  }
}
