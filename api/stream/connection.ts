import type { SSEStreamingApi } from 'hono/streaming';
import type { News } from './news.ts';
import type { Joined, Listener, Streams } from './streams.ts';

/** The wire carries the news, the beginning and signs of life. */
type Sent = News | { readonly event: 'hello' | 'beat'; readonly token: string | null; readonly data: object };

interface Connection {
  readonly streams: Streams;
  readonly listener: Pick<Listener, 'account' | 'sight'>;
  readonly lastToken: string | null;
  /** The server's time as ISO. */
  readonly time: () => string;
  readonly beatMs: number;
  /** Asks at each beat: the session still holds, for the same person with the same rights. */
  readonly stillHere: () => Promise<boolean>;
  readonly onSent: (event: string) => void;
}

/** A page that takes in nothing is cut off here. It returns with its last token and misses nothing. */
const waitingMost = 2_000;

/** Serves one stream until the page leaves, its session ends or the server stops. */
export async function serveStream(sse: SSEStreamingApi, given: Connection): Promise<void> {
  const queue: Sent[] = [];
  let ended = false;
  let wake = () => {};
  const end = () => {
    ended = true;
    wake();
  };
  const put = (sent: Sent) => {
    queue.push(sent);
    if (queue.length > waitingMost) {
      end();
      sse.abort();
    }
    wake();
  };
  const joined = given.streams.join({ ...given.listener, tell: put, end }, given.lastToken);
  sse.onAbort(end);
  const beat = setInterval(() => {
    put({ event: 'beat', token: null, data: { serverTime: given.time() } });
    void given.stillHere().then((here) => here || end());
  }, given.beatMs);
  let place: Joined | null = null;
  try {
    place = await joined;
    queue.unshift(helloOf(place, given));
    place.begin();
    while (!ended) {
      const next = queue.shift();
      if (next) await send(sse, next, given);
      else
        await new Promise<void>((resolve) => {
          wake = resolve;
          if (ended) resolve();
        });
    }
  } finally {
    clearInterval(beat);
    (place ?? (await joined)).leave();
  }
}

const helloOf = ({ resumed, token }: Joined, { time, listener }: Connection): Sent => ({
  event: 'hello',
  token,
  data: { serverTime: time(), account: listener.account, resumed },
});

const retryMs = 3_000;

async function send(
  sse: SSEStreamingApi,
  { event, token, data }: Sent,
  { onSent }: Connection,
): Promise<void> {
  onSent(event);
  await sse.writeSSE({
    event,
    data: JSON.stringify(data),
    ...(token === null ? {} : { id: token }),
    ...(event === 'hello' ? { retry: retryMs } : {}),
  });
}
