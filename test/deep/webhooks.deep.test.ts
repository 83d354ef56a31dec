import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, expect, inject, it } from 'vitest';
import { issueToken } from '../../api/accounts/token.ts';
import { freePort } from '../../dev/ports.ts';
import { fromSomebodyElse } from '../api/kit.ts';
import { Program } from '../e2e/program.ts';
import { openReceiver, type Receiver } from '../hooks/receiver.ts';
import { eventually } from '../support/eventually.ts';
import { programSecret } from '../support/keyring.ts';

const port = await freePort();
const base = `http://127.0.0.1:${port}/v1`;
const database = `deep-${randomUUID()}`;
const cases = 20;
let receiver: Receiver;
let worker: Program;
let api: Program;

const start = (part: 'api' | 'worker') =>
  new Program(process.execPath, ['--import', 'tsx', `${part}/main.ts`], {
    TEMPORAL_ADDRESS: inject('temporalAddress'),
    MONGODB_URI: inject('mongoUri'),
    MONGODB_DATABASE: database,
    HUIYIN_TASK_QUEUE: database,
    HUIYIN_SECRET: programSecret,
    HUIYIN_WEBHOOKS_LOCAL: 'true',
    PORT: String(port),
  });

beforeAll(async () => {
  receiver = await openReceiver();
  api = start('api');
  worker = start('worker');
  const ready = async () =>
    (await fetch(`http://127.0.0.1:${port}/readyz`).catch(() => null))?.ok ? true : null;
  await eventually(ready, 'the API is ready', 90_000);
}, 120_000);
afterAll(async () => {
  worker.kill();
  api.kill();
  await receiver.close();
});

async function post<T>(path: string, body: object): Promise<T> {
  const token = await issueToken(programSecret, 'integrator:hotline', 3600);
  const headers = { Authorization: `Bearer ${token}`, 'Content-Type': 'application/json' };
  const response = await fetch(`${base}${path}`, { method: 'POST', headers, body: JSON.stringify(body) });
  if (!response.ok) throw new Error(`${path}: ${response.status} ${await response.text()}`);
  return (await response.json()) as T;
}

it('a worker that is killed in the middle of deliveries loses none, and each keeps its one id', async () => {
  await post('/webhooks', { name: 'main', url: receiver.url, events: ['registered'] });
  // Nobody answers, so that deliveries are under way when the worker dies.
  receiver.reply = () => 'hang';
  const filed: string[] = [];
  for (let n = 0; n < cases; n += 1)
    filed.push((await post<{ id: string }>('/appeals', fromSomebodyElse())).id);
  await eventually(async () => (receiver.heard.length > 0 ? true : null), 'the first delivery', 30_000);
  worker.kill();
  await worker.code();
  const tried = new Set(receiver.heard.map(({ message }) => message.data.id));
  receiver.reply = () => 204;
  worker = start('worker');
  receiver.heard.splice(0);
  const all = async () =>
    new Set(receiver.heard.map(({ message }) => message.data.id)).size === cases ? true : null;
  await eventually(all, 'every case is told', 180_000);
  const ids = new Map(receiver.heard.map(({ message, headers }) => [message.data.id, headers['webhook-id']]));
  expect([...ids.keys()].sort()).toEqual([...filed].sort());
  expect(new Set(ids.values()).size).toBe(cases);
  expect([...tried].every((id) => ids.has(id))).toBe(true);
}, 300_000);
