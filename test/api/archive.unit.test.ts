import { buffer } from 'node:stream/consumers';
import { describe, expect, it } from 'vitest';
import type { ArchivedFile } from '../../api/evidence/archive.ts';
import { sha256, type Unpacked, unzipped, verified } from '../support/unzip.ts';
import { type Bench, dispatchTo, openBench, toClosed, type View } from './kit.ts';

const zipOf = async (bench: Bench, id: string, as = 'auditor:county') => {
  const response = await bench.send('GET', `/v1/appeals/${id}/archive`, { as });
  expect(response.status).toBe(200);
  return unzipped(await buffer(response.body as never));
};
const withZip = async (bench: Bench, id: string, test: (archive: Unpacked) => Promise<void>) => {
  const archive = await zipOf(bench, id);
  await test(archive).finally(archive.remove);
};
async function published(bench: Bench) {
  const view = await bench.filed(...toClosed);
  bench.publish(view.id);
  return view;
}
const picture: ArchivedFile = {
  name: '../现场 1.jpg',
  sha256: sha256('a picture'),
  stream: (async function* () {
    yield Buffer.from('a pic');
    yield Buffer.from('ture');
  })(),
};
const actsOf = (bench: Bench) => bench.store.evidence.recorded;

describe('the archive of an appeal', () => {
  it('is for supervision, discipline and auditors; others are told so, and the unrelated nothing', async () => {
    const bench = await openBench();
    const { id } = await published(bench);
    const path = `/v1/appeals/${id}/archive`;
    for (const as of ['supervision:county', 'discipline:county', 'auditor:county'])
      expect((await bench.send('GET', path, { as })).headers.get('content-type')).toBe('application/zip');
    for (const as of ['officer:housing', 'centre:county', 'leader:urban', 'admin:county'])
      expect(await bench.problem('GET', path, { as })).toMatchObject({
        status: 403,
        body: { code: 'archive-roles' },
      });
    expect((await bench.problem('GET', path, { as: 'officer:water' })).status).toBe(404);
    expect((await bench.problem('GET', path)).status).toBe(401);
  });

  it('of a confidential report is for the discipline office only', async () => {
    const bench = await openBench();
    const { id, trackingCode: code } = await bench.filed(dispatchTo('housing'));
    const report = `/v1/track/${id}/report-misconduct`;
    const filed = await bench.post<View>(report, { text: '态度恶劣' }, { code });
    expect(filed.status).toBe(201);
    bench.publish(filed.body.id);
    const path = `/v1/appeals/${filed.body.id}/archive`;
    for (const as of ['supervision:county', 'auditor:county', 'admin:county'])
      expect((await bench.problem('GET', path, { as })).body.code).toBe('appeal-not-found');
    expect((await bench.send('GET', path, { as: 'discipline:county' })).status).toBe(200);
    expect(actsOf(bench)).toMatchObject([{ about: filed.body.id, confidential: true }]);
  });

  it('leaves a trace before it is given out, and none where it is only asked about', async () => {
    const bench = await openBench();
    const { id, version } = await published(bench);
    const path = `/v1/appeals/${id}/archive`;
    const asked = await bench.send('HEAD', path, { as: 'auditor:county' });
    expect([asked.status, asked.headers.get('content-disposition')]).toEqual([
      200,
      `attachment; filename="${id}.zip"`,
    ]);
    expect(actsOf(bench)).toEqual([]);
    await (await zipOf(bench, id)).remove();
    expect(actsOf(bench)).toMatchObject([{ kind: 'appeal-exported', by: 'auditor:county', about: id }]);
    expect(bench.lines).toContainEqual({
      level: 'info',
      fields: { appeal: id, version, by: 'auditor:county' },
      message: 'an archive was exported',
    });
    bench.store.away = true;
    expect((await bench.problem('GET', path, { as: 'auditor:county' })).status).toBe(503);
  });

  it('waits for the log where that is behind', async () => {
    const bench = await openBench();
    const { id } = await published(bench);
    bench.store.logs.set(id, bench.store.logs.get(id)?.slice(0, -1) ?? []);
    const answer = await bench.problem('GET', `/v1/appeals/${id}/archive`, { as: 'auditor:county' });
    expect(answer).toMatchObject({ status: 503, body: { code: 'not-yet-recorded' } });
  });

  it('is verified by its own program, which says what is not anchored yet', async () => {
    const bench = await openBench();
    const { id } = await published(bench);
    await withZip(bench, id, async (archive) => {
      expect(archive.names).toEqual([
        ...['README.txt', 'timeline.json', 'state.json', 'liability.json', 'view.json', 'anchors.json'],
        ...['verify.mjs', 'MANIFEST.json'],
      ]);
      const { code, out } = await verified(archive);
      expect([code, out]).toEqual([0, expect.stringMatching(/尚未封存.*not? anchor yet[\s\S]*^OK/m)]);
      expect(await archive.read('README.txt')).toContain('HOW TO VERIFY');
    });
  });

  it('holds the attachments under plain names, with their hashes', async () => {
    const files = async function* () {
      yield picture;
    };
    const bench = await openBench({}, { archivedFiles: files });
    const { id } = await published(bench);
    await withZip(bench, id, async (archive) => {
      expect(archive.names).toContain('attachments/__现场_1.jpg');
      expect(await archive.read('attachments/__现场_1.jpg')).toBe('a picture');
      expect((await verified(archive)).code).toBe(0);
      const { code, out } = await archive.changed(
        'attachments/__现场_1.jpg',
        () => 'another',
        () => verified(archive),
      );
      expect([code, out]).toEqual([1, expect.stringContaining('attachments/__现场_1.jpg was changed')]);
    });
  });

  it('breaks off where an attachment is not what its hash says, or cannot be read', async () => {
    const broken = async function* (): AsyncGenerator<Uint8Array> {
      yield Buffer.from('a');
      throw new Error('away');
    };
    for (const stream of [
      (async function* () {
        yield Buffer.from('x');
      })(),
      broken(),
    ]) {
      const bench = await openBench(
        {},
        {
          archivedFiles: async function* () {
            yield { ...picture, stream };
          },
        },
      );
      const { id } = await published(bench);
      const response = await bench.send('GET', `/v1/appeals/${id}/archive`, { as: 'auditor:county' });
      await expect(buffer(response.body as never)).rejects.toThrow();
      expect(bench.lines.map(({ message }) => message)).toContain('an archive broke off');
    }
  });
});

