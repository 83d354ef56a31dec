import { beforeEach, describe, expect, it } from 'vitest';
import type { ProblemBody } from '../../contract/index.ts';
import { type Bench, fromSomebodyElse, openBench, toHandling } from '../api/kit.ts';
import { pdf } from './files.ts';
import { upload } from './kit.ts';

const housing = { as: 'officer:housing' };

describe('while MongoDB is away', () => {
  let bench: Bench;
  beforeEach(async () => {
    bench = await openBench();
  });
  const away = { status: 503, body: { code: 'records-unavailable' } };

  it('an attachment cannot be looked up: that is 503 and no refusal, and the rest goes on', async () => {
    const { id } = await bench.filed(...toHandling);
    const mine = (await upload(bench, pdf, housing)).body.id;
    bench.store.away = true;
    const report = (more: object) =>
      bench.post<ProblemBody>(`/v1/appeals/${id}/report-progress`, { text: '…', ...more }, housing);
    expect(await report({ attachments: [mine] })).toMatchObject(away);
    expect((await report({})).status).toBe(200);
    expect(await bench.file({ ...fromSomebodyElse(), attachments: [mine] })).toMatchObject(away);
    expect((await bench.file(fromSomebodyElse())).status).toBe(201);
    bench.store.away = false;
    expect((await report({ attachments: [mine] })).status).toBe(200);
  });

  it('uploads and files are 503, and a link that was given out stays one', async () => {
    const { body } = await upload(bench, pdf, housing);
    bench.store.away = true;
    expect(await upload(bench, pdf, housing)).toMatchObject(away);
    expect(await bench.problem('GET', body.content ?? '')).toMatchObject(away);
    bench.store.away = false;
    expect((await bench.send('GET', body.content ?? '')).status).toBe(200);
  });

  it('what a command named belongs to the appeal though it could not be written at once', async () => {
    const { id } = await bench.filed(...toHandling);
    const mine = (await upload(bench, pdf, housing)).body.id;
    const bind = bench.store.attachments.bind.bind(bench.store.attachments);
    bench.store.attachments.bind = () => Promise.reject(new Error('gone'));
    const body = { text: '…', attachments: [mine] };
    expect((await bench.post(`/v1/appeals/${id}/report-progress`, body, housing)).status).toBe(200);
    const at = `/v1/appeals/${id}/attachments/${mine}`;
    expect((await bench.send('GET', at, { as: 'centre:county' })).status).toBe(200);
    bench.store.attachments.bind = bind;
  });
});

describe('the description of the API', () => {
  it('tells how files are sent and given', async () => {
    const bench = await openBench();
    const { body } = await bench.get<{
      paths: Record<string, Record<string, { requestBody?: { content: object } }>>;
    }>('/openapi.json');
    const content = (path: string, method: string) =>
      Object.keys(body.paths[path]?.[method]?.requestBody?.content ?? {});
    expect(content('/v1/attachments', 'post')).toEqual(['application/json']);
    expect(content('/v1/attachment-files', 'post')).toEqual(['application/octet-stream']);
    expect(content('/v1/public/attachment-forms', 'post')).toEqual(['multipart/form-data']);
    expect(content('/v1/public/attachments/{id}', 'patch')).toEqual(['application/offset+octet-stream']);
    expect(Object.keys(body.paths)).toEqual(
      expect.arrayContaining([
        ...['/v1/files/{id}', '/v1/uploads', '/v1/track/{id}/attachments/{attachment}/thumbnail'],
        ...['/v1/track/{id}/uploads/{attachment}', '/v1/appeals/{id}/attachments'],
      ]),
    );
  });

  it('has anonymous uploads throttled like anonymous filings', async () => {
    const bench = await openBench({ publicUploads: 2 });
    const statuses = [];
    for (let n = 0; n < 3; n += 1)
      statuses.push((await upload(bench, pdf, { at: '/v1/public/attachments' })).status);
    expect(statuses).toEqual([201, 201, 429]);
  });
});
