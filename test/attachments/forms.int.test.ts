import { describe, expect, it } from 'vitest';
import { pdf, photo } from './files.ts';
import { chunk, fetched, type Shown, upload, useDesk } from './kit.ts';
import { compound, zipOf } from './more-files.ts';

const hotline = { as: 'integrator:hotline' };
const forms = '/v1/attachment-forms';

/** A form as a mini-program sends it: the parts in this order. */
const form = (parts: readonly (readonly [name: string, content: string | Buffer, file?: string])[]) => {
  const boundary = 'xWeChatx';
  const body = parts.flatMap(([name, content, file]) => [
    `--${boundary}\r\nContent-Disposition: form-data; name="${name}"${file ? `; filename="${file}"` : ''}\r\n`,
    file ? 'Content-Type: application/octet-stream\r\n\r\n' : '\r\n',
    content,
    '\r\n',
  ]);
  const bytes = Buffer.concat([...body, `--${boundary}--\r\n`].map((part) => Buffer.from(part)));
  return { body: bytes, headers: { 'Content-Type': `multipart/form-data; boundary=${boundary}` } };
};

describe('a file in a form', () => {
  const desk = useDesk({ oneGoBytes: 3 * 1024 * 1024 });
  const send = (sent: ReturnType<typeof form>, at = forms, by: object = hotline) =>
    desk.bench.ask<Shown>('POST', at, { ...by, ...sent });

  it.each([
    ['before it', [['name', '现场.jpg'] as const, ['file', pdf, 'tmp_1.jpg'] as const]],
    ['behind it', [['file', pdf, 'tmp_1.jpg'] as const, ['name', '现场.jpg'] as const]],
  ])('has the name that the form gives %s', async (_, parts) => {
    const { status, body, headers } = await send(form(parts));
    expect([status, body.name, body.state]).toEqual([201, '现场.pdf', 'ready']);
    expect(headers.get('location')).toBe(`/v1/attachments/${body.id}`);
    expect((await fetched(desk.bench, body.content ?? '')).bytes).toEqual(pdf);
    expect((await desk.bench.get<Shown>(`/v1/attachments/${body.id}`, hotline)).body.name).toBe('现场.pdf');
  });

  it('has its own name otherwise, and comes from anybody too', async () => {
    const sent = form([['upload', await photo(), 'IMG_1.JPG']]);
    const { status, body } = await send(sent, '/v1/public/attachment-forms', {});
    expect([status, body.name, body.type]).toEqual([201, 'IMG_1.JPG', 'image/jpeg']);
    expect((await desk.bench.get(`/v1/public/attachments/${body.id}`)).status).toBe(200);
  });

  it.each([
    [
      'two files',
      form([
        ['a', pdf, 'a.pdf'],
        ['b', pdf, 'b.pdf'],
      ]),
    ],
    ['no file', form([['name', 'x']])],
    ['no end', { ...form([['a', pdf, 'a.pdf']]), body: form([['a', pdf, 'a.pdf']]).body.subarray(0, -9) }],
    ['no boundary', { body: pdf, headers: { 'Content-Type': 'multipart/form-data' } }],
  ])('is refused with %s, and nothing stays', async (_, sent) => {
    const before = await desk.store.attachments.countUnbound('integrator:hotline');
    const { status, body } = await send(sent);
    expect([status, body.code]).toEqual([400, 'bad-form']);
    expect(await desk.store.attachments.countUnbound('integrator:hotline')).toBe(before);
  });

  it('is refused where it is too large, and elsewhere than at its address', async () => {
    const large = await send(form([['a', Buffer.alloc(3 * 1024 * 1024 + 9), 'a.txt']]));
    expect([large.status, large.body.code]).toEqual([413, 'attachment-too-large']);
    const plain = await desk.bench.ask<Shown>('POST', forms, { ...hotline, body: { name: 'a' } });
    expect([plain.status, plain.body.code]).toEqual([415, 'not-a-file']);
    const wrong = await send(form([['a', pdf, 'a.pdf']]), '/v1/attachment-files');
    expect([wrong.status, wrong.body.code]).toEqual([415, 'not-a-file']);
  });

  it('comes by itself at an address of its own', async () => {
    const at = '/v1/attachment-files';
    const { status, body } = await upload(desk.bench, pdf, {
      ...hotline,
      at,
      type: 'application/octet-stream',
    });
    expect([status, body.type, body.name]).toEqual([201, 'application/pdf', '现场.pdf']);
  });

  it('comes in chunks by POST where a program has no PATCH', async () => {
    const { body } = await desk.bench.post<Shown>('/v1/public/attachments', {
      name: 'a',
      bytes: pdf.byteLength,
    });
    const headers = { 'Content-Type': 'application/offset+octet-stream', 'Upload-Offset': '0' };
    const at = body.uploadUrl ?? '';
    const bare = await desk.bench.ask<Shown>('POST', at, { body: pdf, headers });
    expect([bare.status, bare.body.code]).toEqual([400, 'no-override']);
    const override = { ...headers, 'X-HTTP-Method-Override': 'PATCH' };
    const done = await desk.bench.ask<Shown>('POST', at, { body: pdf, headers: override });
    expect(done.body).toMatchObject({ state: 'ready', type: 'application/pdf' });
    expect((await chunk(desk.bench, at, 0, pdf)).body.code).toBe('upload-ended');
  });
});

