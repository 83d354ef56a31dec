import { type QueryClient, useQueryClient } from '@tanstack/react-query';
import { useEffect, useSyncExternalStore } from 'react';
import { setServerTime } from './clock.ts';
import type { StreamMessage } from './stream-message.ts';

export type Connection = 'connecting' | 'live' | 'offline';

let connection: Connection = 'connecting';
const watchers = new Set<() => void>();
const hearers = new Set<(message: StreamMessage) => void>();

/** Whether news arrives at once. */
export const useConnection = (): Connection =>
  useSyncExternalStore(
    (watcher) => {
      watchers.add(watcher);
      return () => watchers.delete(watcher);
    },
    () => connection,
  );

/** Calls back with each message of the stream, for a page that holds rows back until they are asked for. */
export function useNews(heard: (message: StreamMessage) => void): void {
  useEffect(() => {
    hearers.add(heard);
    return () => void hearers.delete(heard);
  }, [heard]);
}

/** Opens the browser's one stream, and asks again for what it names. */
export function useStream(): void {
  const client = useQueryClient();
  useEffect(() => {
    const worker = new SharedWorker(new URL('./stream-worker.ts', import.meta.url), {
      type: 'module',
      name: 'huiyin-stream',
    });
    const { port } = worker;
    port.onmessage = ({ data }: MessageEvent<StreamMessage>) => hear(client, data);
    port.start();
    const leave = () => port.postMessage('leave');
    window.addEventListener('pagehide', leave);
    const online = () => port.postMessage('renew');
    window.addEventListener('online', online);
    return () => {
      leave();
      window.removeEventListener('pagehide', leave);
      window.removeEventListener('online', online);
      port.close();
    };
  }, [client]);
}

function hear(client: QueryClient, message: StreamMessage): void {
  if (message.kind === 'live' || message.kind === 'offline' || message.kind === 'connecting') {
    const returned = connection === 'offline' && message.kind === 'live';
    connection = message.kind;
    for (const watcher of watchers) watcher();
    if (message.kind === 'live') setServerTime(message.serverTime);
    if (returned) void client.invalidateQueries();
  }
  if (message.kind === 'change' || message.kind === 'gone' || message.kind === 'readers') {
    void client.invalidateQueries({ queryKey: ['case', message.id] });
    if (message.kind !== 'readers') moved(client);
  }
  if (message.kind === 'county' || message.kind === 'reset') void client.invalidateQueries();
  for (const hearer of hearers) hearer(message);
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
