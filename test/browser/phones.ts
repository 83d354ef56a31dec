import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { json } from 'node:stream/consumers';
import { eventually } from '../support/eventually.ts';

interface Sent {
  readonly phone: string;
  readonly text: string;
}

/** Stands for the phones of the county: a gateway for text messages that keeps them. */
export async function openPhones() {
  const sent: Sent[] = [];
  const server = createServer(async (request, response) => {
    sent.push((await json(request)) as Sent);
    response.end();
  });
  await new Promise<void>((listening) => {
    server.listen(0, '127.0.0.1', listening);
  });
  const { port } = server.address() as AddressInfo;
  return {
    url: `http://127.0.0.1:${port}/`,
    /** The last message to a telephone, once it is there. */
    messageTo: (phone: string): Promise<string> => {
      const find = async () => sent.findLast((one) => one.phone.endsWith(phone))?.text ?? null;
      return eventually(find, `a text message to ${phone}`, 10_000);
    },
    close: () => new Promise((closed) => server.close(closed)),
  };
}
