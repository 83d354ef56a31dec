import { beforeAll, describe, expect, it } from 'vitest';
import { apiSentences } from '../../api/http/sentences/sentences.ts';
import { problem as problemSchema } from '../../contract/index.ts';
import { badRequests } from './bad-requests.ts';
import { type Bench, openBench, toHandling } from './kit.ts';

const centre = 'centre:county';
const housing = 'officer:housing';

describe('whatever a client sends', () => {
  let bench: Bench;
  let ids: Record<string, string>;
  beforeAll(async () => {
    bench = await openBench();
    const item = bench.deps.county.catalogue.find(({ category }) => category === 'street-lighting');
    ids = {
      ':id': (await bench.filed(...toHandling)).id,
      ':new': (await bench.filed()).id,
      ':item': item?.id ?? '',
    };
  });
  const filled = (text: string) => text.replaceAll(/:id|:new|:item/g, (name) => ids[name] ?? name);

  it.each(badRequests)('%s gives a status and a sentence', async (_, given, status, code) => {
    const { method, path, body, ...sent } = given;
    const text = body === undefined ? undefined : typeof body === 'string' ? body : JSON.stringify(body);
    const answer = await bench.problem(method, filled(path), { ...sent, body: text && filled(text) });
    expect(answer.body).toMatchObject({ status, code });
    expect(answer.status).toBe(status);
    expect(answer.headers.get('content-type')).toMatch(/^application\/problem\+json/);
    expect(problemSchema.parse(answer.body)).toEqual(answer.body);
    expect(answer.body.zh).toMatch(/\p{Script=Han}.*。$|\p{Script=Han}/u);
    expect(answer.body.en).toMatch(/[a-z]/);
    expect(answer.body.zh + answer.body.en).not.toMatch(/[{}?？]\s*$|undefined/);
  });

  it('names every place of a malformed body, in the caller’s language', async () => {
    const body = { kind: 'poem', title: ' ', citizen: { phone: 5, age: 40 } };
    const sent = { as: 'integrator:hotline', body, headers: { 'Accept-Language': 'en-GB,zh;q=0.5' } };
    const { body: given, headers } = await bench.problem('POST', '/v1/appeals', sent);
    expect(given.errors?.map(({ path }) => path).sort()).toEqual([
      'category',
      'citizen.age',
      'citizen.phone',
      'description',
      'kind',
      'title',
    ]);
    expect(given.errors?.find(({ path }) => path === 'title')?.message).toBe('must not be empty');
    expect(given.detail).toBe(given.en);
    expect(headers.get('content-language')).toBe('en');
  });

  it('is answered in Chinese unless English is preferred', async () => {
    const { body } = await bench.problem('GET', '/v1/me');
    expect(body.detail).toBe(body.zh);
  });

  it('says on 409 what this caller may do now', async () => {
    const path = filled('/v1/appeals/:id/dispatch');
    const { body } = await bench.problem('POST', path, { as: centre, body: { lead: 'housing' } });
    const view = await bench.get(filled('/v1/appeals/:id'), { as: centre });
    expect(body.allowed).toEqual(view.body.allowedCommands);
    expect(body.allowed).toContain('urge');
  });

  it('lists the methods of an address on 405 and on OPTIONS', async () => {
    const wrong = await bench.send('DELETE', '/v1/appeals', { as: centre });
    expect(wrong.headers.get('allow')).toBe('POST, GET, HEAD, OPTIONS');
    const asked = await bench.send('OPTIONS', filled('/v1/appeals/:id/dispatch'));
    expect(asked.status).toBe(204);
    expect(asked.headers.get('allow')).toBe('POST, OPTIONS');
  });

  it('stops reading a body without a length as soon as it is too large', async () => {
    let sent = 0;
    const endless = new ReadableStream({
      pull(controller) {
        sent += 65_536;
        controller.enqueue(new Uint8Array(65_536).fill(32));
      },
    });
    const { status } = await bench.problem('POST', filled('/v1/appeals/:new/dispatch'), {
      as: centre,
      body: endless,
    });
    expect(status).toBe(413);
    expect(sent).toBeLessThan(2 * 1024 * 1024);
  });

  it('checks in the order 401, 404, 400, 403, 412, 409, 422', async () => {
    const path = filled('/v1/appeals/:id/transfer');
    const headers = { 'If-Match': '"1"' };
    const wrong = { to: 'nowhere' };
    const whole = { ...wrong, reason: 'x' };
    const status = async (as: string | undefined, body: unknown, more = headers) =>
      (await bench.problem('POST', path, { as, body, headers: more })).status;
    expect(await status(undefined, wrong)).toBe(401);
    expect(await status('officer:power', wrong)).toBe(404);
    expect(await status('supervision:county', wrong)).toBe(400);
    expect(await status('supervision:county', whole)).toBe(403);
    expect(await status(housing, whole)).toBe(412);
    const dispatchAgain = (more: Record<string, string>) =>
      bench.problem('POST', filled('/v1/appeals/:id/dispatch'), {
        as: centre,
        body: { lead: 'nowhere' },
        headers: more,
      });
    expect((await dispatchAgain(headers)).status).toBe(412);
    expect((await dispatchAgain({})).status).toBe(409);
    expect(await status(housing, whole, {} as never)).toBe(422);
  });

  it('never meets a sentence with a hole in it', () => {
    for (const [code, { zh, en }] of Object.entries(apiSentences)) {
      expect(code).toMatch(/^[a-z]+(-[a-z]+)*$/);
      const holes = (text: string) =>
        [...text.matchAll(/\{(\w+)\}/g)].map(([, name]) => name?.replace('En', ''));
      expect(holes(en).sort()).toEqual(holes(zh).sort());
    }
  });
});
