import { rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { buffer } from 'node:stream/consumers';
import { afterAll, beforeAll, describe, expect, inject, it } from 'vitest';
import { canonicalJson } from '../../domain/index.ts';
import { auditStore, type Discrepancy } from '../../store/index.ts';
import { eventually } from '../support/eventually.ts';
import { testKeyring } from '../support/keyring.ts';
import { sha256, type Unpacked, unzipped, verified } from '../support/unzip.ts';
import { toClosed, toHandling, type View } from './kit.ts';
import { openRealBench, type RealBench } from './real-kit.ts';

interface Manifest {
  digest: string;
  head: { seq: number; link: string };
  files: { path: string; sha256: string; bytes: number }[];
}
interface Line {
  event: { seq: number; data: object; note?: string };
  hash: string;
  link: string;
}

/** A manifest that fits what somebody has changed: only the chain and the anchor tell. */
async function resealed(archive: Unpacked, path: string, head?: Manifest['head']): Promise<string> {
  const { digest: _, ...manifest } = JSON.parse(await archive.read('MANIFEST.json')) as Manifest;
  const data = Buffer.from(await archive.read(path));
  const files = manifest.files.map((line) =>
    line.path === path ? { path, sha256: sha256(data), bytes: data.length } : line,
  );
  const said = { ...manifest, files, ...(head ? { head } : {}) };
  return JSON.stringify({ ...said, digest: sha256(canonicalJson(said)) });
}

describe('an archive of a real case, in a stranger’s hands', () => {
  let real: RealBench;
  let archive: Unpacked;
  let view: View;
  const exported = async (id: string) => {
    const response = await real.bench.send('GET', `/v1/appeals/${id}/archive`, { as: 'auditor:county' });
    return unzipped(await buffer(response.body as never));
  };
  const logged = ({ id, version }: View) =>
    eventually(
      async () => ((await real.store.events(id)).length >= version ? true : null),
      'the events in the log',
    );
  beforeAll(async () => {
    real = await openRealBench();
    view = await real.bench.filed(...toClosed);
    const open = await real.bench.filed(...toHandling);
    await Promise.all([view, open].map(logged));
    await real.store.evidence.anchorDay('2026-11-22', Date.now());
    archive = await exported(view.id);
  });
  afterAll(async () => {
    await archive.remove();
    await real.close();
  });
  /** Both change together: a file, and the manifest that is made to fit. */
  const forged = (
    path: string,
    change: (before: string) => string,
    head?: (after: string) => Manifest['head'],
  ) =>
    archive.changed(path, change, async () => {
      const manifest = await resealed(archive, path, head?.(await archive.read(path)));
      return archive.changed(
        'MANIFEST.json',
        () => manifest,
        () => verified(archive),
      );
    });

  it('is whole, and in the day’s anchor as it was published', async () => {
    const { body } = await real.bench.get('/v1/audit/anchors');
    await writeFile(join(archive.dir, '.published.json'), JSON.stringify(body));
    const { code, out } = await verified(archive, '.published.json');
    expect([code, out]).toEqual([0, expect.stringMatching(/anchor 1 {2}2026-11-22[\s\S]*^OK /m)]);
    expect(out).not.toContain('!');
    const other = { items: [{ ...(body.items as object[])[0], hash: 'f'.repeat(64) }] };
    await writeFile(join(archive.dir, '.published.json'), JSON.stringify(other));
    expect(await verified(archive, '.published.json')).toMatchObject({
      code: 1,
      out: expect.stringContaining('not what was published'),
    });
  });

  it('shows a change of any of its files, one that is gone, and one too many', async () => {
    for (const path of archive.names.filter((name) => name !== 'verify.mjs')) {
      const spaced = await archive.changed(
        path,
        (text) => text.replace(/\n/, ' \n'),
        () => verified(archive),
      );
      const isJsonAlone = path === 'MANIFEST.json';
      if (!isJsonAlone) expect(spaced, path).toMatchObject({ code: 1, out: expect.stringContaining(path) });
    }
    const renamed = (text: string) => text.replace('auditor:county', 'auditor:somebody');
    expect(await archive.changed('MANIFEST.json', renamed, () => verified(archive))).toMatchObject({
      code: 1,
      out: expect.stringContaining('MANIFEST.json was changed'),
    });
    const script = await archive.changed(
      'verify.mjs',
      (text) => `${text}\n// \n`,
      () => verified(archive),
    );
    expect(script.out).toContain('verify.mjs was changed');
    await writeFile(join(archive.dir, 'more.txt'), '');
    const more = await verified(archive);
    expect(more).toMatchObject({ code: 1, out: expect.stringContaining('more.txt does not belong here') });
    await rm(join(archive.dir, 'more.txt'));
    const as = (text: string) => text;
    const less = await archive.changed('view.json', as, async () => {
      await rm(join(archive.dir, 'view.json'));
      return verified(archive);
    });
    expect(less).toMatchObject({ code: 1, out: expect.stringContaining('view.json is missing') });
    expect((await verified(archive)).code).toBe(0);
  });

  it('shows an event that was changed, removed or moved, also where the manifest was made to fit', async () => {
    const edit = (change: (lines: Line[]) => Line[]) => (text: string) =>
      JSON.stringify(change(JSON.parse(text)));
    const noted = edit((lines) =>
      lines.map((l) => (l.event.seq === 2 ? { ...l, event: { ...l.event, note: '补' } } : l)),
    );
    expect((await forged('timeline.json', noted)).out).toContain('event 2 is not what its hash says');
    const rehashed = edit((lines) =>
      lines.map((l) => {
        const event = { ...l.event, note: '补' };
        return l.event.seq === 2 ? { ...l, event, hash: sha256(canonicalJson(event)) } : l;
      }),
    );
    expect((await forged('timeline.json', rehashed)).out).toContain('the link of event 2 does not follow');
    const without = edit((lines) => lines.filter(({ event }) => event.seq !== 3));
    expect((await forged('timeline.json', without)).out).toContain('event 3 has another number');
    const shorter = edit((lines) => lines.slice(0, -1));
    expect((await forged('timeline.json', shorter)).out).toContain(
      'the head is not the one in MANIFEST.json',
    );
  });

  it('shows a chain that was made anew from end to end, for another was anchored', async () => {
    const anew = (text: string) => {
      let link = '0'.repeat(64);
      const lines = (JSON.parse(text) as Line[]).map(({ event: before }) => {
        const event = { ...before, note: '补' };
        const hash = sha256(canonicalJson(event));
        link = sha256(JSON.stringify([link, hash, view.id, event.seq]));
        return { event, hash, link };
      });
      return JSON.stringify(lines);
    };
    const head = (text: string) => {
      const last = (JSON.parse(text) as Line[]).at(-1);
      return { seq: last?.event.seq ?? 0, link: last?.link ?? '' };
    };
    const { code, out } = await forged('timeline.json', anew, head);
    expect([code, out.match(/✗/g)]).toEqual([1, ['✗']]);
    expect(out).toContain('what was anchored is not this chain');
  });

  it('shows a gap in the ledger, a state of another version, and a proof of another root', async () => {
    const ledger = (change: (spans: Record<string, unknown>[]) => unknown) => (text: string) =>
      JSON.stringify(change(JSON.parse(text)));
    const later = ledger(([first, ...rest]) => [{ ...first, toMs: Number(first?.toMs) - 1 }, ...rest]);
    expect((await forged('liability.json', later)).out).toContain('a gap or overlap after span 1 (housing)');
    const another = ledger(([first, ...rest]) => [{ ...first, person: 'officer:water' }, ...rest]);
    expect((await forged('liability.json', another)).out).toContain('the ledger is not that of the state');
    const older = (text: string) => text.replace(/"seq":\d+/g, '"seq":1');
    expect((await forged('state.json', older)).out).toContain('the state is of another version');
    const version = (text: string) => text.replace(/"version": \d+/, '"version": 1');
    expect((await forged('view.json', version)).out).toContain('the view is of another version');
    const root = (text: string) => text.replace(/"root": "\w{4}/, '"root": "0000');
    expect((await forged('anchors.json', root)).out).toContain('the head is not in the root of its anchor');
    const day = (text: string) => text.replace('2026-11-22', '2026-11-21');
    expect((await forged('anchors.json', day)).out).toContain('the anchor was changed');
  });

  it('comes from records in which an audit finds nothing', async () => {
    const found: Discrepancy[] = [];
    const options = { uri: inject('mongoUri'), database: real.database, keyring: testKeyring };
    const result = await auditStore(options, (one) => found.push(one), Date.now());
    expect(found).toEqual([]);
    // Of the acts one is the export.
    expect(result).toMatchObject({ appeals: 2, anchors: 1, acts: 1, unanchored: 0 });
  });

  it('tells how much has happened since the anchor', async () => {
    const { body } = await real.bench.get<{ items: View[] }>('/v1/appeals?status=handling', {
      as: 'auditor:county',
    });
    const [{ id } = { id: '' }] = body.items;
    const progress = { text: '已到场' };
    const next = await real.bench.post<View>(`/v1/appeals/${id}/report-progress`, progress, {
      as: 'officer:housing',
    });
    await logged(next.body);
    const newer = await exported(id);
    const { code, out } = await verified(newer);
    await newer.remove();
    expect([code, out]).toEqual([0, expect.stringMatching(/\d+ later events are in no anchor yet/)]);
  });
});
