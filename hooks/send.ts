import type { LookupFunction } from 'node:net';
import { Webhook } from 'standardwebhooks';
import { Agent, request } from 'undici';
import { AddressRefused, type AddressRules, type LookUp, publicAddresses, urlProblem } from './addresses.ts';

export interface HookMessage {
  readonly url: string;
  /** Each signs. The newest stands first. */
  readonly secrets: readonly string[];
  readonly id: string;
  readonly atMs: number;
  readonly body: string;
}
export interface SendRules extends AddressRules {
  readonly lookUp?: LookUp;
  /** The longest time from the look-up of the name to the last byte of the answer. */
  readonly withinMs?: number;
}
export type SendOutcome =
  | { readonly kind: 'answered'; readonly status: number; readonly retryAfterMs: number | null }
  | {
      readonly kind: 'unanswered';
      readonly problem: 'timeout' | 'unreachable' | 'tls' | 'address-refused' | 'unknown-host';
    };

const usualMs = 10_000;

/** The headers of Standard Webhooks. While secrets rotate, both signatures stand side by side. */
export function signedHeaders({ secrets, id, atMs, body }: HookMessage): Record<string, string> {
  const at = new Date(atMs);
  return {
    'content-type': 'application/json',
    'user-agent': 'huiyin-webhooks/1',
    'webhook-id': id,
    'webhook-timestamp': String(Math.floor(atMs / 1000)),
    'webhook-signature': secrets.map((secret) => new Webhook(secret).sign(id, at, body)).join(' '),
  };
}

/** Sends one message and waits for its answer. It follows no redirect, and never throws for what a receiver does. */
export async function sendHook(message: HookMessage, rules: SendRules): Promise<SendOutcome> {
  const { lookUp, withinMs = usualMs } = rules;
  if (urlProblem(message.url, rules) !== null) return { kind: 'unanswered', problem: 'address-refused' };
  const signal = AbortSignal.timeout(withinMs);
  // The connection uses the very addresses that were checked. A second look-up could find others.
  const pinned: LookupFunction = (hostname, _, answer) => {
    publicAddresses(hostname, rules, lookUp).then(
      (found) => answer(null, [...found]),
      (error: NodeJS.ErrnoException) => answer(error, []),
    );
  };
  const dispatcher = new Agent({
    connect: { lookup: pinned, timeout: withinMs },
    headersTimeout: withinMs,
    bodyTimeout: withinMs,
    pipelining: 0,
  });
  try {
    const { statusCode, headers, body } = await request(message.url, {
      method: 'POST',
      headers: signedHeaders(message),
      body: message.body,
      dispatcher,
      signal,
    });
    body.on('error', () => {}).destroy();
    const after = headers['retry-after'];
    return {
      kind: 'answered',
      status: statusCode,
      retryAfterMs: retryAfterOf(typeof after === 'string' ? after : null, message.atMs),
    };
  } catch (error) {
    return { kind: 'unanswered', problem: problemOf(error) };
  } finally {
    void dispatcher.destroy().catch(() => {});
  }
}

/** Seconds, or a date of HTTP. Anything else says nothing. */
export function retryAfterOf(text: string | null, nowMs: number): number | null {
  if (text === null) return null;
  if (/^\d{1,9}$/.test(text.trim())) return Number(text) * 1000;
  const atMs = Date.parse(text);
  return Number.isNaN(atMs) ? null : Math.max(0, atMs - nowMs);
}

type Problem = Extract<SendOutcome, { kind: 'unanswered' }>['problem'];

function problemOf(error: unknown): Problem {
  if (error instanceof AddressRefused) return 'address-refused';
  if (!(error instanceof Error)) return 'unreachable';
  const code = 'code' in error ? String(error.code) : '';
  if (error.name === 'TimeoutError' || error.name === 'AbortError' || code.includes('TIMEOUT'))
    return 'timeout';
  if (code === 'ENOTFOUND' || code === 'EAI_AGAIN') return 'unknown-host';
  return /CERT|TLS|SSL|SELF_SIGNED|UNABLE_TO_/.test(code) ? 'tls' : 'unreachable';
}
