import { createServer, type IncomingHttpHeaders } from 'node:http';
import type { AddressInfo } from 'node:net';

export interface Heard {
  readonly headers: IncomingHttpHeaders;
  readonly body: string;
  readonly message: { readonly type: string; readonly data: { readonly id: string; readonly seq: number } };
}
/** A status, with `Retry-After` if there is one; `hang` never answers. */
export type Reply = number | { readonly status: number; readonly headers: Record<string, string> } | 'hang';

/** A program of an integrator: it writes down what it hears, and answers as a test wants. */
export async function openReceiver() {
  const heard: Heard[] = [];
  const own = { heard, reply: (_: Heard): Reply => 204 };
  const server = createServer(async (request, response) => {
    const chunks: Buffer[] = [];
    for await (const chunk of request) chunks.push(chunk as Buffer);
    const body = Buffer.concat(chunks).toString();
    const one = { headers: request.headers, body, message: JSON.parse(body) };
    heard.push(one);
    const reply = own.reply(one);
    if (reply === 'hang') return;
    if (typeof reply === 'number') response.writeHead(reply).end();
    else response.writeHead(reply.status, reply.headers).end();
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const { port } = server.address() as AddressInfo;
  const close = async () => {
    server.closeAllConnections();
    await new Promise((resolve) => server.close(resolve));
  };
  return Object.assign(own, { url: `http://127.0.0.1:${port}/hook`, close });
}
export type Receiver = Awaited<ReturnType<typeof openReceiver>>;
