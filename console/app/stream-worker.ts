/// <reference lib="webworker" />
/**
 * One connection for all tabs of a browser. HTTP/1.1 allows six for a host, so a stream in each tab would block
 * every other request.
 */
import type { StreamMessage } from './stream-message.ts';
import { openSource, type Source } from './stream-source.ts';

const worker = globalThis as unknown as SharedWorkerGlobalScope;
const ports = new Set<MessagePort>();
let source: Source | undefined;
let last: StreamMessage = { kind: 'connecting' };

worker.onconnect = ({ ports: [port] }) => {
  if (!port) return;
  ports.add(port);
  port.onmessage = ({ data }: MessageEvent<'leave' | 'renew'>) => {
    if (data === 'renew') source?.renew();
    else ports.delete(port);
    if (ports.size > 0) return;
    source?.close();
    source = undefined;
  };
  port.start();
  port.postMessage(last);
  source ??= openSource(tell);
};

function tell(message: StreamMessage): void {
  if (message.kind === 'live' || message.kind === 'offline' || message.kind === 'connecting') last = message;
  for (const port of ports) port.postMessage(message);
}
