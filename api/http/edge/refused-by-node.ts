import { randomUUID } from 'node:crypto';
import { STATUS_CODES } from 'node:http';
import { problemMediaType } from '../../../contract/index.ts';
import { type ApiCode, apiSentences } from '../sentences/sentences.ts';

/** Refusals of Node's own reader of requests, by its codes. Any other means a request that nobody can read. */
const codes: Readonly<Record<string, ApiCode>> = {
  HPE_HEADER_OVERFLOW: 'headers-too-large',
  ERR_HTTP_REQUEST_TIMEOUT: 'request-too-slow',
};

/** The whole answer, as a problem like every other, for a request that no route has seen. */
export function refusedByNode(reason: string): string {
  const code = codes[reason] ?? 'unreadable-request';
  const { status, zh, en } = apiSentences[code];
  const body = JSON.stringify({
    type: `urn:huiyin:problem:${code}`,
    title: STATUS_CODES[status] ?? 'Problem',
    status,
    detail: zh,
    code,
    zh,
    en,
    requestId: randomUUID(),
  });
  return [
    `HTTP/1.1 ${status} ${STATUS_CODES[status] ?? 'Problem'}`,
    `Content-Type: ${problemMediaType}; charset=utf-8`,
    `Content-Length: ${Buffer.byteLength(body)}`,
    'Cache-Control: no-store',
    'Connection: close',
    '',
    body,
  ].join('\r\n');
}
