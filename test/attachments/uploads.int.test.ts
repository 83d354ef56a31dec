import { createHash } from 'node:crypto';
import sharp from 'sharp';
import { describe, expect, it } from 'vitest';
import {
  avif,
  emptyHeic,
  gif,
  heic,
  html,
  mp3,
  noise,
  pdf,
  photo,
  png,
  program,
  svg,
  video,
  webp,
  where,
  zip,
} from './files.ts';
import { chunk, fetched, type Shown, staff, upload, useDesk } from './kit.ts';

const hotline = { as: 'integrator:hotline' };
const sha256 = (bytes: Uint8Array) => createHash('sha256').update(bytes).digest('hex');

describe('a file in one go', () => {
  const desk = useDesk({ oneGoBytes: 3 * 1024 * 1024, unusedUploads: 40 });
  const content = async ({ content: link }: Shown) => (await fetched(desk.bench, link ?? '')).bytes;

  it('is kept as what it is, not as what it is called, without place, device and author', async () => {
    const taken = await photo();
    expect((await sharp(taken).metadata()).exif?.includes('Secretphone')).toBe(true);
    const { status, body, headers } = await upload(desk.bench, taken, {
      ...hotline,
      type: 'application/pdf',
      name: '../../报告.pdf',
    });
    expect(status).toBe(201);
    expect(headers.get('location')).toBe(`/v1/attachments/${body.id}`);
    expect(body).toMatchObject({ state: 'ready', kind: 'picture', type: 'image/jpeg', scan: 'none' });
    expect(body.name).toBe('报告.jpg');
    const given = await content(body);
    expect(sha256(given)).toBe(body.sha256);
    expect(given.byteLength).toBe(body.bytes);
    const { exif, orientation, width, height } = await sharp(given).metadata();
    expect([exif, orientation, width, height]).toEqual([undefined, undefined, 600, 800]);
    expect(given.includes('Secretphone') || given.includes('Wang Fang')).toBe(false);
  });

  it('has a small picture that fits into 320 pixels', async () => {
    const { body } = await upload(desk.bench, await photo());
    const small = await fetched(desk.bench, body.thumbnail ?? '');
    expect(small.headers.get('content-type')).toBe('image/webp');
    expect(await sharp(small.bytes).metadata()).toMatchObject({ format: 'webp', width: 240, height: 320 });
  });

  it.each([
    ['PNG', png, 'image/png'],
    ['WebP', webp, 'image/webp'],
  ] as const)('loses its metadata as %s too', async (_, make, type) => {
    const { body } = await upload(desk.bench, await make());
    expect(body).toMatchObject({ state: 'ready', type });
    expect((await sharp(await content(body)).metadata()).exif).toBeUndefined();
  });

  it('becomes a JPEG where browsers could not show it, and is refused where it cannot be decoded', async () => {
    const { body } = await upload(desk.bench, await avif(), {
      ...hotline,
      type: 'image/avif',
      name: 'a.avif',
    });
    expect(body).toMatchObject({ state: 'ready', type: 'image/jpeg', name: 'a.jpg' });
    expect((await sharp(await content(body)).metadata()).exif).toBeUndefined();
    expect((await upload(desk.bench, heic())).body).toMatchObject({ type: 'image/jpeg', notes: [] });
    expect((await upload(desk.bench, emptyHeic)).body.code).toBe('picture-unreadable');
  });

  it('goes on moving as a GIF', async () => {
    const { body } = await upload(desk.bench, await gif());
    expect((await sharp(await content(body)).metadata()).pages).toBe(2);
  });

  it('of video says nothing of where it was taken, and is otherwise the same', async () => {
    const sent = video();
    const { body } = await upload(desk.bench, sent, { ...hotline, type: 'video/mp4', name: 'a.mp4' });
    expect(body).toMatchObject({ state: 'ready', kind: 'video', type: 'video/mp4', bytes: sent.byteLength });
    const given = await content(body);
    expect(sent.includes(where)).toBe(true);
    expect(given.includes(where)).toBe(false);
    expect(given.subarray(-3000)).toEqual(sent.subarray(-3000));
  });

  it('of sound has no tags any more', async () => {
    const { body } = await upload(desk.bench, mp3(), { ...hotline, type: 'audio/mpeg', name: 'a.mp3' });
    expect(body).toMatchObject({ kind: 'sound', type: 'audio/mpeg', bytes: 20 * 417 });
    expect((await content(body)).includes('Wang Fang')).toBe(false);
  });

  it('of a document is given out as it came, to be saved', async () => {
    const { body } = await upload(desk.bench, pdf, { ...hotline, type: 'text/html', name: 'a.pdf' });
    const { bytes, headers } = await fetched(desk.bench, body.content ?? '');
    expect(bytes).toEqual(pdf);
    expect(headers.get('content-type')).toBe('application/pdf');
    expect(headers.get('content-disposition')).toContain('attachment; filename="a.pdf"');
    const text = await upload(desk.bench, Buffer.from('情况说明\n'), { ...hotline, name: '说明' });
    expect(text.body).toMatchObject({ type: 'text/plain', name: '说明.txt' });
  });

  it.each([
    ['a program', program, 'application/x-msdownload'],
    ['SVG', svg, 'image/svg+xml'],
    ['HTML', html, 'text/html'],
    ['an archive', zip, 'application/zip'],
    ['a shell script', Buffer.from('#!/bin/sh\nrm -rf /\n'), 'text/x-script'],
    ['bytes that are nothing', Buffer.from([0, 1, 2, 3, 254, 255]), 'unknown'],
  ])('is refused where it is %s, whatever it claims', async (_, file, found) => {
    const { status, body } = await upload(desk.bench, file);
    expect([status, body.code]).toEqual([422, 'attachment-type']);
    expect(body).toMatchObject({ params: { found } });
  });

  it('is refused where a picture is broken, and where it would unfold too far', async () => {
    const broken = (await photo()).subarray(0, 900);
    expect((await upload(desk.bench, broken)).body.code).toBe('picture-unreadable');
    const wide = await sharp({ create: { width: 11_000, height: 11_000, channels: 3, background: 'white' } })
      .png()
      .toBuffer();
    expect((await upload(desk.bench, wide)).body.code).toBe('picture-too-many-pixels');
  });

  it('is refused where it is empty, a form, or too large', async () => {
    expect((await upload(desk.bench, Buffer.alloc(0))).body.code).toBe('attachment-empty');
    const form = await upload(desk.bench, pdf, { ...hotline, type: 'multipart/form-data; boundary=x' });
    expect([form.status, form.body.code]).toEqual([415, 'not-a-file']);
    const large = await upload(desk.bench, Buffer.alloc(3 * 1024 * 1024 + 1, 'a'));
    expect([large.status, large.body.code]).toEqual([413, 'attachment-too-large']);
  });

  it('leaves no bytes behind where it is refused', async () => {
    const { body } = await upload(desk.bench, program);
    expect(body.code).toBe('attachment-type');
    const before = { nowMs: 0, untilMs: 1, unfinishedMs: Date.now() * 2, unusedMs: 0 };
    const refused = await desk.store.attachments.takeOrphan({ ...before, nowMs: Date.now() * 2 });
    expect(refused?.refusal).toMatch(/^(attachment|picture)-/);
    expect(await desk.store.pieces.get(`${refused?.id}/upload`, 0)).toBeNull();
  });

  it('is nobody’s to see but its uploader’s', async () => {
    const { body } = await upload(desk.bench, pdf);
    const at = `${staff}/${body.id}`;
    expect((await desk.bench.get(at, hotline)).status).toBe(200);
    for (const as of ['officer:housing', 'leader:urban', 'admin:county']) {
      expect((await desk.bench.problem('GET', at, { as })).body.code).toBe('attachment-not-found');
    }
    expect((await desk.bench.get(at)).status).toBe(401);
    expect((await desk.bench.get(`/v1/public/attachments/${body.id}`)).status).toBe(404);
  });

  it('cannot be one of very many that are never used', async () => {
    const small = () => upload(desk.bench, pdf, { as: 'clerk:lakeside-village' });
    for (let n = 0; n < 40; n += 1) expect((await small()).status).toBe(201);
    const refused = await small();
    expect([refused.status, refused.body.code]).toEqual([429, 'too-many-uploads']);
  });

  it('is sealed where it is stored, its name too', async () => {
    const { body } = await upload(desk.bench, pdf, { ...hotline, name: '王芳的房产证.pdf' });
    const record = await desk.store.attachments.find(body.id);
    expect(record?.name).not.toContain('王芳');
    const stored = Buffer.from((await desk.store.pieces.get(record?.content?.blob ?? '', 0)) ?? []);
    expect(stored.byteLength).toBe(pdf.byteLength + 28);
    expect(stored.includes('%PDF')).toBe(false);
    expect(desk.bench.lines.map((line) => JSON.stringify(line)).join('')).not.toContain('房产证');
  });
});

