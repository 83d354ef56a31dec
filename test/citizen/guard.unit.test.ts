import { describe, expect, it } from 'vitest';
import { dispatchTo } from '../api/kit.ts';
import { opened, pagesBench } from './kit.ts';
import { Reader } from './reader.ts';

const hostile = '"><img src=x onerror=alert(1)><script>alert(1)</script>';
const own = { 'sec-fetch-site': 'same-origin', origin: 'http://county.test' };

describe('a form', () => {
  it.each([
    ['that another site sent', { 'sec-fetch-site': 'cross-site', origin: 'https://evil.test' }],
    ['that another origin sent, from an older browser', { origin: 'https://evil.test' }],
    ['of a sister site', { 'sec-fetch-site': 'same-site', origin: 'https://other.county.test' }],
  ])('%s does nothing', async (_, headers) => {
    const bench = await pagesBench();
    const phone = await new Reader(bench).go('/file');
    const { action, data } = phone.form('看一遍再提交', { title: '路灯不亮' });
    data.set('step', 'send');
    await phone.send('POST', action, data, headers);
    expect(phone.status).toBe(403);
    expect(bench.engine.cases.size).toBe(0);
  });

  it('with the token of another browser does nothing', async () => {
    const bench = await pagesBench();
    const { action, data } = (await new Reader(bench).go('/file')).form('看一遍再提交', {
      title: '路灯不亮',
    });
    data.set('step', 'send');
    const other = await new Reader(bench).go('/file');
    await other.send('POST', action, data);
    expect(other.status).toBe(403);
    expect(bench.engine.cases.size).toBe(0);
  });

  it('of an older browser that names no origin passes by its token', async () => {
    const phone = await new Reader(await pagesBench()).go('/file');
    const { action, data } = phone.form('看一遍再提交', { title: '路灯不亮' });
    await phone.send('POST', action, data, { origin: 'null' });
    expect(phone.text).toContain('请核对');
  });

  it('without a length, or longer than the server holds, is refused in words', async () => {
    const phone = await new Reader(await pagesBench()).go('/file');
    await phone.send('POST', '/file', undefined, { ...own, 'content-length': String(60 * 1024 * 1024) });
    expect(phone.status).toBe(413);
    expect(phone.text).toContain('太大');
  });

  it('chooses size and language, and leads to no other site', async () => {
    const bench = await pagesBench();
    const phone = await new Reader(bench).go('/file');
    await phone.press('大字');
    expect([phone.path, phone.html.includes('class="large"')]).toEqual(['/file', true]);
    await phone.press('English', { back: '//evil.test' });
    expect(phone.path).toBe('/');
    expect(phone.html).toContain('lang="en"');
  });
});

describe('a connection without encryption', () => {
  it('is told so, and that no draft stays on the phone', async () => {
    const phone = await new Reader(await pagesBench()).go('/file');
    expect(phone.text).toContain('本页没有加密连接');
    expect(phone.html).toContain('&quot;kept&quot;:false');
  });
});

describe('markup in every field', () => {
  it('stays text on the form, on the answers and on the case', async () => {
    const bench = await pagesBench();
    const phone = await new Reader(bench).go('/file');
    const fill = { title: hostile, description: hostile, address: hostile, name: hostile, people: hostile };
    await phone.press('看一遍再提交', { ...fill, declared: hostile });
    expect(dangerous(phone)).toEqual([]);
    await phone.press('看一遍再提交', { ...fill, people: '', declared: '' });
    expect(dangerous(phone)).toEqual([]);
    await phone.press('提交');
    await phone.go(phone.path.replace('/code', ''));
    expect(phone.text).toContain(hostile);
    expect(dangerous(phone)).toEqual([]);
  });
});

/** Elements that markup in a text would have made. */
const dangerous = (phone: Reader) =>
  [...phone.document().querySelectorAll('main script, main img[src=x], main [onerror]')].map(
    ({ outerHTML }) => outerHTML,
  );

describe('a code', () => {
  it('stands in no address, no log and no cookie in the clear, and the cookie is of its case alone', async () => {
    const bench = await pagesBench();
    const view = await bench.filed(dispatchTo('housing'));
    bench.lines.length = 0;
    const phone = await opened(bench, view);
    const code = view.trackingCode;
    const plain = code.replaceAll('-', '');
    for (const secret of [code, plain]) {
      expect(phone.path).not.toContain(secret);
      expect(JSON.stringify(bench.lines)).not.toContain(secret);
      expect(JSON.stringify([...phone.cookies])).not.toContain(secret);
    }
    expect(phone.cookies.get('huiyin_case')?.path).toBe(`/case/${view.id}`);
    expect(phone.headers.get('cache-control')).toBe('no-store');
    expect(phone.headers.get('referrer-policy')).toBe('no-referrer');
  });

  it('of one case opens no other: its cookie is sealed for its case', async () => {
    const bench = await pagesBench();
    const [mine, other] = [await bench.filed(), await bench.filed()];
    const phone = await opened(bench, mine);
    const stolen = phone.cookies.get('huiyin_case')?.value ?? '';
    phone.cookies.set('huiyin_case', { value: stolen, path: `/case/${other.id}` });
    await phone.go(`/case/${other.id}`);
    expect(phone.text).toContain('查询码');
    expect(phone.text).not.toContain('办理经过');
  });

  it('is asked for again after two hours', async () => {
    const bench = await pagesBench();
    const view = await bench.filed();
    const phone = await opened(bench, view);
    bench.nowMs += 2 * 60 * 60 * 1000;
    await phone.go(`/case/${view.id}`);
    expect(phone.document().querySelector('input[name=code]')).not.toBeNull();
  });

  it('is not asked about: every number gets the same page without one', async () => {
    const bench = await pagesBench();
    const view = await bench.filed();
    const page = async (id: string) => {
      const phone = await new Reader(bench).go(`/case/${id}`);
      return [phone.status, phone.html.replaceAll(id, 'ID').replace(/value="[^"]*"/g, '')];
    };
    expect(await page(view.id)).toEqual(await page('20261122-AAAAAA'));
  });
});

describe('a link of a message', () => {
  it('records nothing when it is opened', async () => {
    const bench = await pagesBench();
    const view = await bench.filed();
    const before = bench.engine.given.length;
    await new Reader(bench).go(`/case/${view.id}`);
    expect(bench.engine.given).toHaveLength(before);
    expect((await bench.get(`/v1/track/${view.id}`, { code: view.trackingCode })).body).toMatchObject({
      version: 1,
    });
  });
});
