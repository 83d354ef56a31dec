import { connect } from 'node:net';
import { serve } from '@hono/node-server';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { PIECE_BYTES, type Store } from '../../store/index.ts';
import { fromSomebodyElse, rating, toHandling, type View } from '../api/kit.ts';
import { openRealBench, type RealBench } from '../api/real-kit.ts';
import { eventually } from '../support/eventually.ts';
import { pdf, photo } from './files.ts';
import { chunk, fetched, type Shown, staff, upload } from './kit.ts';

const housing = { as: 'officer:housing' };
const hotline = { as: 'integrator:hotline' };

/** The API's own binding fails: what is published must make up for it. */
const forgetful = (store: Store): Store => ({
  ...store,
  attachments: { ...store.attachments, bind: () => Promise.reject(new Error('not now')) },
});

describe('attachments with Temporal, a worker and MongoDB', () => {
  let real: RealBench;
  beforeAll(async () => {
    real = await openRealBench({ apiStore: forgetful });
  });
  let server: ReturnType<typeof serve> | undefined;
  afterAll(async () => {
    server?.close();
    await real.close();
  });
  const boundTo = (id: string, appeal: string) =>
    eventually(async () => {
      const [bound] = (await real.store.attachments.find(id))?.bound ?? [];
      return bound?.appeal === appeal ? bound : null;
    }, 'the attachment of the appeal');

  it('belong to their appeal by the published events, filed or as evidence', async () => {
    const { bench } = real;
    const { id } = (await upload(bench, await photo())).body;
    const { body: filed } = await bench.file({ ...fromSomebodyElse(), attachments: [id] });
    expect(await boundTo(id, filed.id)).toMatchObject({ seq: 1 });
    for (const [as, command, body = {}] of toHandling) {
      expect((await bench.post(`/v1/appeals/${filed.id}/${command}`, body, { as })).status).toBe(200);
    }
    const evidence = (await upload(bench, pdf, housing)).body.id;
    const report = { text: '已派人到场', attachments: [evidence] };
    const done = await bench.post<View>(`/v1/appeals/${filed.id}/report-progress`, report, housing);
    expect(done.status).toBe(200);
    expect((await boundTo(evidence, filed.id)).seq).toBeLessThanOrEqual(done.body.version);
    const at = `/v1/appeals/${filed.id}/attachments/${evidence}`;
    expect((await fetched(bench, at, housing)).bytes).toEqual(pdf);
  });

  it('go into the case’s archive; with the filer’s data what the filer attached is erased, what offices did stays', async () => {
    const { bench, store } = real;
    const picture = (await upload(bench, await photo())).body.id;
    const { body: filed } = await bench.file({ ...fromSomebodyElse(), attachments: [picture] });
    for (const [as, command, body = {}] of toHandling) {
      await bench.post(`/v1/appeals/${filed.id}/${command}`, body, { as });
    }
    const evidence = (await upload(bench, pdf, housing)).body.id;
    const done = { result: 'resolved', statement: '已修复', attachments: [evidence] };
    await bench.post(`/v1/appeals/${filed.id}/complete`, done, housing);
    await bench.post(`/v1/appeals/${filed.id}/approve`, {}, { as: 'centre:county' });
    await bench.post(`/v1/track/${filed.id}/rate`, rating, { code: filed.trackingCode });
    await boundTo(evidence, filed.id);

    const archived = async () => {
      const answer = await eventually(async () => {
        const sent = await bench.send('GET', `/v1/appeals/${filed.id}/archive`, { as: 'supervision:county' });
        return sent.status === 200 ? sent : null;
      }, 'the archive');
      const text = Buffer.from(await answer.arrayBuffer()).toString('latin1');
      return [picture, evidence].map((id) => text.includes(`attachments/${id}`));
    };
    expect(await archived()).toEqual([true, true]);
    const erasure = { appeal: filed.id, reason: '本人申请' };
    expect((await bench.post('/v1/erasures', erasure, { as: 'admin:county' })).status).toBe(200);
    expect(await store.attachments.find(picture)).toBeNull();
    expect(await archived()).toEqual([false, true]);
    const [act] = await store.evidence
      .acts({ most: 50 })
      .then((acts) => acts.filter(({ kind }) => kind === 'person-erased'));
    expect(act).toMatchObject({ by: 'admin:county', detail: { appeals: [filed.id] } });
  });

  it('are named by a signal where they are its actor’s, and refused by their id where not', async () => {
    const { bench } = real;
    const { id } = await bench.filed(...toHandling);
    const [own, foreign] = [
      (await upload(bench, pdf, housing)).body.id,
      (await upload(bench, pdf, { as: 'officer:power' })).body.id,
    ];
    const report = (attachments: string[]) => ({ text: '材料已到', attachments });
    await real.signal(id, 'report-progress', { account: 'officer:housing' }, report([foreign]));
    await real.signal(id, 'report-progress', { account: 'officer:housing' }, report([own]));
    await boundTo(own, id);
    const timeline = await bench.get<{ items: { type: string; data: object }[] }>(
      `/v1/appeals/${id}/timeline`,
      { as: 'centre:county' },
    );
    const refused = timeline.body.items.find(({ type }) => type === 'signal-refused');
    expect(refused?.data).toMatchObject({ code: 'unknown-attachment' });
    expect((await real.store.attachments.find(foreign))?.bound).toEqual([]);
  });

  it('go on over a real connection where the first one broke', async () => {
    const { bench } = real;
    const port = await new Promise<number>((resolve) => {
      server = serve({ fetch: bench.app.fetch, port: 0 }, (info) => resolve(info.port));
    });
    const file = Buffer.from('城关镇路灯'.repeat(120_000));
    const { body } = await bench.post<Shown>(staff, { name: 'a.txt', bytes: file.byteLength }, hotline);
    const at = body.uploadUrl ?? '';
    const authorization = `Authorization: Bearer ${await bench.token(hotline.as)}`;
    const headers = [
      'Host: x',
      authorization,
      'Content-Type: application/offset+octet-stream',
      'Upload-Offset: 0',
    ];
    const socket = connect(port, '127.0.0.1');
    socket.write(
      `PATCH ${at} HTTP/1.1\r\n${headers.join('\r\n')}\r\nContent-Length: ${file.byteLength}\r\n\r\n`,
    );
    socket.write(file.subarray(0, PIECE_BYTES + 1000));
    const offset = async () => Number((await bench.send('HEAD', at, hotline)).headers.get('upload-offset'));
    await eventually(async () => ((await offset()) >= PIECE_BYTES ? true : null), 'the first piece');
    socket.destroy();
    const done = await eventually(async () => {
      const reached = await offset();
      const answer = await chunk(bench, at, reached, file.subarray(reached), hotline);
      return answer.status === 409 ? null : answer;
    }, 'the end of the broken request');
    expect(done.body).toMatchObject({ state: 'ready', type: 'text/plain', bytes: file.byteLength });
    expect((await fetched(bench, done.body.content ?? '')).bytes.equals(file)).toBe(true);
  });
});
