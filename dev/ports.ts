import { createServer } from 'node:net';
import { type Say, Trouble } from './trouble.ts';

/** The number of neighbours to try before a person must choose a port. */
const NEIGHBOURS = 100;

type Probe = 'free' | 'taken' | 'forbidden' | 'no-such-family';

const probe = (port: number, host: string): Promise<Probe> =>
  new Promise((resolve) => {
    const server = createServer();
    server.once('error', (error: NodeJS.ErrnoException) => {
      if (error.code === 'EADDRINUSE') resolve('taken');
      else if (error.code === 'EACCES') resolve('forbidden');
      else resolve('no-such-family');
    });
    server.listen({ port, host, exclusive: true }, () => server.close(() => resolve('free')));
  });

/**
 * Also tests the wildcard addresses. On some systems the loopback address does not show a listener on all
 * interfaces.
 */
async function probeAll(port: number): Promise<Probe> {
  for (const host of ['127.0.0.1', '0.0.0.0', '::']) {
    const answer = await probe(port, host);
    if (answer === 'taken' || answer === 'forbidden') return answer;
  }
  return 'free';
}

export const isFree = async (port: number): Promise<boolean> => (await probeAll(port)) === 'free';

/** Lets the operating system choose a free port. */
export const freePort = (): Promise<number> =>
  new Promise((resolve, reject) => {
    const server = createServer();
    server.once('error', reject);
    server.listen({ port: 0, host: '127.0.0.1' }, () => {
      const address = server.address();
      const port = typeof address === 'object' && address ? address.port : 0;
      server.close(() => resolve(port));
    });
  });

export interface PortWish {
  name: string;
  /** The environment variable that sets this port. */
  variable: string;
  usual: number;
}

function parsePort(text: string, variable: string): number {
  const port = /^\d+$/.test(text) ? Number(text) : 0;
  if (port >= 1 && port <= 65_535) return port;
  throw new Trouble(
    `${variable}=${text} 不是端口号（应为 1 到 65535）。`,
    `${variable}=${text} is not a port number (1 to 65535).`,
  );
}

async function insist(wish: PortWish, port: number): Promise<number> {
  const answer = await probeAll(port);
  if (answer === 'free') return port;
  if (answer === 'forbidden') {
    throw new Trouble(
      `没有权限使用 ${wish.variable} 指定的端口 ${port}（${wish.name}），请改用 1024 以上的端口。`,
      `No permission to use port ${port}, set by ${wish.variable} for ${wish.name}: choose one above 1024.`,
    );
  }
  throw new Trouble(
    `${wish.variable} 指定的端口 ${port}（${wish.name}）已被占用，请释放它，或另设 ${wish.variable}。`,
    `Port ${port}, set by ${wish.variable} for ${wish.name}, is taken: free it or set ${wish.variable} to another.`,
  );
}

/**
 * Insists on a port from the environment. A usual port that is taken is replaced by its next free neighbour, with a
 * message.
 */
export async function choosePort(
  wish: PortWish,
  env: NodeJS.ProcessEnv,
  given: Set<number>,
  say: Say,
): Promise<number> {
  const set = env[wish.variable];
  if (set) {
    const port = await insist(wish, parsePort(set, wish.variable));
    given.add(port);
    return port;
  }
  for (let port = wish.usual; port < wish.usual + NEIGHBOURS; port += 1) {
    if (given.has(port) || !(await isFree(port))) continue;
    given.add(port);
    if (port !== wish.usual) {
      say({
        zh: `${wish.name} 常用的端口 ${wish.usual} 已被占用，改用 ${port}。`,
        en: `${wish.name}: its usual port ${wish.usual} is taken, using ${port} instead.`,
      });
    }
    return port;
  }
  throw new Trouble(
    `${wish.name}：${wish.usual} 起的 ${NEIGHBOURS} 个端口都被占用，请用 ${wish.variable} 指定一个。`,
    `${wish.name}: the ${NEIGHBOURS} ports from ${wish.usual} on are all taken; set one with ${wish.variable}.`,
  );
}
