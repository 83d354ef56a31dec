import { type QueryClient, useQueryClient } from '@tanstack/react-query';
import { useEffect, useSyncExternalStore } from 'react';
import { setServerTime } from './clock.ts';
import { useSessionNews } from './session.ts';
import type { StreamMessage, Tell } from './stream-message.ts';
import { openSource, type Source } from './stream-source.ts';

export type Connection = 'connecting' | 'live' | 'offline';

let connection: Connection = 'connecting';
const watchers = new Set<() => void>();

export const isLive = (): boolean => connection === 'live';

/** Tells whether news arrives at once. */
export const useConnection = (): Connection =>
  useSyncExternalStore(
    (watcher) => {
      watchers.add(watcher);
      return () => watchers.delete(watcher);
    },
    () => connection,
  );

let source: Source | undefined;
/** Another session needs another stream. */
const renew = (): void => source?.renew();

/** Opens the browser's one stream, and asks again for what it names. */
export function useStream(): void {
  const client = useQueryClient();
  useSessionNews(renew);
  useEffect(() => {
    const own = shared((message) => hear(client, message));
    source = own;
    window.addEventListener('pagehide', own.close);
    window.addEventListener('online', own.renew);
    return () => {
      own.close();
      window.removeEventListener('pagehide', own.close);
      window.removeEventListener('online', own.renew);
    };
  }, [client]);
}

/** Phones have no shared workers. There a page holds its own connection. */
function shared(tell: Tell): Source {
  if (typeof SharedWorker === 'undefined') return openSource(tell);
  const { port } = new SharedWorker(new URL('./stream-worker.ts', import.meta.url), {
    type: 'module',
    name: 'huiyin-stream',
  });
  port.onmessage = ({ data }: MessageEvent<StreamMessage>) => tell(data);
  port.start();
  return {
    renew: () => port.postMessage('renew'),
    close: () => {
      port.postMessage('leave');
      port.close();
    },
  };
}

function hear(client: QueryClient, message: StreamMessage): void {
  switch (message.kind) {
    case 'live':
      setServerTime(message.serverTime);
      // The page may have been read before the stream began.
      if (!message.resumed || connection === 'offline') void client.invalidateQueries();
      show('live');
      break;
    case 'offline':
    case 'connecting':
      show(message.kind);
      break;
    case 'beat':
      setServerTime(message.serverTime);
      break;
    case 'change':
    case 'gone':
      void client.invalidateQueries({ queryKey: ['case', message.id] });
      moved(client);
      break;
    case 'county':
    case 'reset':
      void client.invalidateQueries();
  }
}

function show(now: Connection): void {
  connection = now;
  for (const watcher of watchers) watcher();
}

let waiting: ReturnType<typeof setTimeout> | undefined;
const gatherMs = 400;

/** Many changes within a moment ask for the lists once. */
function moved(client: QueryClient): void {
  if (waiting !== undefined) return;
  waiting = setTimeout(() => {
    waiting = undefined;
    void client.invalidateQueries({ queryKey: ['lists'] });
  }, gatherMs);
}
