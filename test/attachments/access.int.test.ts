import { beforeAll, describe, expect, it } from 'vitest';
import { fromSomebodyElse, type View } from '../api/kit.ts';
import { pdf, photo, video } from './files.ts';
import { fetched, type Shown, staff, upload, useDesk } from './kit.ts';

const hotline = { as: 'integrator:hotline' };
const housing = { as: 'officer:housing' };
const inPublic = '/v1/public/attachments';
type Timeline = { items: { type: string; data: { attachments?: string[] } }[] };

describe('an attachment of an appeal', () => {
  const desk = useDesk({ publicUploads: 100, publicFilings: 100 });
  let picture: Buffer;
  beforeAll(async () => {
    picture = await photo();
  });
  const bench = () => desk.bench;
  const filedWith = async (ids: readonly string[], at = '/v1/public/appeals', sent = {}) =>
    bench().post<View>(at, { ...fromSomebodyElse(), attachments: ids }, sent);
  const give = (id: string, command: string, body: object, as: string) =>
    bench().post<View & { code: string }>(`/v1/appeals/${id}/${command}`, body, { as });
  const publicly = async (file: Uint8Array = picture) => (await upload(bench(), file, { at: inPublic })).body;
  /** A citizen's case with a picture, handled by housing. */
  const handled = async () => {
    const { id } = await publicly();
    const { body: filed } = await filedWith([id]);
    const code = filed.trackingCode;
    await give(filed.id, 'dispatch', { lead: 'housing', helpers: ['water'] }, 'centre:county');
    await give(filed.id, 'accept', {}, 'officer:housing');
    return { picture: id, appeal: filed.id, code };
  };

  const withoutHelpers = async (appeal: string) =>
    give(appeal, 'finish-part', { statement: '无需供水配合。' }, 'officer:water');

  it('is filed by a citizen without an account, and seen by who handles it', async () => {
    const { picture: id, appeal, code } = await handled();
    const view = await bench().get<View>(`/v1/track/${appeal}`, { code });
    expect(view.body.attachments).toEqual([id]);
    const [mine] = (await bench().get<{ items: Shown[] }>(`/v1/track/${appeal}/attachments`, { code })).body
      .items;
    expect(mine).toMatchObject({ id, state: 'bound', kind: 'picture', expiresAt: null });
    for (const sent of [{ code }, housing, { as: 'officer:water' }, { as: 'supervision:county' }]) {
      const home = 'code' in sent ? '/v1/track' : '/v1/appeals';
      const { status, bytes, headers } = await fetched(bench(), `${home}/${appeal}/attachments/${id}`, sent);
      expect([status, bytes.byteLength]).toEqual([200, mine?.bytes]);
      expect(headers.get('content-type')).toBe('image/jpeg');
      const small = await fetched(bench(), `${home}/${appeal}/attachments/${id}/thumbnail`, sent);
      expect([small.status, small.headers.get('content-type')]).toEqual([200, 'image/webp']);
    }
  });

  it('is not there for a unit that has nothing to do with it, nor for its former uploader alone', async () => {
    const { picture: id, appeal } = await handled();
    for (const as of ['officer:power', 'officer:civil-affairs', 'integrator:hotline']) {
      const answer = await bench().problem('GET', `/v1/appeals/${appeal}/attachments/${id}`, { as });
      expect(answer.status).toBe(404);
      expect((await bench().problem('GET', `${staff}/${id}`, { as })).status).toBe(404);
    }
    expect((await bench().get(`${inPublic}/${id}`)).status).toBe(404);
    expect((await bench().get<Shown>(`${staff}/${id}`, housing)).body.state).toBe('bound');
    const other = await handled();
    const foreign = await bench().problem('GET', `/v1/appeals/${other.appeal}/attachments/${id}`, housing);
    expect(foreign).toMatchObject({ status: 404, body: { code: 'attachment-not-found' } });
  });

  it('comes with the completion as its evidence, and stands on the citizen’s timeline', async () => {
    const { appeal, code } = await handled();
    await withoutHelpers(appeal);
    const { id } = (await upload(bench(), picture, housing)).body;
    const statement = { result: 'resolved', statement: '已修复。', attachments: [id] };
    const done = await give(appeal, 'complete', statement, 'officer:housing');
    expect([done.status, done.body.completion?.attachments]).toEqual([200, [id]]);
    const { body } = await bench().get<Timeline>(`/v1/track/${appeal}/timeline`, { code });
    const completed = body.items.find(({ type }) => type === 'completed');
    expect(completed?.data.attachments).toEqual([id]);
    expect((await fetched(bench(), `/v1/track/${appeal}/attachments/${id}`, { code })).status).toBe(200);
  });

  it('that only offices may read of is not there for the citizen', async () => {
    const { appeal, code } = await handled();
    const { id } = (await upload(bench(), pdf, { as: 'supervision:county' })).body;
    const replyBy = new Date(bench().nowMs + 3 * 86_400_000).toISOString();
    const order = { colour: 'blue', instruction: '抓紧办理', replyBy, attachments: [id] };
    expect((await give(appeal, 'supervise', order, 'supervision:county')).status).toBe(200);
    expect((await fetched(bench(), `/v1/appeals/${appeal}/attachments/${id}`, housing)).status).toBe(200);
    expect((await fetched(bench(), `/v1/track/${appeal}/attachments/${id}`, { code })).status).toBe(404);
    const { items } = (await bench().get<{ items: Shown[] }>(`/v1/track/${appeal}/attachments`, { code }))
      .body;
    expect(items.map((shown) => shown.id)).not.toContain(id);
  });

  it('is added by a citizen with the tracking code, and is then that citizen’s to name', async () => {
    const { appeal, code } = await handled();
    const at = `/v1/track/${appeal}/attachments`;
    const { body } = await upload(bench(), picture, { at, code });
    const add = (ids: string[], room = 'track', sent: object = { code }) =>
      bench().post<View & { code: string }>(
        `/v1/${room}/${appeal}/supplement`,
        { text: '补充', attachments: ids },
        sent,
      );
    expect(
      (await give(appeal, 'report-progress', { text: '…', attachments: [body.id] }, 'officer:housing')).body
        .code,
    ).toBe('unknown-attachment');
    expect((await add([body.id])).status).toBe(200);
    expect((await fetched(bench(), `${at}/${body.id}`, { code })).status).toBe(200);
    expect((await upload(bench(), picture, { at, code: 'AAAA-AAAA-AAAA-AAAA-A' })).status).toBe(401);
  });

  it('belongs to one appeal only', async () => {
    const { picture: id, appeal } = await handled();
    const again = await filedWith([id]);
    expect(again).toMatchObject({
      status: 422,
      body: { code: 'unknown-attachment', params: { attachment: id } },
    });
    const named = { text: '见图', attachments: [id] };
    expect((await give(appeal, 'report-progress', named, 'officer:housing')).status).toBe(200);
    const record = await desk.store.attachments.find(id);
    expect(record?.bound.map((bound) => bound.appeal)).toEqual([appeal]);
  });

  it('is named by one of two filings at the same moment, and free again after one that failed', async () => {
    const { id } = (await upload(bench(), picture, hotline)).body;
    const wrong = await bench().file({ ...fromSomebodyElse(), attachments: [id], category: 'none' });
    expect(wrong.body).toMatchObject({ code: 'unknown-category' });
    const answers = await Promise.all(
      [1, 2].map(() => bench().file({ ...fromSomebodyElse(), attachments: [id] })),
    );
    expect(answers.map(({ status }) => status).sort()).toEqual([201, 422]);
  });

  it('is the same filing’s when that is sent again with its key', async () => {
    const { id } = (await upload(bench(), picture, hotline)).body;
    const body = { ...fromSomebodyElse(), attachments: [id] };
    const sent = { ...hotline, headers: { 'Idempotency-Key': 'with-a-picture' } };
    const [first, again] = [await bench().file(body, sent), await bench().file(body, sent)];
    expect([again.status, again.body.id]).toEqual([201, first.body.id]);
  });

  it('of another account, unfinished or made up is refused by its id', async () => {
    const theirs = (await upload(bench(), pdf, { as: 'officer:power' })).body.id;
    const unfinished = (await bench().post<Shown>(staff, { name: 'a', bytes: 9 }, hotline)).body.id;
    for (const id of [theirs, unfinished, '0'.repeat(26), '__proto__']) {
      const filed = await bench().file({ ...fromSomebodyElse(), attachments: [id] });
      expect(filed).toMatchObject({
        status: 422,
        body: { code: 'unknown-attachment', params: { attachment: id } },
      });
    }
  });

  it('is one of at most so many', async () => {
    const { uploads } = bench().deps.county;
    const few = { ...uploads, perAppeal: 2 };
    const changed = await bench().ask('PUT', '/v1/uploads', { as: 'admin:county', body: few });
    expect(changed).toMatchObject({ status: 200, body: { perAppeal: 2 } });
    const { appeal } = await handled();
    const more = [
      (await upload(bench(), pdf, housing)).body.id,
      (await upload(bench(), pdf, housing)).body.id,
    ];
    const add = (attachments: string[]) =>
      give(appeal, 'report-progress', { text: '…', attachments }, 'officer:housing');
    expect(await add(more)).toMatchObject({ status: 422, body: { code: 'too-many-attachments' } });
    expect((await add(more.slice(1))).status).toBe(200);
    expect((await bench().ask('PUT', '/v1/uploads', { as: 'admin:county', body: uploads })).status).toBe(200);
  });

  it('goes on to the case that is filed again from its own', async () => {
    const { picture: id, appeal, code } = await handled();
    await withoutHelpers(appeal);
    await give(appeal, 'complete', { result: 'resolved', statement: '已修复。' }, 'officer:housing');
    await give(appeal, 'approve', {}, 'supervision:county');
    const rating = { contacted: true, resolved: true, satisfaction: 'yes' };
    expect((await bench().post(`/v1/track/${appeal}/rate`, rating, { code })).status).toBe(200);
    const again = await bench().post<View>(`/v1/track/${appeal}/file-again`, { reason: '又坏了' }, { code });
    const mine = { code: again.body.trackingCode };
    expect((await fetched(bench(), `/v1/track/${again.body.id}/attachments/${id}`, mine)).status).toBe(200);
    expect((await fetched(bench(), `/v1/track/${appeal}/attachments/${id}`, { code })).status).toBe(200);
  });

  it('is given in ranges, and not again to who has it', async () => {
    const sent = video();
    const { id } = await publicly(sent);
    const { body } = await filedWith([id]);
    const at = `/v1/track/${body.id}/attachments/${id}`;
    const ask = (headers: Record<string, string>) =>
      fetched(bench(), at, { code: body.trackingCode, headers });
    const part = await ask({ Range: 'bytes=4-7' });
    expect([part.status, part.bytes.toString(), part.headers.get('content-range')]).toEqual([
      ...[206, 'ftyp', `bytes 4-7/${sent.byteLength}`],
    ]);
    expect((await ask({ Range: 'bytes=-3000' })).bytes).toEqual(sent.subarray(-3000));
    const outside = await ask({ Range: `bytes=${sent.byteLength}-` });
    expect([outside.status, outside.headers.get('content-range')]).toEqual([
      416,
      `bytes */${sent.byteLength}`,
    ]);
    const etag = part.headers.get('etag') ?? '';
    expect((await ask({ 'If-None-Match': etag })).status).toBe(304);
    expect((await ask({ Range: 'bytes=0-3', 'If-Range': '"another"' })).status).toBe(200);
    expect((await ask({ Range: 'bytes=0-3', 'If-Range': etag })).status).toBe(206);
  });
});
