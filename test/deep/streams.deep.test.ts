import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, inject, it } from 'vitest';
import { issueToken } from '../../api/accounts/token.ts';
import { freePort } from '../../dev/ports.ts';
import { openStore, type Store } from '../../store/index.ts';
import { Program } from '../e2e/program.ts';
import { as, county, file, next } from '../store/appeals.ts';
import { eventsOf } from '../support/events.ts';
import { eventually } from '../support/eventually.ts';
import { programKeyring, programSecret } from '../support/keyring.ts';

/** As many pages as a county has open at once, on one server. */
const most = 500;
const ofAccount = 20;
const withinMs = 2_000;

const port = await freePort();
const base = `http://127.0.0.1:${port}`;
const database = `deep-${randomUUID()}`;
let api: Program;
let store: Store;

beforeAll(async () => {
  store = await openStore({ uri: inject('mongoUri'), database, keyring: programKeyring });
  await store.ensureIndexes();
  api = new Program(process.execPath, ['--import', 'tsx', 'api/main.ts'], {
    TEMPORAL_ADDRESS: inject('temporalAddress'),
    MONGODB_URI: inject('mongoUri'),
    MONGODB_DATABASE: database,
    HUIYIN_TASK_QUEUE: database,
    HUIYIN_SECRET: programSecret,
    PORT: String(port),
  });
  await eventually(
    async () => ((await fetch(`${base}/healthz`).catch(() => null))?.ok ? true : null),
    'the API',
    60_000,
  );
}, 120_000);
afterAll(() => store.close());

async function metric(name: string): Promise<number> {
  const text = await (await fetch(`${base}/metrics`)).text();
  return Number(new RegExp(`^${name} ([\\d.e+]+)$`, 'm').exec(text)?.[1]);
}
const megabytes = async () => (await metric('process_resident_memory_bytes')) / 2 ** 20;

describe(`${most} open pages on one server`, () => {
  it('hear of a change within two seconds, cost little memory, and let the server stop', async () => {
    const accounts = county.people
      .map(({ account }) => account)
      .filter((account) => !account.startsWith('citizen'));
    const tokens = await Promise.all(accounts.map((account) => issueToken(programSecret, account, 3600)));
    const before = await megabytes();
    const beganMs = performance.now();
    const pages = await Promise.all(
      Array.from({ length: most }, async (_, n) => {
        const account = accounts[n % accounts.length]!;
        const headers = { Authorization: `Bearer ${tokens[n % tokens.length]}`, Accept: 'text/event-stream' };
        const response = await fetch(`${base}/v1/stream`, { headers });
        expect([account, response.status]).toEqual([account, 200]);
        const events = eventsOf(response);
        expect((await events.next()).event).toBe('hello');
        return { account, events };
      }),
    );
    const openedMs = performance.now() - beganMs;
    expect(Math.ceil(most / accounts.length)).toBeLessThanOrEqual(ofAccount);
    expect(await metric('huiyin_streams_open')).toBe(most);
    const each = ((await megabytes()) - before) / most;

    const filed = file('20260302-DEEP01');
    const helpers = ['power', 'transport', 'water', 'gas', 'urban-management', 'civil-affairs'];
    const { state } = next(filed, 'dispatch', { lead: 'housing', helpers }, 'centre:county');
    const sees = ({ account }: { account: string }) =>
      ['housing', ...helpers].some((unit) => as(account).unit === unit) ||
      /^(leader|supervision|auditor|admin)/.test(account);
    const seeing = pages.filter(sees);
    const savedMs = performance.now();
    await store.saveSnapshot(state);
    const times = await Promise.all(
      seeing.map(async ({ events }) => {
        for (let one = await events.next(); one.event !== 'change'; one = await events.next());
        return performance.now() - savedMs;
      }),
    );
    const slowest = Math.max(...times);

    const stopMs = performance.now();
    api.pressCtrlC();
    const rest = pages.map(async ({ events }) => {
      for (let one = await events.next(); one.event !== 'end'; one = await events.next());
    });
    await Promise.all([...rest, api.code()]);
    const stoppedMs = performance.now() - stopMs;
    process.stdout.write(
      `${most} streams: opened in ${openedMs.toFixed(0)} ms, ${(each * 1024).toFixed(0)} KB each; ` +
        `the slowest of ${seeing.length} heard of a change after ${slowest.toFixed(0)} ms; stopped in ${stoppedMs.toFixed(0)} ms\n`,
    );
    expect(slowest).toBeLessThan(withinMs);
    expect(each).toBeLessThan(1);
    expect(stoppedMs).toBeLessThan(10_000);
  }, 300_000);
});
