import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { MongoError } from 'mongodb';
import { afterAll, describe, expect, it } from 'vitest';
import { freePort } from '../../dev/ports.ts';
import { type RunningMongo, startMongo } from '../../dev/servers/mongo.ts';
import { openStore } from '../../store/index.ts';
import { eventually } from '../support/eventually.ts';
import { testKeyring } from '../support/keyring.ts';
import { dispatched } from './appeals.ts';

const port = await freePort();
const dir = await mkdtemp(join(tmpdir(), 'huiyin-store-away-'));
const store = await openStore({
  ...{ uri: `mongodb://127.0.0.1:${port}/?replicaSet=rs0`, database: 'away' },
  keyring: testKeyring,
});
const { state, events } = dispatched('20260302-AWAY01');
/** Begun before MongoDB is there, as an API does that starts first. */
const places: (string | null)[] = [];
const heard: string[] = [];
store.changes.follow({
  heard: (change) => heard.push(change.kind === 'appeal' ? change.id : change.kind),
  at: (place) => places.push(place),
  lost: () => {},
});
let mongo: RunningMongo | undefined;

afterAll(async () => {
  await mongo?.kill();
  await rm(dir, { recursive: true, force: true });
});

/** A silent server costs the wait for it, twice where the driver tries again; then nobody is there. */
const MOST_MS = 9_000;
const AWAY_MS = 3_000;

async function failsWithin(limitMs: number, call: () => Promise<unknown>) {
  const beganMs = performance.now();
  await expect(call()).rejects.toBeInstanceOf(MongoError);
  expect(performance.now() - beganMs).toBeLessThan(limitMs);
}

/** By Linux's word for it; elsewhere the signal has to do. */
const isStopped = (pid: number): Promise<boolean> =>
  readFile(`/proc/${pid}/stat`, 'utf8').then(
    (stat) => /\) [Tt] /.test(stat),
    () => true,
  );

async function allFailQuickly() {
  await Promise.all([
    failsWithin(AWAY_MS, () => store.snapshot(state.id)),
    failsWithin(AWAY_MS, () => store.saveSnapshot(state)),
    failsWithin(AWAY_MS, () => store.saveEvents(state.id, events)),
    failsWithin(AWAY_MS, () => store.events(state.id)),
    failsWithin(AWAY_MS, () => store.list({ visibleTo: { all: true } })),
    failsWithin(AWAY_MS, () => store.openClaims('housing')),
    failsWithin(AWAY_MS, () => store.repeats({ phone: '13800000000', category: 'roads', sinceMs: 0 })),
    failsWithin(AWAY_MS, () => store.alike({ category: 'roads', title: '路灯', sinceMs: 0, most: 1 })),
    failsWithin(AWAY_MS, () => store.similar({ category: 'roads', closedSinceMs: 0, except: null, most: 1 })),
    failsWithin(AWAY_MS, () => store.near({ category: 'roads', title: '路灯', location: null, sinceMs: 0 })),
    failsWithin(AWAY_MS, () => store.county.latest()),
    failsWithin(AWAY_MS, () => store.ensureIndexes()),
  ]);
  expect(await store.ping()).toBe(false);
}

describe('a store whose MongoDB is away', () => {
  it('opens all the same, fails each call quickly, serves once MongoDB is there, and again when it is back', async () => {
    await allFailQuickly();
    mongo = await startMongo({ dir, port, cacheGb: 0.25 });
    expect(await store.ping()).toBe(true);
    await store.ensureIndexes();
    await eventually(async () => places[0] ?? null, 'the first answer to who follows changes');
    await store.saveEvents(state.id, events);
    expect(await store.saveSnapshot(state)).toBe('saved');
    await eventually(async () => (heard.includes(state.id) ? true : null), 'the change');
    await mongo.kill();
    await allFailQuickly();
    mongo = await startMongo({ dir, port, cacheGb: 0.25 });
    expect((await store.snapshot(state.id))?.seq).toBe(state.seq);
    expect(await store.events(state.id)).toHaveLength(events.length);
  });

  it('gives up on a server that has fallen silent', async () => {
    const pid = mongo?.process.pid;
    if (pid === undefined) throw new Error('no mongod runs');
    process.kill(pid, 'SIGSTOP');
    // On a busy machine its threads run on for a moment.
    await eventually(async () => (await isStopped(pid)) || null, 'the silence');
    try {
      await failsWithin(MOST_MS, () => store.snapshot(state.id));
      await failsWithin(MOST_MS, () => store.saveSnapshot(state));
    } finally {
      process.kill(pid, 'SIGCONT');
    }
  });

  it('stays closed once it is closed', async () => {
    await store.close();
    await failsWithin(AWAY_MS, () => store.snapshot(state.id));
  });
});
