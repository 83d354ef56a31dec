/// <reference lib="webworker" />
/**
 * One connection for all tabs of a browser. HTTP/1.1 allows six for a host, so a stream in each tab would block
 * every other request.
 */
import type { StreamMessage } from './stream-message.ts';

const worker = globalThis as unknown as SharedWorkerGlobalScope;
const ports = new Set<MessagePort>();
let source: EventSource | undefined;
let last: StreamMessage = { kind: 'connecting' };
let silent: ReturnType<typeof setTimeout> | undefined;
const silenceMs = 45_000;
const retryMs = 3_000;

worker.onconnect = ({ ports: [port] }) => {
  if (!port) return;
  ports.add(port);
  port.onmessage = ({ data }: MessageEvent<'open' | 'leave' | 'renew'>) => {
    if (data === 'leave') ports.delete(port);
    else if (data === 'renew') connect();
    if (ports.size === 0) close();
  };
  port.start();
  port.postMessage(last);
  if (!source) connect();
};

function connect(): void {
  close();
  tell({ kind: 'connecting' });
  source = new EventSource('/v1/stream');
  const heard = (event: MessageEvent<string>): unknown => {
    listenForSilence();
    return JSON.parse(event.data);
  };
  source.onopen = listenForSilence;
  source.addEventListener('hello', (event) =>
    tell({ kind: 'live', ...(heard(event) as { serverTime: string }) }),
  );
  source.addEventListener('beat', (event) => heard(event));
  source.addEventListener('change', (event) => {
    tell({ kind: 'change', ...(heard(event) as { id: string; version: number }) });
  });
  source.addEventListener('gone', (event) => tell({ kind: 'gone', ...(heard(event) as { id: string }) }));
  source.addEventListener('readers', (event) =>
    tell({ kind: 'readers', ...(heard(event) as { id: string }) }),
  );
  source.addEventListener('county', () => tell({ kind: 'county' }));
  source.addEventListener('reset', () => tell({ kind: 'reset' }));
  source.onerror = () => {
    tell({ kind: 'offline' });
    // A refused stream closes for good, so that it is opened anew by us.
    if (source?.readyState === EventSource.CLOSED) setTimeout(connect, retryMs);
  };
}

function listenForSilence(): void {
  clearTimeout(silent);
  silent = setTimeout(connect, silenceMs);
}

function close(): void {
  clearTimeout(silent);
  source?.close();
  source = undefined;
}

function tell(message: StreamMessage): void {
  if (message.kind === 'live' || message.kind === 'offline' || message.kind === 'connecting') last = message;
  for (const port of ports) port.postMessage(message);
}
