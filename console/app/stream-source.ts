import type { StreamMessage, Tell } from './stream-message.ts';

/** Three missed signs of life: the connection is dead, though nobody closed it. */
const silenceMs = 45_000;
const retryMs = 3_000;

export interface Source {
  /** Connects anew, for another session or after the network was away. */
  renew(): void;
  close(): void;
}

const plain = ['change', 'gone', 'county', 'reset', 'beat'] as const;

/** Holds one connection to the server's stream, for a worker or for a page. */
export function openSource(tell: Tell): Source {
  let source: EventSource | undefined;
  let silent: ReturnType<typeof setTimeout> | undefined;
  let retry: ReturnType<typeof setTimeout> | undefined;
  const close = () => {
    clearTimeout(silent);
    clearTimeout(retry);
    source?.close();
    source = undefined;
  };
  const connect = () => {
    close();
    tell({ kind: 'connecting' });
    const own = new EventSource('/v1/stream');
    source = own;
    const listen = () => {
      clearTimeout(silent);
      silent = setTimeout(connect, silenceMs);
    };
    const on = (event: string, messageOf: (data: object) => StreamMessage) =>
      own.addEventListener(event, (message) => {
        listen();
        tell(messageOf(JSON.parse((message as MessageEvent<string>).data)));
      });
    on('hello', (data) => ({ kind: 'live', ...data }) as StreamMessage);
    for (const kind of plain) on(kind, (data) => ({ kind, ...data }) as StreamMessage);
    own.onopen = listen;
    own.onerror = () => {
      tell({ kind: 'offline' });
      // The browser connects again by itself, but not after a refusal.
      if (own.readyState === EventSource.CLOSED) retry = setTimeout(connect, retryMs);
    };
  };
  connect();
  return { renew: connect, close };
}
