import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, inject, it } from 'vitest';
import { loadCounty } from '../../county/index.ts';
import { openStore, orphanTimes, type Store } from '../../store/index.ts';
import { collectOrphans, usualCollectTimes } from '../../worker/collect-orphans.ts';
import { Bench, countyDirectory, fromSomebodyElse } from '../api/kit.ts';
import { testKeyring } from '../support/keyring.ts';
import { pdf, program } from './files.ts';
import { chunk, type Shown, staff, upload } from './kit.ts';

const hotline = { as: 'integrator:hotline' };
const hourMs = 3_600_000;

describe('what no appeal has named', () => {
  let store: Store;
  let bench: Bench;
  beforeAll(async () => {
    store = await openStore({
      uri: inject('mongoUri'),
      database: `orphans-${randomUUID()}`,
      keyring: testKeyring,
    });
    bench = new Bench(await loadCounty(countyDirectory), {}, { store });
  });
  afterAll(() => store.close());

  const running = new AbortController();
  const collect = (afterMs: number) => {
    const log = { info: () => {}, warn: () => {} };
    return collectOrphans({ store, log, clock: () => bench.nowMs + afterMs, signal: running.signal });
  };
  const isThere = async (id: string) =>
    (await store.attachments.find(id)) !== null || (await store.pieces.get(`${id}/upload`, 0)) !== null;
  const begun = async () => {
    const { body } = await bench.post<Shown>(staff, { name: 'a.pdf', bytes: pdf.byteLength }, hotline);
    await chunk(bench, body.uploadUrl ?? '', 0, pdf.subarray(0, 9), hotline);
    return body.id;
  };

  it('is kept for as long as its uploader was told', () => {
    expect(usualCollectTimes).toMatchObject(orphanTimes);
  });

  it('goes after a day where nobody finished it, and not before', async () => {
    const id = await begun();
    expect(await collect(24 * hourMs - 1)).toBe(0);
    expect(await isThere(id)).toBe(true);
    expect(await collect(24 * hourMs)).toBe(1);
    expect(await isThere(id)).toBe(false);
  });

  it('goes after a day where it was refused', async () => {
    expect((await upload(bench, program)).status).toBe(422);
    expect(await collect(24 * hourMs - 1)).toBe(0);
    expect(await collect(24 * hourMs)).toBe(1);
  });

  it('goes after a week where nobody used it, and cannot be used any more from then', async () => {
    const { body } = await upload(bench, pdf);
    expect(await collect(7 * 24 * hourMs - 1)).toBe(0);
    expect(await collect(7 * 24 * hourMs)).toBe(1);
    expect(await isThere(body.id)).toBe(false);
    const filed = await bench.file({ ...fromSomebodyElse(), attachments: [body.id] });
    expect(filed).toMatchObject({ status: 422, body: { code: 'unknown-attachment' } });
  });

  it('stays where an appeal has it, however old it grows', async () => {
    const { body } = await upload(bench, pdf);
    const filed = await bench.file({ ...fromSomebodyElse(), attachments: [body.id] });
    expect(filed.status).toBe(201);
    expect(await collect(1000 * 24 * hourMs)).toBe(0);
    expect(await isThere(body.id)).toBe(true);
  });

  it('stays while a command that names it is under way', async () => {
    const { body } = await upload(bench, pdf);
    const late = bench.nowMs + 7 * 24 * hourMs;
    const wanted = { owners: ['integrator:hotline'], appeals: [], holder: 'a filing' };
    await store.attachments.hold([body.id], { ...wanted, nowMs: late, untilMs: late + 60_000 });
    expect(await collect(7 * 24 * hourMs)).toBe(0);
    expect(await collect(15 * 24 * hourMs)).toBe(1);
  });

  it('is finished by another worker where one died over it', async () => {
    const id = await begun();
    const nowMs = bench.nowMs + 24 * hourMs;
    const before = { nowMs, untilMs: nowMs + 60_000, unfinishedMs: bench.nowMs, unusedMs: 0 };
    expect((await store.attachments.takeOrphan(before))?.id).toBe(id);
    expect(await collect(24 * hourMs + 59_000)).toBe(0);
    expect(await collect(24 * hourMs + 61_000)).toBe(1);
    expect(await isThere(id)).toBe(false);
  });
});