describe('a kind of file that a county must name', () => {
  const everything = { types: ['application/vnd.ms-excel', 'application/zip', 'application/pdf'] };
  const clean = { scan: async () => ({ clean: true }) as const };
  const scanned = useDesk({}, { scanner: clean });
  const bare = useDesk();
  const excel = compound(['Workbook']);

  it('is refused unless it does, with what it is, what is taken and the way out', async () => {
    const { body } = await upload(bare.bench, excel);
    expect(body).toMatchObject({ code: 'attachment-type', params: { found: 'application/vnd.ms-excel' } });
    expect(body).toMatchObject({
      zh: expect.stringMatching(/Excel 97–2003 表格（xls）.*请另存为 xlsx 或 PDF 后再传。可上传：jpg、png/),
      en: expect.stringMatching(/sheet of Excel.*Save it as xlsx or PDF.*Taken are: jpg, png/),
    });
  });

  it('is taken then, to be saved and never shown, where a scanner looks at it', async () => {
    for (const { bench } of [scanned, bare]) {
      const { body } = await bench.get<{ types: string[] }>('/v1/uploads');
      const changed = { ...body, ...everything };
      expect((await bench.ask('PUT', '/v1/uploads', { as: 'admin:county', body: changed })).status).toBe(200);
    }
    const offered = async ({ bench }: typeof bare) =>
      (await bench.get<{ types: string[] }>('/v1/uploads')).body.types;
    expect(await offered(scanned)).toEqual(everything.types);
    expect(await offered(bare)).toEqual(['application/pdf']);
    expect((await upload(bare.bench, excel)).body.code).toBe('attachment-type');
    const { body } = await upload(scanned.bench, excel, { ...hotline, name: '台账.et' });
    expect(body).toMatchObject({ type: 'application/vnd.ms-excel', name: '台账.et', scan: 'clean' });
    const { headers } = await fetched(scanned.bench, body.content ?? '');
    expect(headers.get('content-disposition')).toMatch(/^attachment;/);
    expect(headers.get('content-security-policy')).toContain('sandbox');
    expect((await upload(scanned.bench, await zipOf({ a: 'a' }))).body.type).toBe('application/zip');
  });
});

describe('what its sender should know', () => {
  const desk = useDesk();
  const notes = async (file: Buffer, name = 'a') => {
    const { body } = await upload(desk.bench, file, { ...hotline, name });
    return [body.type, body.notes.map(({ code }) => code)];
  };

  it('is said of a picture that lacks its end, and of one that is very large', async () => {
    const short = (await photo()).subarray(0, -200);
    expect(await notes(short)).toEqual(['image/jpeg', ['picture-cut-short']]);
    const large = await photo(9000, 6000);
    const { body } = await upload(desk.bench, large);
    expect(body.notes).toMatchObject([
      {
        code: 'picture-reduced',
        params: { width: '6000', height: '9000' },
        zh: expect.stringContaining('6000×9000'),
      },
    ]);
  });

  it('is said of text that came in another encoding, and of a password', async () => {
    expect(await notes(Buffer.from('c2b7b5c6bbb5c1cb', 'hex'))).toEqual(['text/plain', ['text-decoded']]);
    const locked = compound(['EncryptedPackage']);
    expect(await notes(locked, '名单.xlsx')).toEqual(['application/x-office-encrypted', ['encrypted']]);
    expect(await notes(pdf)).toEqual(['application/pdf', []]);
  });
});