describe('what others hold the records against', () => {
  const anchor = (number: number) => ({
    ...{ number, day: '2026-11-22', atMs: 1, count: 0, acts: null },
    ...{ root: 'r', previous: 'p', hash: `h${number}` },
  });

  it('is there for everybody, page by page, newest first', async () => {
    const bench = await openBench();
    bench.store.evidence.made.push(anchor(1), anchor(2), anchor(3));
    const first = await bench.get('/v1/audit/anchors?limit=2');
    expect(first).toMatchObject({ status: 200, body: { items: [anchor(3), anchor(2)], next: '2' } });
    expect((await bench.get('/v1/audit/anchors?limit=2&cursor=2')).body).toEqual({
      items: [anchor(1)],
      next: null,
    });
    for (const query of ['cursor=x', 'limit=0', 'limit=201', 'other=1'])
      expect((await bench.problem('GET', `/v1/audit/anchors?${query}`)).body.code).toBe('invalid-query');
    bench.store.away = true;
    expect((await bench.get('/v1/audit/anchors')).status).toBe(503);
  });

  it('tells administrative acts to auditors and the discipline office, what is confidential to the latter', async () => {
    const bench = await openBench();
    await bench.store.recordAct({ kind: 'a', by: 'x', about: 'y', detail: {} });
    await bench.store.recordAct({ kind: 'b', by: 'x', about: 'z', detail: {}, confidential: true });
    const acts = async (as: string) => (await bench.get('/v1/audit/acts', { as })).body.items as object[];
    expect(await acts('discipline:county')).toMatchObject([{ number: 2, about: 'z' }, { about: 'y' }]);
    const [hidden, open] = await acts('auditor:county');
    expect(open).toMatchObject({ kind: 'a', about: 'y', at: expect.stringContaining('+08:00') });
    expect(Object.keys(hidden!).sort()).toEqual(['at', 'atMs', 'confidential', 'hash', 'link', 'number']);
    for (const as of ['supervision:county', 'admin:county', 'officer:housing'])
      expect((await bench.problem('GET', '/v1/audit/acts', { as })).body.code).toBe('audit-roles');
    expect((await bench.get('/v1/audit/acts')).status).toBe(401);
  });
});
