import { cp, mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Client, Connection } from '@temporalio/client';
import { MongoClient } from 'mongodb';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type RunningMongo, startMongo } from '../../dev/servers/mongo.ts';
import { prepareServer } from '../../dev/servers/search-attributes.ts';
import { type RunningTemporal, startTemporal } from '../../dev/servers/temporal.ts';
import { type AppealEvent, canonicalJson } from '../../domain/index.ts';
import { auditStore } from '../../store/index.ts';
import { repair } from '../../worker/repair/command.ts';
import { rebuild } from '../../worker/repair/rebuild.ts';
import { walk } from '../../worker/watch/walk.ts';
import { rating, toClosed, type View } from '../api/kit.ts';
import { openRealBench, type RealBench } from '../api/real-kit.ts';
import { eventually } from '../support/eventually.ts';
import { sealing, testKeyring } from '../support/keyring.ts';

const cases = 50;
type Moment = 'first' | 'second' | 'last';

/**
 * Backups of both stores at three moments, with cases in every stage. Each way to restore them goes through the watch and
 * the repair, and then every case lives to its close.
 */
describe('both stores, restored from backups', () => {
  let scratch: string;
  let mongo: RunningMongo;
  let temporal: RunningTemporal;
  let real: RealBench;
  let connection: Connection;
  let client: Client;
  const filed: View[] = [];
  /** The last answer to callers, by case. */
  const acknowledged = new Map<string, number>();

  const live = (store: 'mongo' | 'temporal') => join(scratch, store);
  const kept = (store: 'mongo' | 'temporal', moment: Moment) => join(scratch, `${store}-${moment}`);
  const dbFile = () => join(live('temporal'), 'temporal.db');

  async function start(): Promise<void> {
    const ports = { mongo: mongo?.port, temporal: temporal && Number(temporal.address.split(':')[1]) };
    [mongo, temporal] = await Promise.all([
      startMongo({ dir: live('mongo'), cacheGb: 0.25, ...(ports.mongo ? { port: ports.mongo } : {}) }),
      startTemporal({ dbFile: dbFile(), ...(ports.temporal ? { port: ports.temporal } : {}) }),
    ]);
    await prepareServer(temporal.address);
  }
  async function whileStopped(work: () => Promise<unknown>): Promise<void> {
    const { database, taskQueue } = real;
    await real.close();
    await connection?.close();
    await Promise.all([mongo.stop(), temporal.stop()]);
    await work();
    await start();
    // Every process starts anew: a driver that stays refuses a primary whose elections lie before what it knows.
    await open({ database, taskQueue });
  }
  async function open(place?: Pick<RealBench, 'database' | 'taskQueue'>): Promise<void> {
    const servers = { mongoUri: mongo.uri, temporalAddress: temporal.address };
    real = await openRealBench({ servers, ...(place ? { place } : {}) });
    connection = await Connection.connect({ address: temporal.address });
    client = new Client({ connection, ...sealing });
  }
  const keep = (moment: Moment) =>
    whileStopped(async () => {
      for (const store of ['mongo', 'temporal'] as const) {
        await rm(kept(store, moment), { recursive: true, force: true });
        await cp(live(store), kept(store, moment), { recursive: true });
      }
    });
  const restore = (moments: Readonly<Record<'mongo' | 'temporal', Moment>>) =>
    whileStopped(async () => {
      for (const store of ['mongo', 'temporal'] as const) {
        await rm(live(store), { recursive: true, force: true });
        await cp(kept(store, moments[store]), live(store), { recursive: true });
      }
    });

  const needs = () => ({
    store: real.store,
    client,
    keyring: testKeyring,
    taskQueue: real.taskQueue,
    clock: Date.now,
  });

  /** The next step of the usual way, or false where the case has closed. */
  async function step({ id, trackingCode }: View): Promise<boolean> {
    const state = await real.store.snapshot(id);
    const status = state?.stage.status ?? 'unknown';
    if (status === 'closed') return false;
    const order = ['registered', 'assigned', 'handling', 'reviewing', 'rating'];
    const at = order.indexOf(status);
    if (at === -1) throw new Error(`${id} is ${status}`);
    const [as, command, body = {}] = toClosed[at] as readonly [string, string, object?];
    const done =
      as === 'code'
        ? await real.bench.post<View>(`/v1/track/${id}/rate`, rating, { code: trackingCode })
        : await real.bench.post<View>(`/v1/appeals/${id}/${command}`, body, { as });
    if (done.status !== 200) throw new Error(`${id} ${command}: ${JSON.stringify(done.body)}`);
    acknowledged.set(id, done.body.version);
    return true;
  }
  async function published(): Promise<void> {
    for (const [id, version] of acknowledged) {
      await eventually(
        async () => ((await real.store.events(id)).length >= version ? true : null),
        `the publication of ${id}`,
      );
    }
  }
  async function file(count: number): Promise<void> {
    for (let n = 0; n < count; n += 1) {
      const view = await real.bench.filed();
      filed.push(view);
      acknowledged.set(view.id, view.version);
    }
  }

  beforeAll(async () => {
    scratch = await mkdtemp(join(tmpdir(), 'huiyin-backups-'));
    await start();
    await open();
    await file(cases - 10);
    for (const [index, view] of filed.entries()) for (let n = 0; n < index % 6; n += 1) await step(view);
    await published();
    await keep('first');
    await file(5);
    for (const [index, view] of filed.entries()) if (index % 3 !== 0) await step(view);
    await published();
    await keep('second');
    await file(5);
    for (const [index, view] of filed.entries()) if (index % 4 !== 0) await step(view);
    await published();
    await keep('last');
  }, 600_000);
  afterAll(async () => {
    await real?.close();
    await connection?.close();
    await Promise.all([mongo?.kill(), temporal?.kill()]);
    await rm(scratch, { recursive: true, force: true });
  });

  /** The logs as they stood, so that nothing is lost unnoticed. */
  const logs = async () =>
    new Map<string, AppealEvent[]>(
      await Promise.all(filed.map(async ({ id }) => [id, await real.store.events(id)] as const)),
    );

  it.each(['events', 'appeals'])(
    'a dropped collection %s costs nothing that Temporal or the log holds',
    async (name) => {
      await restore({ mongo: 'last', temporal: 'last' });
      const before = await logs();
      const raw = new MongoClient(mongo.uri);
      await raw.db(real.database).collection(name).drop();
      await raw.close();
      await real.store.ensureIndexes();
      const order = { appeal: null, walk: true, by: 'operator', side: null, all: true, confirm: true };
      if (name === 'appeals') expect((await rebuild({ store: real.store })).skipped).toEqual([]);
      expect(await repair(needs(), order, () => {})).toBe(0);
      expect((await walk(needs())).found).toEqual([]);
      const after = await logs();
      const open = filed.filter(({ id }) => before.get(id)?.every(({ type }) => type !== 'closed'));
      for (const { id } of name === 'appeals' ? filed : open) {
        expect(canonicalJson(after.get(id))).toBe(canonicalJson(before.get(id)));
      }
      for (const view of filed) while (await step(view));
    },
    600_000,
  );

  it.each([
    ['MongoDB alone', { mongo: 'first', temporal: 'last' }, 'nothing'],
    ['Temporal alone', { mongo: 'last', temporal: 'first' }, 'nothing'],
    ['both of different moments', { mongo: 'first', temporal: 'second' }, 'the end'],
    ['both of other moments', { mongo: 'second', temporal: 'first' }, 'the end'],
  ] as const)(
    '%s',
    async (_, moments, lost) => {
      await restore({ mongo: 'last', temporal: 'last' });
      const before = await logs();
      const told = new Map([...before].map(([id, events]) => [id, events.length]));
      await restore(moments);
      const said: string[] = [];
      const order = { appeal: null, walk: true, by: 'operator', side: null, all: true, confirm: true };
      expect(await repair(needs(), order, (line) => said.push(line)), said.join('\n')).toBe(0);
      expect((await walk(needs())).found).toEqual([]);
      const after = await logs();
      const shorter = filed.filter(({ id }) => (after.get(id)?.length ?? 0) < (told.get(id) ?? 0));
      if (lost === 'nothing') expect(shorter).toEqual([]);
      else expect(shorter.length).toBeGreaterThan(0);
      for (const [id, events] of after) {
        // Exactly what was there is there.
        expect(canonicalJson(events)).toBe(canonicalJson(before.get(id)?.slice(0, events.length)));
      }
      const there = filed.filter(({ id }) => (after.get(id)?.length ?? 0) > 0);
      for (const view of there) while (await step(view));
      acknowledged.clear();
      const discrepancies: unknown[] = [];
      await eventually(async () => {
        discrepancies.length = 0;
        const options = { uri: mongo.uri, database: real.database, keyring: testKeyring };
        await auditStore(options, (one) => void discrepancies.push(one), Date.now());
        return discrepancies.length === 0 ? true : null;
      }, 'records that are whole');
      process.stdout.write(
        `${JSON.stringify(moments)}: repaired ${said.filter((line) => line.includes('repaired')).length}, without their last events ${shorter.length}, closed ${there.length} of ${filed.length}\n`,
      );
    },
    600_000,
  );
});
