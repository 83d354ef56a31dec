import { Client, Connection } from '@temporalio/client';
import { afterAll, beforeAll, describe, expect, inject, it } from 'vitest';
import { pokeLate } from '../../worker/hooks/keep-poking.ts';
import { fromSomebodyElse, type View } from '../api/kit.ts';
import { openRealBench, type RealBench } from '../api/real-kit.ts';
import { eventually } from '../support/eventually.ts';
import { sealing } from '../support/keyring.ts';
import { openReceiver, type Receiver } from './receiver.ts';

const hotline = { as: 'integrator:hotline' };

describe('webhooks on Temporal and MongoDB', () => {
  let real: RealBench;
  let receiver: Receiver;
  let endpoint: string;
  beforeAll(async () => {
    receiver = await openReceiver();
    real = await openRealBench({ deps: { hooks: { local: true } } });
    const body = { name: 'main', url: receiver.url };
    const added = await real.bench.post<{ id: string }>('/v1/webhooks', body, hotline);
    endpoint = added.body.id;
  });
  afterAll(async () => {
    await real.close();
    await receiver.close();
  });
  const toldOf = (id: string) =>
    receiver.heard.map(({ message: { data } }) => data).filter((data) => data.id === id);
  const reaches = (id: string, count: number) =>
    eventually(async () => (toldOf(id).length >= count ? toldOf(id) : null), `${count} events are told`);

  it('tell the program that filed of each event, in order', async () => {
    const { id } = await real.bench.filed(
      ['centre:county', 'dispatch', { lead: 'housing' }],
      ['officer:housing', 'accept'],
    );
    const told = await reaches(id, 3);
    expect(told.map(({ seq }) => seq)).toEqual([1, 2, 3]);
  });

  it('send a test, and say how it went', async () => {
    await real.bench.post(`/v1/webhooks/${endpoint}/test`, {}, hotline);
    const found = await eventually(
      async () => receiver.heard.find(({ message }) => message.type === 'webhook.test') ?? null,
      'the test arrives',
    );
    expect(found.message.data).toMatchObject({ event: 'webhook.test', seq: 1 });
  });

  it('are made up for by the worker where a poke was lost', async () => {
    await real.stopWorker();
    const { body } = await real.bench.file(fromSomebodyElse());
    const { id } = body as View;
    const connection = await Connection.connect({ address: inject('temporalAddress') });
    const client = new Client({ connection, ...sealing });
    const later = { store: real.store, client, taskQueue: real.taskQueue, clock: () => Date.now() + 60_000 };
    expect(await pokeLate(later)).toEqual([endpoint]);
    await connection.close();
    await real.startWorker();
    await reaches(id, 1);
  });
});
