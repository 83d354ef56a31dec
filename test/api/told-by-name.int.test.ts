import { connect } from 'node:net';
import { text } from 'node:stream/consumers';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type Listening, listen } from '../../api/http/edge/listen.ts';
import { openBench } from './kit.ts';

let server: Listening;
beforeAll(async () => {
  const bench = await openBench();
  server = await listen(bench.app.fetch, { port: 0, host: '127.0.0.1' });
});
afterAll(() => {
  server.server.close();
});

/** Sends bytes as they are, which no HTTP library would. */
async function sent(request: string | Buffer) {
  const socket = connect(server.port, '127.0.0.1');
  socket.end(request);
  const answer = await text(socket);
  const [head = '', body = ''] = answer.split('\r\n\r\n');
  return { status: Number(head.split(' ')[1]), head, problem: JSON.parse(body) as Record<string, unknown> };
}

describe('a request that Node refuses before any route', () => {
  it.each([
    [
      'raw characters in its address',
      'GET /v1/appeals?q=路灯 HTTP/1.1\r\nHost: a\r\n\r\n',
      400,
      'unreadable-request',
    ],
    ['a method that is none', 'ÄÖÜ / HTTP/1.1\r\nHost: a\r\n\r\n', 400, 'unreadable-request'],
    [
      'too large headers',
      `GET / HTTP/1.1\r\nHost: a\r\nCookie: ${'x'.repeat(40_000)}\r\n\r\n`,
      431,
      'headers-too-large',
    ],
  ])('for %s is answered by a problem in both languages', async (_, request, status, code) => {
    const answer = await sent(request);
    expect([answer.status, answer.problem.code]).toEqual([status, code]);
    expect(answer.head).toContain('application/problem+json');
    expect(answer.problem.zh).toMatch(/[一-鿿]/);
    expect(answer.problem.en).toMatch(/[a-z]/);
  });
});
