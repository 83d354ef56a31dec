type Send = (request: Request) => Promise<Response>;

/** The API did nothing, and says when to come again. */
const comesAgain: readonly number[] = [429, 503];
const firstRestMs = 500;
const longestRestMs = 60_000;

/**
 * Repeats a request that got no answer, or an answer that asks to come again. A POST keeps its `Idempotency-Key`.
 * Other changes are not repeated, because a second one might undo what happened in between.
 */
export function repeating(send: Send, repeats: number): Send {
  return async (request) => {
    if (request.method === 'POST' && !request.headers.has('idempotency-key'))
      request.headers.set('idempotency-key', crypto.randomUUID());
    const most = ['GET', 'HEAD', 'POST'].includes(request.method) ? repeats : 0;
    for (let tried = 0; ; tried += 1) {
      const last = tried >= most;
      const answer = await send(last ? request : request.clone()).catch((error: unknown) => {
        if (last || request.signal.aborted) throw error;
        return null;
      });
      if (answer && (last || !comesAgain.includes(answer.status))) return answer;
      await rest(restMs(answer, tried));
    }
  };
}

function restMs(answer: Response | null, tried: number): number {
  const seconds = Number(answer?.headers.get('retry-after') ?? Number.NaN);
  const ownMs = firstRestMs * 2 ** tried;
  return Math.min(Number.isFinite(seconds) ? Math.max(seconds * 1_000, ownMs) : ownMs, longestRestMs);
}

const rest = (ms: number): Promise<void> => new Promise((resolve) => setTimeout(resolve, ms));