describe('a file in chunks', () => {
  const desk = useDesk({ chunkBytes: 1_500_000 });
  const announce = (bytes: number, headers: Record<string, string> = {}) =>
    desk.bench.post<Shown>(staff, { name: 'a.jpg', bytes, type: 'image/jpeg' }, { ...hotline, headers });
  const offsetAt = async (at: string) => {
    const { status, headers } = await desk.bench.send('HEAD', at, hotline);
    return [status, headers.get('upload-offset'), headers.get('upload-length')];
  };

  it('arrives whole, and is looked at once it has', async () => {
    const file = await noise(1700, 1000);
    expect(file.byteLength).toBeGreaterThan(2_000_000);
    const { status, body } = await announce(file.byteLength);
    expect([status, body.state, body.chunkBytes]).toEqual([201, 'uploading', 1_500_000]);
    const at = body.uploadUrl ?? '';
    const parts = [0, 700_001, 2_000_000, file.byteLength];
    for (let n = 0; n < 2; n += 1) {
      const more = await chunk(desk.bench, at, parts[n] ?? 0, file.subarray(parts[n], parts[n + 1]), hotline);
      expect([more.status, more.headers.get('upload-offset')]).toEqual([204, String(parts[n + 1])]);
    }
    expect(await offsetAt(at)).toEqual([200, '2000000', String(file.byteLength)]);
    const last = await chunk(desk.bench, at, 2_000_000, file.subarray(2_000_000), hotline);
    expect(last).toMatchObject({ status: 200, body: { state: 'ready', type: 'image/jpeg' } });
    expect((await chunk(desk.bench, at, 0, file.subarray(0, 9), hotline)).body.code).toBe('upload-ended');
  });

  it('goes on where a chunk broke off', async () => {
    const { body } = await announce(pdf.byteLength);
    const at = body.uploadUrl ?? '';
    const broken = new ReadableStream({
      pull: (controller) => {
        if (sent === 0) controller.enqueue(Uint8Array.from(pdf.subarray(0, 20)));
        else controller.error(new Error('the connection is gone'));
        sent += 1;
      },
    });
    let sent = 0;
    expect((await chunk(desk.bench, at, 0, broken, hotline)).status).toBe(503);
    expect(await offsetAt(at)).toEqual([200, '20', String(pdf.byteLength)]);
    const done = await chunk(desk.bench, at, 20, pdf.subarray(20), hotline);
    expect(done.body).toMatchObject({ state: 'ready', type: 'application/pdf' });
    expect((await fetched(desk.bench, done.body.content ?? '')).bytes).toEqual(pdf);
  });

  it('is told where to go on that begins anywhere else', async () => {
    const { body } = await announce(100);
    const at = body.uploadUrl ?? '';
    const wrong = await chunk(desk.bench, at, 7, Buffer.alloc(5), hotline);
    expect([wrong.status, wrong.body.code, wrong.headers.get('upload-offset')]).toEqual([
      409,
      'upload-offset-differs',
      '0',
    ]);
    const none = await desk.bench.problem('PATCH', at, {
      ...hotline,
      body: Buffer.alloc(5),
      headers: { 'Content-Type': 'application/offset+octet-stream' },
    });
    expect([none.status, none.body.code]).toEqual([400, 'bad-upload-offset']);
    const json = await desk.bench.problem('PATCH', at, { ...hotline, body: {} });
    expect([json.status, json.body.code]).toEqual([415, 'not-a-file']);
  });

  it('may neither be longer than announced nor come in larger chunks than allowed', async () => {
    const { body } = await announce(100);
    const at = body.uploadUrl ?? '';
    expect((await chunk(desk.bench, at, 0, Buffer.alloc(101), hotline)).body.code).toBe('upload-too-long');
    expect((await chunk(desk.bench, at, 0, Buffer.alloc(1_500_001), hotline)).body.code).toBe('too-large');
    expect((await announce(3 * 2 ** 30)).body.code).toBe('attachment-too-large');
    expect((await announce(0)).body.code).toBe('invalid-body');
  });

  it('is taken from one sender at a time', async () => {
    const { body } = await announce(100);
    const at = body.uploadUrl ?? '';
    const nowMs = desk.bench.nowMs;
    expect(await desk.store.attachments.take(body.id, 'another', nowMs, nowMs + 30_000)).not.toBeNull();
    expect((await chunk(desk.bench, at, 0, Buffer.alloc(5), hotline)).body.code).toBe('upload-busy');
    desk.bench.nowMs += 30_000;
    expect((await chunk(desk.bench, at, 0, Buffer.alloc(5), hotline)).status).toBe(204);
  });

  it('is announced once under one key', async () => {
    const headers = { 'Idempotency-Key': 'upload-1' };
    const [first, again] = [await announce(100, headers), await announce(100, headers)];
    expect(again.body.id).toBe(first.body.id);
    expect((await announce(101, headers)).body.code).toBe('idempotency-key-reused');
  });

  it('is nobody else’s to go on with', async () => {
    const { body } = await announce(100);
    const other = await chunk(desk.bench, body.uploadUrl ?? '', 0, Buffer.alloc(5), { as: 'officer:power' });
    expect([other.status, other.body.code]).toEqual([404, 'attachment-not-found']);
  });
});
