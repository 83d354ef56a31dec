import { describe, expect, it } from 'vitest';
import { useRealDesk } from '../support/real-desk.ts';
import * as sample from '../support/sample-county.ts';

describe('commands by signal', () => {
  const desk = useRealDesk();

  it('are refused on record where they are larger than 64 KB, and five at once stop nothing', async () => {
    const appeal = await desk.file({ continueAfterEvents: 30 });
    const instruction = 'x'.repeat(1_900_000);
    for (let n = 0; n < 5; n += 1) {
      await appeal.signal('dispatch', sample.centre, { lead: 'housing', instruction });
    }
    const refused = await appeal.reaches('signal-refused', 5);
    expect(refused.map(({ data }) => (data as { params: { reason: string } }).params.reason)).toEqual(
      Array.from({ length: 5 }, () => 'the signal is larger than 64 KB'),
    );
    await appeal.signal('dispatch', sample.centre, { lead: 'housing' });
    await appeal.reaches('dispatched');
    expect(JSON.stringify(await appeal.published()).length).toBeLessThan(100_000);
  });

  it('are taken in slices where very many wait, so that no task runs out of its ten seconds', async () => {
    const appeal = await desk.file();
    await appeal.published();
    await desk.stopWorker();
    const many = 450;
    for (let sent = 0; sent < many; sent += 50) {
      await Promise.all(Array.from({ length: 50 }, () => appeal.signal('accept', sample.housing)));
    }
    await desk.startWorker();
    await appeal.reaches('signal-refused', many);
    const { workflowTaskTimedOut = 0, workflowTaskFailed = 0, timerFired = 0 } = await appeal.historyCounts();
    expect([workflowTaskTimedOut, workflowTaskFailed]).toEqual([0, 0]);
    expect(timerFired).toBeGreaterThanOrEqual(2);
  });

  it('are carried out with the facts of the county, whatever the signal says they are', async () => {
    const appeal = await desk.file();
    await appeal.sendSignal('dispatch', {
      actor: sample.centre,
      facts: { units: { nowhere: { id: 'nowhere', head: 'me', people: [], leader: null } } },
      lead: 'nowhere',
    });
    const [refused] = await appeal.reaches('signal-refused');
    expect(refused?.data).toMatchObject({ command: 'dispatch', code: 'unknown-unit' });
    await appeal.signal('dispatch', sample.centre, { lead: 'housing' });
    const [dispatched] = await appeal.reaches('dispatched');
    expect(dispatched?.data).toMatchObject({ lead: 'housing', person: 'housing.head' });
    expect(dispatched?.actor).toEqual(sample.centre);
  });

  it('know the role and the unit of an account of the county', async () => {
    const appeal = await desk.file();
    await appeal.sendSignal('dispatch', { actor: { account: sample.centre.account }, lead: 'housing' });
    const [dispatched] = await appeal.reaches('dispatched');
    expect(dispatched?.actor).toEqual(sample.centre);
  });

  it.each([
    ['nothing', []],
    ['null', [null]],
    ['a text', ['please']],
    ['a list', [[1, 2]]],
    ['no actor', [{ lead: 'housing' }]],
    ['an actor whom nobody knows', [{ actor: { account: 'nobody' }, lead: 'housing' }]],
    [
      'an actor who is the system',
      [{ actor: { account: 'system', unit: null, role: 'system' }, lead: 'housing' }],
    ],
    ['no body', [{ actor: sample.centre }]],
    ['a field too many', [{ actor: sample.centre, lead: 'housing', force: true }]],
    ['a field of the wrong type', [{ actor: sample.centre, lead: 7 }]],
    ['bytes that are no JSON', [Uint8Array.from([0xff, 0xfe, 0x00])]],
  ])('become an event where they hold %s, and the case goes on', async (_, args) => {
    const appeal = await desk.file();
    await appeal.sendSignal('dispatch', ...args);
    const [refused] = await appeal.reaches('signal-refused');
    expect(refused?.data).toMatchObject({ command: 'dispatch', code: 'malformed' });
    await appeal.give('dispatch', sample.centre, { lead: 'housing' });
    expect(await appeal.types()).toEqual(['registered', 'signal-refused', 'dispatched']);
  });

  it('become an event where their payload cannot be decoded at all', async () => {
    const appeal = await desk.file();
    const bytes = (text: string) => new TextEncoder().encode(text);
    const broken = (encoding: string) => ({
      metadata: { encoding: bytes(encoding) },
      data: bytes('{"actor":'),
    });
    for (const encoding of ['json/plain', 'json/protobuf', 'binary/encrypted']) {
      await desk.client.workflowService.signalWorkflowExecution({
        namespace: 'default',
        workflowExecution: { workflowId: appeal.id },
        signalName: 'dispatch',
        input: { payloads: [broken(encoding)] },
      });
    }
    const refused = await appeal.reaches('signal-refused', 3);
    expect(refused.every(({ data }) => (data as { code: string }).code === 'malformed')).toBe(true);
    expect(await appeal.give('dispatch', sample.centre, { lead: 'housing' })).toMatchObject({ version: 5 });
  });

  it('become an event where there is no such command', async () => {
    const appeal = await desk.file();
    await appeal.sendSignal('abolish', { actor: sample.centre });
    const [refused] = await appeal.reaches('signal-refused');
    expect(refused?.data).toMatchObject({ command: 'abolish', code: 'malformed' });
  });

  it('are taken in the order in which they came, even those that came before the worker', async () => {
    await desk.stopWorker();
    const appeal = await desk.file();
    await appeal.signal('dispatch', sample.centre, { lead: 'housing' });
    await appeal.sendSignal('abolish');
    await appeal.signal('accept', sample.housing);
    await appeal.signal('deny-ownership', sample.housing, { grounds: 'not ours', basis: 'the list' });
    await desk.startWorker();
    await appeal.reaches('ownership-denied');
    expect(await appeal.types()).toEqual([
      'registered',
      'dispatched',
      'signal-refused',
      'accepted',
      'ownership-denied',
    ]);
  });
});
