import { randomUUID } from 'node:crypto';
import { Agent, request } from 'node:http';
import { issueToken } from '../api/accounts/token.ts';
import type { AppealView } from '../domain/index.ts';

export type CommandBody = Readonly<Record<string, unknown>>;
export interface HttpAnswer {
  readonly status: number;
  readonly body: unknown;
}
export type View = AppealView & { readonly trackingCode?: string };

const hour = 3600;
/** Keeps as many connections open as there are commands in flight. */
const agent = new Agent({ keepAlive: true, maxSockets: 512 });

/** Acts as the people of the sample county, over HTTP. */
export class HttpDesk {
  private readonly port: number;
  private readonly secret: string;
  private readonly tokens = new Map<string, string>();

  constructor(port: number, secret: string) {
    this.port = port;
    this.secret = secret;
  }

  async bearer(account: string): Promise<string> {
    const token = this.tokens.get(account) ?? (await issueToken(this.secret, account, hour));
    this.tokens.set(account, token);
    return `Bearer ${token}`;
  }

  /** Throws unless the command succeeded. */
  async post(path: string, authorization: string, body: CommandBody, key?: string): Promise<View> {
    const answer = await this.send('POST', path, { authorization, body, key });
    if (answer.status < 300) return answer.body as View;
    throw new Error(`${path} gave ${answer.status}: ${JSON.stringify(answer.body)}`);
  }

  async move(account: string, appeal: string, command: string, body: CommandBody = {}): Promise<View> {
    return this.post(`/v1/appeals/${appeal}/${command}`, await this.bearer(account), body);
  }

  async file(body: CommandBody): Promise<View> {
    return this.post('/v1/appeals', await this.bearer('integrator:hotline'), body);
  }

  send(
    method: 'GET' | 'POST',
    path: string,
    sent: { authorization: string; body?: CommandBody; key?: string },
  ): Promise<HttpAnswer> {
    const text = sent.body === undefined ? '' : JSON.stringify(sent.body);
    const headers = {
      authorization: sent.authorization,
      'content-type': 'application/json',
      'content-length': Buffer.byteLength(text),
      'idempotency-key': sent.key ?? randomUUID(),
    };
    return new Promise((resolve, reject) => {
      const asked = request(
        { agent, host: '127.0.0.1', port: this.port, method, path, headers },
        (answer) => {
          const chunks: Buffer[] = [];
          answer.on('data', (chunk: Buffer) => chunks.push(chunk));
          answer.on('error', reject);
          answer.on('end', () => {
            const received = Buffer.concat(chunks).toString();
            resolve({ status: answer.statusCode ?? 0, body: received === '' ? null : JSON.parse(received) });
          });
        },
      );
      asked.on('error', reject);
      asked.end(text);
    });
  }
}
