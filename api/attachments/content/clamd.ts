import { once } from 'node:events';
import { connect, type Socket } from 'node:net';
import { type Scanner, ScannerAway, type Verdict } from './scanner.ts';

export interface ClamdAddress {
  readonly host: string;
  readonly port: number;
  /** The longest silence of the daemon. */
  readonly silentMs?: number;
}

const usualSilenceMs = 30_000;
const mostAnswer = 4096;

/** Parses `host:port`. null: the text is no address. */
export function clamdAddress(text: string): ClamdAddress | null {
  const [, host, port] = /^\[?([\w.:-]+?)\]?:(\d{1,5})$/.exec(text.trim()) ?? [];
  return host === undefined || Number(port) > 65_535 ? null : { host, port: Number(port) };
}

/** Sends the file itself to ClamAV's daemon (INSTREAM), so that it needs no access to our disks. */
export const clamd = ({ host, port, silentMs = usualSilenceMs }: ClamdAddress): Scanner => ({
  scan: async (content) => {
    const socket = connect({ host, port });
    socket.setTimeout(silentMs, () => socket.destroy(new ScannerAway('clamd is silent')));
    const answer = answerOf(socket);
    // The daemon may answer or hang up before everything is sent. Its answer counts, not the failed write.
    const sent = send(socket, content);
    try {
      const [said] = await Promise.all([
        answer,
        sent.catch((error) => (isSocketError(error) ? null : Promise.reject(error))),
      ]);
      return verdictOf(said);
    } finally {
      socket.destroy();
    }
  },
});

const isSocketError = (error: unknown): boolean =>
  error instanceof ScannerAway || (error instanceof Error && 'syscall' in error) || isClosed(error);
const isClosed = (error: unknown): boolean =>
  error instanceof Error && 'code' in error && /^ERR_STREAM/.test(String(error.code));

/** Precedes each part by its length in four bytes. A length of 0 ends the stream. */
async function send(socket: Socket, content: AsyncIterable<Uint8Array>): Promise<void> {
  const write = async (bytes: Uint8Array) => {
    if (socket.destroyed) throw new ScannerAway('clamd has gone');
    if (!socket.write(bytes)) await Promise.race([once(socket, 'drain'), once(socket, 'close')]);
  };
  await write(Buffer.from('zINSTREAM\0', 'latin1'));
  for await (const bytes of content) {
    await write(lengthOf(bytes.byteLength));
    await write(bytes);
  }
  await write(lengthOf(0));
}

function lengthOf(bytes: number): Buffer {
  const length = Buffer.alloc(4);
  length.writeUInt32BE(bytes);
  return length;
}

const answerOf = (socket: Socket): Promise<string> =>
  new Promise((resolve, reject) => {
    let text = '';
    socket.setEncoding('utf8');
    socket.on('data', (more) => {
      text += more;
      if (text.includes('\0') || text.length > mostAnswer) resolve(text);
    });
    socket.once('error', (error) => reject(new ScannerAway(`clamd: ${error.name}`)));
    socket.once('close', () => (text === '' ? reject(new ScannerAway('clamd closed')) : resolve(text)));
  });

/** The daemon answers `stream: OK`, `stream: NAME FOUND`, or an error, such as a file over its size limit. */
function verdictOf(answer: string): Verdict {
  const line = answer.split('\0')[0]?.trim() ?? '';
  if (/^stream: OK$/.test(line)) return { clean: true };
  const found = /^stream: (.{1,200}) FOUND$/.exec(line)?.[1];
  if (found !== undefined) return { clean: false, found };
  throw new ScannerAway('clamd gave no verdict');
}
