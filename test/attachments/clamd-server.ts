import { once } from 'node:events';
import { type AddressInfo, createServer, type Socket } from 'node:net';

/** The string that every scanner knows as a test, in two parts so that this file is not taken for one. */
export const eicar = Buffer.from(
  ['X5O!P%@AP[4\\PZX54(P^)7CC)7}$EICAR-', 'STANDARD-ANTIVIRUS-TEST-FILE!$H+H*'].join(''),
);

export interface ClamdServer {
  readonly port: number;
  /** The whole of what was sent to be looked at. */
  readonly scanned: Buffer[];
  /** How it answers: by what it finds, or in this way. */
  answer: 'by-content' | 'error' | 'close' | 'silence' | 'early';
  stop(): Promise<void>;
}

/** A daemon that speaks clamd's INSTREAM over TCP. */
export async function startClamd(): Promise<ClamdServer> {
  const sockets = new Set<Socket>();
  const server = createServer((socket) => {
    sockets.add(socket);
    socket.on('error', () => {});
    serve(socket, daemon);
  });
  const daemon: ClamdServer = {
    port: 0,
    scanned: [],
    answer: 'by-content',
    stop: async () => {
      for (const socket of sockets) socket.destroy();
      server.close();
      await once(server, 'close');
    },
  };
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  return Object.assign(daemon, { port: (server.address() as AddressInfo).port });
}

function serve(socket: Socket, daemon: ClamdServer): void {
  let held = Buffer.alloc(0);
  if (daemon.answer === 'early') socket.end('INSTREAM size limit exceeded. ERROR\0');
  socket.on('data', (more: Buffer) => {
    held = Buffer.concat([held, more]);
    const content = contentOf(held);
    if (content === null || daemon.answer === 'early') return;
    daemon.scanned.push(content);
    if (daemon.answer === 'close') socket.destroy();
    else if (daemon.answer === 'error') socket.end('INSTREAM: something is wrong ERROR\0');
    else if (daemon.answer !== 'silence') {
      socket.end(content.includes(eicar) ? 'stream: Eicar-Signature FOUND\0' : 'stream: OK\0');
    }
  });
}

/** All that was sent, once a part of no length has ended it. */
function contentOf(held: Buffer): Buffer | null {
  const command = 'zINSTREAM\0';
  if (held.byteLength < command.length) return null;
  if (held.toString('latin1', 0, command.length) !== command) throw new Error('another command');
  const parts: Buffer[] = [];
  for (let at = command.length; at + 4 <= held.byteLength; ) {
    const length = held.readUInt32BE(at);
    if (length === 0) return Buffer.concat(parts);
    parts.push(held.subarray(at + 4, at + 4 + length));
    at += 4 + length;
  }
  return null;
}
