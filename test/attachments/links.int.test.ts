import { describe, expect, it } from 'vitest';
import { pdf, photo } from './files.ts';
import { fetched, upload, useDesk } from './kit.ts';

describe('a link to a file', () => {
  const desk = useDesk();
  const linked = async () => (await upload(desk.bench, await photo())).body;

  it('works without any header for five minutes, and no longer', async () => {
    const { content } = await linked();
    expect((await fetched(desk.bench, content ?? '')).status).toBe(200);
    desk.bench.nowMs += 299_000;
    expect((await fetched(desk.bench, content ?? '')).status).toBe(200);
    desk.bench.nowMs += 2_000;
    const late = await desk.bench.problem('GET', content ?? '');
    expect([late.status, late.body.code]).toEqual([403, 'link-invalid']);
  });

  it('is good for that one file, that variant and that time', async () => {
    const [one, other] = [await linked(), await linked()];
    const url = new URL(one.content ?? '', 'http://huiyin');
    const expires = Number(url.searchParams.get('expires'));
    const changed = [
      url.pathname.replace(one.id, other.id) + url.search,
      url.pathname + url.search.replace('variant=content', 'variant=thumbnail'),
      url.pathname + url.search.replace(String(expires), String(expires + 1)),
      url.pathname + url.search.replace(/signature=./, 'signature=_'),
      url.pathname + url.search.replace(/&signature=.*/, ''),
      url.pathname,
    ];
    for (const address of changed) {
      const answer = await desk.bench.problem('GET', address);
      expect([answer.status, answer.body.code]).toEqual([403, 'link-invalid']);
    }
  });

  it('lets a file do nothing in a browser, and shows only pictures there', async () => {
    const picture = await fetched(desk.bench, (await linked()).content ?? '');
    const document = await fetched(desk.bench, (await upload(desk.bench, pdf)).body.content ?? '');
    for (const { headers } of [picture, document]) {
      expect(headers.get('content-security-policy')).toContain("default-src 'none'; sandbox");
      expect(headers.get('x-content-type-options')).toBe('nosniff');
      expect(headers.get('cache-control')).toContain('private');
    }
    expect(picture.headers.get('content-disposition')).toMatch(
      /^inline; filename="__.jpg"; filename\*=UTF-8''%E7/,
    );
    expect(document.headers.get('content-disposition')).toMatch(/^attachment; /);
  });

  it('tells by HEAD what GET would bring', async () => {
    const { content, bytes } = await linked();
    const answer = await desk.bench.send('HEAD', content ?? '');
    expect([answer.status, answer.headers.get('content-length')]).toEqual([200, String(bytes)]);
    expect((await answer.arrayBuffer()).byteLength).toBe(0);
  });
});
